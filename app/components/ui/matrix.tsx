import { heatOf } from './heat.ts'
import { Link } from './link.tsx'

type Line = { key: string; label: string }

/** A table of figures whose shade follows their size; every figure leads to its rows. */
export function Matrix({
	caption,
	rows,
	columns,
	countAt,
	to,
}: {
	caption: string
	rows: readonly Line[]
	columns: readonly Line[]
	countAt: (row: string, column: string) => number
	to: (row: string, column: string) => string
}) {
	const largest = Math.max(...rows.flatMap((row) => columns.map((column) => countAt(row.key, column.key))))
	return (
		<table className="matrix">
			<caption>{caption}</caption>
			<thead>
				<tr>
					<td />
					{columns.map((column) => (
						<th key={column.key} scope="col">
							{column.label}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{rows.map((row) => (
					<tr key={row.key}>
						<th scope="row">{row.label}</th>
						{columns.map((column) => {
							const value = countAt(row.key, column.key)
							return (
								<td key={column.key} data-heat={heatOf(value, largest)}>
									{value === 0 ? (
										<span aria-hidden="true">·</span>
									) : (
										<Link to={to(row.key, column.key)} aria-label={`${row.label} → ${column.label}: ${value}`}>
											{value}
										</Link>
									)}
								</td>
							)
						})}
					</tr>
				))}
			</tbody>
		</table>
	)
}

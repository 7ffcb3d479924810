import { Link } from '../ui/link.tsx'

/** Figures by one division, each leading to its rows. */
export function CountTable({
	heading,
	count,
	rows,
}: {
	heading: string
	count: string
	rows: readonly { key: string; label: string; value: number; to: string }[]
}) {
	return (
		<table>
			<thead>
				<tr>
					<th scope="col">{heading}</th>
					<th scope="col" className="num">
						{count}
					</th>
				</tr>
			</thead>
			<tbody>
				{rows.map((row) => (
					<tr key={row.key}>
						<th scope="row">{row.label}</th>
						<td className="num">
							<Link to={row.to}>{row.value}</Link>
						</td>
					</tr>
				))}
			</tbody>
		</table>
	)
}

import { useFormat } from '#app/i18n/use-format.ts'
import { Link } from '../ui/link.tsx'
import { Matrix } from '../ui/matrix.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { SortHead } from '../ui/sort-head.tsx'
import { Funnel, StatStrip } from '../ui/stat-strip.tsx'
import { useSample } from './use-sample.ts'

const codes = ['XNY-2026-0011', 'JQR-2026-0004', 'DLX-2026-0002']
const closes = ['2026-12-18', '2027-01-09', '2027-01-12']

export function Tables() {
	const { table, rows } = useSample()
	const format = useFormat()
	return (
		<>
			<table className="stacked">
				<caption>{table.caption}</caption>
				<thead>
					<tr>
						<th scope="col">{table.code}</th>
						<SortHead label={table.title} to="?sort=title" />
						<SortHead label={table.closes} to="?sort=-closes" order="ascending" />
						<SortHead label={table.amount} to="?sort=amount" isNumeric />
					</tr>
				</thead>
				<tbody>
					{rows.map((title, at) => (
						<tr key={title}>
							<td className="code">{codes[at]}</td>
							<th scope="row">
								<Link to="#data">{title}</Link>
							</th>
							<td data-label={table.closes}>{closes[at]}</td>
							<td className="num" data-label={table.amount}>
								{format.number([320, 1280.5, 96][at] ?? 0, 1)}
							</td>
						</tr>
					))}
				</tbody>
			</table>
			<Pagination page={6} pages={24} to={(page) => `?page=${page}`} />
		</>
	)
}

export function Monitoring() {
	const { stats, statNotes, funnel, matrix, cities } = useSample()
	const lines = Object.entries(cities).map(([key, label]) => ({ key, label }))
	const counts = [203, 151, 128, 109, 67]
	const values = ['128', '412', '67', '1.86', '74', '5']
	const at = (key: string) => lines.findIndex((line) => line.key === key)
	return (
		<>
			<StatStrip stats={stats.map((label, index) => ({ label, value: values[index] ?? '', note: statNotes[index], to: '#monitor' }))} />
			<div className="columns">
				<div>
					<Matrix
						caption={matrix}
						rows={lines}
						columns={lines}
						countAt={(row, column) => Math.max(0, ((at(row) * 5 + at(column) * 7) % 14) - 3)}
						to={() => '#monitor'}
					/>
				</div>
				<Funnel
					steps={funnel.map((label, index) => {
						const [count = 0, before] = [counts[index], counts[index - 1]]
						return { label, count, shown: String(count), rate: before ? `${Math.round((count / before) * 100)} %` : undefined, to: '#monitor' }
					})}
				/>
			</div>
		</>
	)
}

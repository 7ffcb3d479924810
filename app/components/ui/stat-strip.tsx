import { Link } from './link.tsx'

/** Figures side by side; each leads to the rows behind it. */
export function StatStrip({ stats }: { stats: readonly { label: string; value: string; note?: string; to?: string }[] }) {
	return (
		<dl className="strip">
			{stats.map(({ label, value, note, to }) => (
				<div key={label}>
					<dt>{label}</dt>
					<dd>
						{to ? <Link to={to}>{value}</Link> : value}
						{note ? <small>{note}</small> : null}
					</dd>
				</div>
			))}
		</dl>
	)
}

/** Steps of which each keeps a share of the one before. */
export function Funnel({ steps }: { steps: readonly { label: string; count: number; shown: string; rate?: string; to: string }[] }) {
	const largest = Math.max(1, ...steps.map((step) => step.count))
	return (
		<ol className="funnel">
			{steps.map(({ label, count, shown, rate, to }) => (
				<li key={label}>
					<span>{label}</span>
					<span className="bar">
						<i style={{ width: `${(count / largest) * 80}%` }} />
						<Link to={to}>{shown}</Link>
					</span>
					<span className="rate">{rate}</span>
				</li>
			))}
		</ol>
	)
}

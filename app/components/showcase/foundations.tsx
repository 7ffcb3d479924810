import { useSample } from './use-sample.ts'

const inks = ['ink', 'ink-2', 'ink-3', 'seal', 'blue', 'ok', 'warn']
const grounds = ['paper', 'sheet', 'rule-2', 'rule', 'blue-tint', 'ok-tint', 'warn-tint', 'seal-tint', 'hue-1', 'hue-2', 'hue-3', 'hue-4', 'hue-5']

export function Foundations() {
	const sample = useSample()
	return (
		<>
			<ul className="cluster">
				{inks.map((name) => (
					<li key={name} style={{ color: `var(--${name})` }}>
						{name}
					</li>
				))}
			</ul>
			<ul className="swatches">
				{grounds.map((name) => (
					<li key={name}>
						<span style={{ background: `var(--${name})` }} />
						{name}
					</li>
				))}
			</ul>
			<h3>{sample.headline}</h3>
			<p className="prose">{sample.running}</p>
			<p className="muted">{sample.running}</p>
			<p className="faint">{sample.running}</p>
		</>
	)
}

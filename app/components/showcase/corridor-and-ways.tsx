import { citySlugs } from '#app/domain/organisation/organisation.ts'
import { CorridorLine } from '../corridor/corridor-line.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Breadcrumbs } from '../ui/page-head.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { useSample } from './use-sample.ts'

const counts = [11, 7, 5, 4, 2, 8, 3, 3]

export function Corridors() {
	const { cities, solves } = useSample()
	const stations = citySlugs.map((slug, at) => ({ slug, name: cities[slug], count: counts[at] ?? 0, to: '#corridor', isSelected: slug === 'suzhou' }))
	return (
		<>
			<CorridorLine cities={stations} />
			<div className="columns">
				<CorridorLine
					label={solves}
					cities={stations.map((station) => ({ ...station, isSelected: false }))}
					arcs={[
						{ from: 'putuo', to: 'suzhou', count: 6 },
						{ from: 'putuo', to: 'nanjing', count: 4 },
						{ from: 'wuxi', to: 'putuo', count: 3 },
						{ from: 'nanjing', to: 'changzhou', count: 2 },
						{ from: 'nantong', to: 'wuxi', count: 1 },
					]}
				/>
				<div />
			</div>
		</>
	)
}

export function Ways() {
	const { crumbs, tabs, headline, summary, actions } = useSample()
	return (
		<>
			<Breadcrumbs items={crumbs.map((label, at) => ({ to: `#${at}`, label }))} />
			<Tabs label={headline} tabs={tabs.map((label, at) => ({ to: `?tab=${at}`, label, count: String(at * 7), isCurrent: at === 1 }))} />
			<details>
				<summary>{headline}</summary>
				<p>{summary}</p>
			</details>
			<LinkButton to="#ways" variant="quiet">
				{actions.quiet}
			</LinkButton>
		</>
	)
}

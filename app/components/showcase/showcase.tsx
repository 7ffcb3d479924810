import { PageHead } from '../ui/page-head.tsx'
import { ChallengeParts } from './challenge-parts.tsx'
import { Commands } from './commands.tsx'
import { Corridors, Ways } from './corridor-and-ways.tsx'
import { Monitoring, Tables } from './figures.tsx'
import { Forms } from './forms.tsx'
import { Foundations } from './foundations.tsx'
import { Notices } from './notices.tsx'
import { useSample } from './use-sample.ts'

const parts = [
	['corridor', Corridors],
	['challenge', ChallengeParts],
	['actions', Commands],
	['forms', Forms],
	['notices', Notices],
	['data', Tables],
	['monitor', Monitoring],
	['ways', Ways],
	['colours', Foundations],
] as const

/** The developers' page: every part in every state. */
export function Showcase() {
	const { title, intro, sections } = useSample()
	return (
		<main id="main" className="wrap">
			<PageHead title={title}>{intro}</PageHead>
			{parts.map(([id, Part]) => (
				<section key={id} id={id} className="specimens">
					<h2>{sections[id]}</h2>
					<Part />
				</section>
			))}
		</main>
	)
}

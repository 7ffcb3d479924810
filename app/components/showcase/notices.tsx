import { Banner } from '../ui/banner.tsx'
import { LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/page-head.tsx'
import { Progress } from '../ui/progress.tsx'
import { ChainMark, DemoMark, Tag } from '../ui/tag.tsx'
import { useSample } from './use-sample.ts'

export function Notices() {
	const { notices, tags, chains, progress, empty } = useSample()
	return (
		<>
			<Banner>{notices.info}</Banner>
			<Banner tone="warn" title={notices.title}>
				<p>{notices.warn}</p>
			</Banner>
			<Banner tone="danger">{notices.danger}</Banner>
			<Banner tone="success">{notices.success}</Banner>
			<p className="cluster">
				<Tag>{tags.plain}</Tag>
				<Tag tone="blue">{tags.blue}</Tag>
				<Tag tone="ok">{tags.ok}</Tag>
				<Tag tone="warn">{tags.warn}</Tag>
				<Tag tone="seal">{tags.seal}</Tag>
				<DemoMark isDemo />
			</p>
			<p className="cluster">
				{chains.map((name, at) => (
					<ChainMark key={name} hue={at + 1} name={name} />
				))}
			</p>
			<Progress label={progress} done={3200} total={5000} />
			<EmptyState title={empty.title}>
				<p>{empty.hint}</p>
				<p>
					<LinkButton to="#notices">{empty.act}</LinkButton>
				</p>
			</EmptyState>
		</>
	)
}

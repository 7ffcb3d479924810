import { useTranslation } from 'react-i18next'
import type { ListOrigin } from '#app/domain/list/list.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Link } from '../ui/link.tsx'
import { Name } from '../ui/name.tsx'
import { ChainMark, DemoMark, Tag } from '../ui/tag.tsx'

type Entry = {
	code: string
	title: string
	titleEn: string | null
	origin: ListOrigin
	releasedAt: Date | null
	challengeCount: number
	isDemo: boolean
	chain?: { hue: number; nameZh: string; nameEn: string } | null
}

/** Released lists, newest first. */
export function ListEntries({ lists, heading: Heading = 'h3' }: { lists: readonly Entry[]; heading?: 'h2' | 'h3' }) {
	const { t } = useTranslation('list')
	const format = useFormat()
	return (
		<ul className="entries">
			{lists.map((list) => (
				<li key={list.code}>
					<Heading>
						<Link to={`/lists/${encodeURIComponent(list.code)}`}>
							<Name of={{ name: list.title, nameEn: list.titleEn }} />
						</Link>
					</Heading>
					<span className="cluster muted">
						<span className="code">{list.code}</span>
						{list.chain ? <ChainMark hue={list.chain.hue} name={format.title(list.chain)} /> : null}
						{list.origin === 'foreign' ? <Tag>{t('foreign')}</Tag> : null}
						<span>{t('count', { count: list.challengeCount })}</span>
						{list.releasedAt ? <span>{t('released', { day: format.day(list.releasedAt) })}</span> : null}
						<DemoMark isDemo={list.isDemo} />
					</span>
				</li>
			))}
		</ul>
	)
}

import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import { Link } from '../ui/link.tsx'
import { Name } from '../ui/name.tsx'
import { ChainMark } from '../ui/tag.tsx'

type Chain = { slug: string; hue: number; nameZh: string; nameEn: string; leadName: string | null; leadNameEn: string | null; openCount: number }

/** The chains, each with its lead institute. */
export function ChainCards({ chains, heading: Heading = 'h3' }: { chains: readonly Chain[]; heading?: 'h2' | 'h3' }) {
	const { t } = useTranslation('organisation')
	const format = useFormat()
	return (
		<ul className="entries">
			{chains.map((chain) => (
				<li key={chain.slug}>
					<Heading>
						<Link to={`/chains/${chain.slug}`}>
							<ChainMark hue={chain.hue} name={format.title(chain)} />
						</Link>
					</Heading>
					<span className="cluster muted">
						{chain.leadName ? (
							<span>
								{t('chain.lead')} · <Name of={{ name: chain.leadName, nameEn: chain.leadNameEn }} />
							</span>
						) : null}
						<span>{t('chain.openCount', { count: chain.openCount })}</span>
					</span>
				</li>
			))}
		</ul>
	)
}

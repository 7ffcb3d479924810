import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import { ChainMark } from '../ui/tag.tsx'

type Chain = { slug: string; hue: number; nameZh: string; nameEn: string; leadName: string | null; leadNameEn: string | null }

/** The chains, each with its lead institute. */
export function ChainCards({ chains }: { chains: readonly Chain[] }) {
	const { t } = useTranslation('organisation')
	const format = useFormat()
	return (
		<ul className="entries">
			{chains.map((chain) => (
				<li key={chain.slug}>
					<h3>
						<Link to={`/chains/${chain.slug}`}>
							<ChainMark hue={chain.hue} name={format.title(chain)} />
						</Link>
					</h3>
					{chain.leadName ? (
						<span className="muted">
							{t('chain.lead')} · {format.name({ name: chain.leadName, nameEn: chain.leadNameEn })}
						</span>
					) : null}
				</li>
			))}
		</ul>
	)
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import { Link } from '../ui/link.tsx'
import { Name } from '../ui/name.tsx'
import { ChainMark, DemoMark } from '../ui/tag.tsx'
import { ShortCountdown } from './countdown.tsx'
import { Money } from './money.tsx'

type ChallengeSummary = {
	code: string
	title: string
	language: 'zh' | 'en'
	summary: string
	chain: { hue: number; nameZh: string; nameEn: string } | null
	issuer: { name: string; nameEn: string | null }
	city: { nameZh: string; nameEn: string } | null
	budgetFen: number | null
	budgetNote: string
	indicatorCount: number
	bidsCloseAt: Date | null
	isDemo: boolean
}

type Row = { challenge: ChallengeSummary; serverNow: Date; status?: ReactNode; note?: ReactNode; heading?: 'h2' | 'h3' }

/** A challenge in a list: what is wanted, what it pays, when it closes. `status` stands in for the countdown once that is over, `note` under what is wanted. */
export function ChallengeRow({ challenge, serverNow, status, note, heading: Heading = 'h3' }: Row) {
	const { t } = useTranslation('ui')
	const format = useFormat()
	const { chain, city, issuer } = challenge
	return (
		<article className="challenge-row">
			<div>
				<div className="cluster">
					<span className="code">{challenge.code}</span>
					{chain ? <ChainMark hue={chain.hue} name={format.title(chain)} /> : null}
					<DemoMark isDemo={challenge.isDemo} />
				</div>
				<Heading lang={challenge.language === 'zh' ? 'zh-CN' : 'en'}>
					<Link to={`/challenges/${challenge.code}`} prefetch="intent">
						{challenge.title}
					</Link>
				</Heading>
				<span className="muted">
					<Name of={issuer} />
					{city ? ` · ${format.title(city)}` : null}
				</span>
				{challenge.summary ? <p lang={challenge.language === 'zh' ? 'zh-CN' : 'en'}>{challenge.summary}</p> : null}
				{note}
			</div>
			<div>
				<Money budgetFen={challenge.budgetFen} budgetNote={challenge.budgetNote} />
				<span className="faint">{t('row.indicators', { count: challenge.indicatorCount })}</span>
			</div>
			<div>{status ?? (challenge.bidsCloseAt ? <ShortCountdown closesAt={challenge.bidsCloseAt} serverNow={serverNow} /> : null)}</div>
		</article>
	)
}

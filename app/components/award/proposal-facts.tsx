import { useTranslation } from 'react-i18next'
import type { PlaceRole, ProposalStatus } from '#app/domain/award/lifecycle.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Tag } from '../ui/tag.tsx'
import { PlacedNames } from './placed-names.tsx'

type Proposal = {
	number: number
	status: ProposalStatus
	reason: string
	madeAt: Date
	places: readonly { bidId: string; role: PlaceRole; bidder: { slug: string; name: string; nameEn: string | null }; refusedAt: Date | null; refusal: string }[]
}

/** A proposal as its issuer sees it: winners and reserves, why, what became of it, and why a winner gave up. */
export function ProposalFacts({ proposal: { number, status, reason, madeAt, places }, lang }: { proposal: Proposal; lang: string }) {
	const { t } = useTranslation(['award', 'notice'])
	const format = useFormat()
	const placed = (role: PlaceRole) => places.filter((one) => one.role === role).map(({ bidder, refusedAt }) => ({ ...bidder, hasRefused: refusedAt !== null }))
	const [winners, reserves] = [placed('winner'), placed('reserve')]
	return (
		<section>
			<h2>
				{t('number', { number })} <Tag tone={status === 'open' ? 'blue' : status === 'published' ? 'ok' : 'warn'}>{t(`status.${status}`)}</Tag>{' '}
				{winners.length > 1 ? <Tag>{t('race')}</Tag> : null}
			</h2>
			<dl className="facts">
				<dt>{t('notice:winner')}</dt>
				<dd>
					<PlacedNames placed={winners} />
				</dd>
				<dt>{t('notice:reserves')}</dt>
				<dd>{reserves.length > 0 ? <PlacedNames placed={reserves} /> : t('noReserves')}</dd>
				<dt>{t('reason')}</dt>
				<dd className="prose" lang={lang}>
					{reason}
				</dd>
				<dt>{t('madeAt')}</dt>
				<dd>{format.instant(madeAt)}</dd>
				{places.map(({ bidId, bidder, refusedAt, refusal }) =>
					refusedAt ? (
						<div key={bidId}>
							<dt>{t('notice:status.refused')}</dt>
							<dd>
								{t('refusedBy', { name: format.name(bidder), at: format.instant(refusedAt) })}
								<p className="prose">{refusal}</p>
							</dd>
						</div>
					) : null,
				)}
			</dl>
		</section>
	)
}

import { useTranslation } from 'react-i18next'
import type { PlaceRole } from '#app/domain/award/lifecycle.ts'
import { Banner } from '../ui/banner.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Tag } from '../ui/tag.tsx'

type OwnPlace = { role: PlaceRole; place: number; isRacing: boolean; isPublic: boolean; mayRefuse: boolean; refusal: string }

/** On a bidder's page of its bid: where it is placed in the award, and how to give up. */
export function PlaceBanner({ bidId, place: { role, place, isRacing, isPublic, mayRefuse, refusal } }: { bidId: string; place: OwnPlace }) {
	const { t } = useTranslation('award')
	if (refusal) {
		return (
			<Banner tone="warn" title={t('own.refused')}>
				<p className="prose">{refusal}</p>
			</Banner>
		)
	}
	if (role === 'reserve') return <Banner>{t('own.reserve', { place })}</Banner>
	return (
		<Banner tone="success" title={t('own.winner')}>
			<p>
				{t(isPublic ? 'own.public' : 'own.quiet')} {isRacing ? <Tag>{t('race')}</Tag> : null}
			</p>
			{mayRefuse ? <LinkButton to={`/bidder/bids/${bidId}/refuse`}>{t('refuse.command')}</LinkButton> : null}
		</Banner>
	)
}

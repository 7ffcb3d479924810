import { useTranslation } from 'react-i18next'
import type { PlaceState } from '#app/domain/bid/next-step.ts'
import { Banner } from '../ui/banner.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Tag } from '../ui/tag.tsx'

type OwnPlace = { place: number; isRacing: boolean; mayRefuse: boolean; refusal: string }

/** On a bidder's page of its bid: where it is placed in the award, and how to give up. */
export function PlaceBanner({ bidId, state, place: { place, isRacing, mayRefuse, refusal } }: { bidId: string; state: PlaceState; place: OwnPlace }) {
	const { t } = useTranslation('award')
	if (state === 'refused') {
		return (
			<Banner tone="warn" title={t('own.refused')}>
				<p className="prose">{refusal}</p>
			</Banner>
		)
	}
	if (state === 'reserve') return <Banner>{t('own.reserve', { place })}</Banner>
	return (
		<Banner tone="success" title={t(`own.${state}`)}>
			{mayRefuse || isRacing ? (
				<p>
					{mayRefuse ? t(state === 'proposed' ? 'own.quiet' : 'own.public') : null} {isRacing ? <Tag>{t('race')}</Tag> : null}
				</p>
			) : null}
			{mayRefuse ? <LinkButton to={`/bidder/bids/${bidId}/refuse`}>{t('refuse.command')}</LinkButton> : null}
		</Banner>
	)
}

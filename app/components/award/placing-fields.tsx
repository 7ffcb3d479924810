import type { FieldMetadata } from '@conform-to/react'
import { useTranslation } from 'react-i18next'
import { placeRoles } from '#app/domain/award/lifecycle.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { usePriceText } from '../bid/use-price-text.ts'
import { BoundArea, BoundSelect, BoundText } from '../form/bound-fields.tsx'

type Placed = {
	bidder: { name: string; nameEn: string | null }
	priceFen: number | null
	outcomes: { met: number; notMet: number; open: number }
	/** The last clarification it was not confirmed against. */
	unconfirmed: number | null
	score: { score: number; rank: number | null } | null
	outcomeReason: string
}
type Fields = Required<Record<'role' | 'order' | 'reason', FieldMetadata<unknown>>>

/** One bid on the form of a proposal: what it offers and how it was scored, its place, and what its bidder is told. */
export function PlacingFields({ bid, fields }: { bid: Placed; fields: Fields }) {
	const { t } = useTranslation(['award', 'bid', 'clarify'])
	const format = useFormat()
	const priceText = usePriceText()
	const { score, priceFen, outcomes, unconfirmed } = bid
	const facts = [
		...(score && score.rank !== null ? [t('scored', { rank: score.rank, score: format.number(score.score / 100, 2) })] : []),
		priceText(priceFen),
		t('bid:issuer.metOf', outcomes),
		...(unconfirmed === null ? [] : [t('clarify:bid.mark', { number: unconfirmed })]),
	]
	return (
		<fieldset className="field placing">
			<legend className="section">{format.name(bid.bidder)}</legend>
			<p className="muted">{facts.join(' · ')}</p>
			<div className="cluster">
				<BoundSelect
					field={fields.role}
					label={t('place')}
					placeholder={t('role.none')}
					options={placeRoles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
				/>
				<BoundText field={fields.order} label={t('order')} inputMode="numeric" isShort />
			</div>
			<BoundArea field={fields.reason} label={t('toBidder')} rows={3} />
		</fieldset>
	)
}

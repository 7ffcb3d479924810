import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import { BoundArea } from '../form/bound-fields.tsx'

type Field = Parameters<typeof BoundArea>[0]['field']
type Told = {
	bids: readonly { id: string; bidder: { name: string; nameEn: string | null } }[]
	/** The field of each bid, by its id. */
	fields: Readonly<Record<string, Field | undefined>>
}

/** What the issuer tells each bidder of its own bid beside the public reason. */
export function BidderReasons({ bids, fields }: Told) {
	const { t } = useTranslation('bid')
	const format = useFormat()
	return (
		<fieldset>
			<legend className="section">{t('award.reasons')}</legend>
			{bids.map(({ id, bidder }) => {
				const field = fields[id]
				return field ? <BoundArea key={id} field={field} label={format.name(bidder)} rows={2} /> : null
			})}
		</fieldset>
	)
}

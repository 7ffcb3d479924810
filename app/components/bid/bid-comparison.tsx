import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { leadShares } from '#app/domain/bid/consortium.ts'
import { type BidContent, bidSections, countOutcomes } from '#app/domain/bid/content.ts'
import type { BidStatus } from '#app/domain/bid/lifecycle.ts'
import type { CorrectionState } from '#app/domain/bid/screening.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { type IndicatorLine, IndicatorTable } from '../challenge/indicator-table.tsx'
import { FileList } from '../file/file-list.tsx'
import { Link } from '../ui/link.tsx'
import { Tag } from '../ui/tag.tsx'
import { promisedValues } from './bid-reading.tsx'
import { BidStatusTag } from './bid-status.tsx'
import type { NamedPartner } from './consortium-table.tsx'
import { usePriceText } from './use-price-text.ts'

type ComparedBid = {
	id: string
	status: BidStatus
	sealedAt: Date | null
	/** Where its correction round stands; none where there was none. */
	correction: CorrectionState | null
	/** The last clarification it was not confirmed against. */
	unconfirmed: number | null
	bidder: { slug: string; name: string; nameEn: string | null }
	content: BidContent
	partners: readonly NamedPartner[]
	files: readonly { id: string; name: string; size: number }[]
}
type Compared = { code: string; bids: readonly ComparedBid[]; indicators: readonly IndicatorLine[]; clarificationCount: number; arePricesSealed: boolean }

/** Bids side by side: first the promises in the indicator table, then price, texts and files in the same columns. */
export function BidComparison({ code, bids, indicators, clarificationCount, arePricesSealed }: Compared) {
	const { t } = useTranslation('bid')
	const format = useFormat()
	const columns = bids.map((bid) => ({ key: bid.id, heading: format.name(bid.bidder), values: promisedValues(bid.content) }))
	return (
		<>
			<h2>{t('issuer.compare')}</h2>
			<IndicatorTable indicators={indicators} columns={columns} />
			<h2>{t('issuer.sections')}</h2>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
			<section className="table-scroll" aria-label={t('issuer.sections')} tabIndex={0}>
				<OfferTable code={code} bids={bids} indicators={indicators} clarificationCount={clarificationCount} arePricesSealed={arePricesSealed} />
			</section>
		</>
	)
}

function OfferTable({ code, bids, indicators, clarificationCount, arePricesSealed }: Compared) {
	const { t } = useTranslation(['bid', 'clarify', 'screening'])
	const format = useFormat()
	const priceText = usePriceText()
	const clarifying = {
		key: 'clarified',
		label: t('clarify:bid.row'),
		cell: ({ unconfirmed }: ComparedBid) =>
			unconfirmed === null ? (
				t('clarify:bid.confirmed', { number: clarificationCount })
			) : (
				<Tag tone="warn">{t('clarify:bid.mark', { number: unconfirmed })}</Tag>
			),
	}
	const consortium = { key: 'consortium', label: t('partners.title'), cell: (bid: ComparedBid) => <ConsortiumCell bid={bid} /> }
	const lines: { key: string; label: string; cell: (bid: ComparedBid) => ReactNode }[] = [
		{ key: 'price', label: t('edit.price'), cell: ({ content }) => <strong>{arePricesSealed ? t('issuer.priceSealed') : priceText(content.priceFen)}</strong> },
		{ key: 'met', label: t('issuer.met'), cell: ({ content }) => t('issuer.metOf', countOutcomes(content, indicators)) },
		...(bids.some(({ partners }) => partners.length > 0) ? [consortium] : []),
		...bidSections.map((key) => ({ key, label: t(`edit.sections.${key}`), cell: ({ content }: ComparedBid) => <span className="prose">{content[key]}</span> })),
		{ key: 'files', label: t('files.title'), cell: ({ files }) => (files.length > 0 ? <FileList files={files} /> : t('read.none')) },
		{ key: 'sealed', label: t('issuer.sealedAt'), cell: ({ sealedAt }) => (sealedAt ? format.instant(sealedAt) : null) },
		...(clarificationCount > 0 ? [clarifying] : []),
		{
			key: 'screening',
			label: t('screening:name'),
			cell: ({ id, correction }) => (
				<Link to={`/issuer/challenges/${code}/bids/${id}/screening`}>{t(correction ? `screening:state.${correction}` : 'screening:enter')}</Link>
			),
		},
		{ key: 'status', label: t('issuer.outcome'), cell: ({ status }) => <BidStatusTag status={status} /> },
	]
	return (
		<table className="stacked offers">
			<caption className="visually-hidden">{t('issuer.sections')}</caption>
			<thead>
				<tr>
					<th scope="col">{t('issuer.item')}</th>
					{bids.map(({ id, bidder }) => (
						<th key={id} scope="col">
							<Link to={`/organisations/${bidder.slug}`}>{format.name(bidder)}</Link>
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{lines.map(({ key, label, cell }) => (
					<tr key={key}>
						<th scope="row">{label}</th>
						{bids.map((bid) => (
							<td key={bid.id} data-label={format.name(bid.bidder)}>
								{cell(bid)}
							</td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	)
}

/** Lead and partners of one bid, each with task and shares. */
function ConsortiumCell({ bid: { bidder, partners } }: { bid: ComparedBid }) {
	const { t } = useTranslation('bid')
	const format = useFormat()
	if (partners.length === 0) return t('read.none')
	const shares = ({ moneyShare, ipShare }: { moneyShare: number; ipShare: number }) =>
		`${t('partners.moneyShare')} ${t('partners.percent', { share: moneyShare })} · ${t('partners.ipShare')} ${t('partners.percent', { share: ipShare })}`
	return (
		<ul className="bullets">
			<li>
				{format.name(bidder)} ({t('partners.isLead')}) – {shares(leadShares(partners))}
			</li>
			{partners.map((partner) => (
				<li key={partner.organisationId}>
					{format.name(partner.organisation)} – {shares(partner)}
					<span className="prose">{partner.task}</span>
				</li>
			))}
		</ul>
	)
}

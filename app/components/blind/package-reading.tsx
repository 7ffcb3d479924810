import { useTranslation } from 'react-i18next'
import { leadShares } from '#app/domain/bid/consortium.ts'
import { type BidContent, bidSections } from '#app/domain/bid/content.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { promisedValues } from '../bid/bid-reading.tsx'
import { usePriceText } from '../bid/use-price-text.ts'
import { type IndicatorLine, IndicatorTable } from '../challenge/indicator-table.tsx'
import { FileList } from '../file/file-list.tsx'

type Organisation = { name: string; nameEn: string | null }
/** A bid as its panel reads it; organisations are null where it reads without names. */
type BlindReading = {
	bidId: string
	language: 'zh' | 'en'
	content: BidContent
	lead: Organisation | null
	partners: readonly { task: string; moneyShare: number; ipShare: number; organisation: Organisation | null }[]
	indicators: readonly IndicatorLine[]
	files: readonly { id: string; name: string; size: number }[]
}

/** A bid to be judged: promises in the indicator table, price, who does what, texts and files; the same for the panel and for the issuer who passes it. */
export function PackageReading({ reading }: { reading: BlindReading }) {
	const { t } = useTranslation(['bid', 'ui'])
	const priceText = usePriceText()
	const { bidId, content, indicators, files, language } = reading
	const lang = language === 'zh' ? 'zh-CN' : 'en'
	return (
		<>
			<h2>{t('edit.promises')}</h2>
			<IndicatorTable
				indicators={indicators}
				lang={lang}
				columns={[{ key: 'promised', heading: t('ui:indicator.promised'), values: promisedValues(content) }]}
			/>
			<h2>{t('edit.price')}</h2>
			<p>
				<strong>{content.priceFen === null ? t('issuer.priceSealed') : priceText(content.priceFen)}</strong>
			</p>
			<h2>{t('partners.title')}</h2>
			<Partners reading={reading} lang={lang} />
			{bidSections.map((section) => (
				<section key={section}>
					<h2>{t(`edit.sections.${section}`)}</h2>
					<p className="prose" lang={lang}>
						{content[section] || t('read.none')}
					</p>
				</section>
			))}
			<h2>{t('files.title')}</h2>
			{files.length > 0 ? <FileList files={files} hrefOf={(id) => `/packages/${bidId}/files/${id}`} /> : <p>{t('read.none')}</p>}
		</>
	)
}

/** Who does what and gets how much, by place where the panel reads without names. */
function Partners({ reading: { lead, partners }, lang }: { reading: BlindReading; lang: string }) {
	const { t } = useTranslation(['bid', 'blind'])
	const format = useFormat()
	if (partners.length === 0) return <p>{lead ? format.name(lead) : t('blind:alone')}</p>
	const percent = (share: number) => t('partners.percent', { share })
	const rows = [
		{ name: lead ? format.name(lead) : t('partners.isLead'), task: t('partners.leadTask'), ...leadShares(partners) },
		...partners.map(({ organisation, ...terms }, at) => ({ name: organisation ? format.name(organisation) : t('blind:member', { number: at + 1 }), ...terms })),
	]
	return (
		<table className="stacked">
			<caption className="visually-hidden">{t('partners.caption')}</caption>
			<thead>
				<tr>
					<th scope="col">{t('partners.organisation')}</th>
					<th scope="col">{t('partners.task')}</th>
					<th scope="col">{t('partners.moneyShare')}</th>
					<th scope="col">{t('partners.ipShare')}</th>
				</tr>
			</thead>
			<tbody>
				{rows.map(({ name, task, moneyShare, ipShare }) => (
					<tr key={name}>
						<th scope="row">{name}</th>
						<td data-label={t('partners.task')}>
							<span className="prose" lang={lang}>
								{task}
							</span>
						</td>
						<td data-label={t('partners.moneyShare')}>{percent(moneyShare)}</td>
						<td data-label={t('partners.ipShare')}>{percent(ipShare)}</td>
					</tr>
				))}
			</tbody>
		</table>
	)
}

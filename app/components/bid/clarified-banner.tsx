import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { BidStatus } from '#app/domain/bid/lifecycle.ts'
import { ClarificationEntry, type ShownClarification } from '../clarification/clarification-entry.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'

type Clarified = {
	bid: { id: string; status: BidStatus }
	challenge: { code: string; language: 'zh' | 'en' }
	isOpen: boolean
	clarified: {
		number: number
		unconfirmed: number | null
		isConfirmable: boolean
		since: readonly ShownClarification[]
		indicatorNames: Readonly<Record<string, string>>
	}
}

/** What the challenge's clarifications ask of its own bidder: to confirm the sealed bid or replace it, or to look at a draft again. */
export function ClarifiedBanner({ bid, challenge, isOpen, clarified }: Clarified) {
	const { number, unconfirmed, isConfirmable, since, indicatorNames } = clarified
	const { t } = useTranslation('clarify')
	if (!isOpen) return unconfirmed === null ? null : <Banner tone="warn">{t('bid.opened', { number })}</Banner>
	const lang = challenge.language === 'zh' ? 'zh-CN' : 'en'
	return (
		<section className="banner warn clarified">
			<h2>{unconfirmed === null ? t('bid.draft') : t('bid.title')}</h2>
			{unconfirmed === null ? (
				<p>{t('bid.draftLead', { number })}</p>
			) : (
				<>
					<p>{isConfirmable ? t('bid.sealed') : t('bid.lacking')}</p>
					<p>{t('bid.consequence', { number })}</p>
				</>
			)}
			{since.map((one) => (
				<ClarificationEntry key={one.number} clarification={one} code={challenge.code} indicatorNames={indicatorNames} lang={lang} level={3} />
			))}
			{unconfirmed !== null && isConfirmable ? (
				<Form method="post" action={`/bidder/bids/${bid.id}/confirm`}>
					<input type="hidden" name="number" value={number} />
					<div className="actions">
						<Button variant="primary">{t('bid.confirm', { number })}</Button>
					</div>
				</Form>
			) : null}
		</section>
	)
}

import type { ComponentPropsWithoutRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Breadcrumbs, PageHead } from '../ui/page-head.tsx'
import { ConsortiumEditor, type RefusedTerms } from './consortium-editor.tsx'

type Editor = ComponentPropsWithoutRef<typeof ConsortiumEditor>
type Page = Pick<Editor, 'lead' | 'partners'> & {
	bidId: string
	challenge: { title: string }
	consortium: Pick<Editor, 'most' | 'choices'>
	answer: RefusedTerms | undefined
	/** Whose terms were refused; null for an invitation. */
	of: string | null
}

/** The consortium of a bid by itself: where terms that were refused come back as they were typed. */
export function ConsortiumPage({ bidId, challenge, lead, partners, consortium, answer, of }: Page) {
	const { t } = useTranslation('bid')
	const address = `/bidder/bids/${bidId}`
	return (
		<main id="main" className="wrap">
			<Breadcrumbs
				items={[
					{ to: '/bidder', label: t('desk.nav') },
					{ to: address, label: t('seal.back') },
				]}
			/>
			<PageHead title={t('edit.title', { title: challenge.title })} />
			<ConsortiumEditor
				path={`${address}/partners`}
				lead={lead}
				partners={partners}
				most={consortium.most}
				choices={consortium.choices}
				refused={answer ? { ...answer, of } : undefined}
			/>
		</main>
	)
}

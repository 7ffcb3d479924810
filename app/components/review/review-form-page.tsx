import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewStatus } from '#app/domain/review/review.ts'
import { MovedBanner } from '../audit/moved-banner.tsx'
import { Banner } from '../ui/banner.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Breadcrumbs } from '../ui/page-head.tsx'

type Page = {
	title: string
	review: { id: string; status: ReviewStatus }
	challenge: { title: string }
	/** Whether the table has this step now; with something typed the form stays even where it has not. */
	isAllowed: boolean
	/** For a form beside the whole demand. */
	isWide?: boolean
	moved: Parameters<typeof MovedBanner>[0]['moved']
	children: ReactNode
}

/** The page of one step of a review: what was done meanwhile, then its form, or that it cannot be done now. */
export function ReviewFormPage({ title, review, challenge, isAllowed, isWide = false, moved, children }: Page) {
	const { t } = useTranslation('review')
	const address = `/issuer/reviews/${review.id}`
	return (
		<main id="main" className="wrap">
			<div className={isWide ? 'narrow-page' : 'narrow narrow-page'}>
				<Breadcrumbs items={[{ to: address, label: challenge.title }]} />
				<h1>{title}</h1>
				<MovedBanner moved={moved} />
				{isAllowed || moved ? (
					children
				) : (
					<Banner tone="warn">
						<p>{t('page.notNow', { status: t(`status.${review.status}`) })}</p>
						<LinkButton to={address}>{t('page.back')}</LinkButton>
					</Banner>
				)}
			</div>
		</main>
	)
}

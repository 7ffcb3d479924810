import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { ChallengeStatus } from '#app/domain/challenge/lifecycle.ts'
import { openReviews } from '#app/domain/review/lifecycle.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { type ClockOf, ReviewClock } from './review-clock.tsx'

type Review = { state: (ClockOf & { id: string }) | null; isIssuer: boolean; mayReview: boolean }

/** Before the release: whose move a challenge is, by when, and what this reader can do about it. */
export function ReviewBox({ review, challenge: { code, status } }: { review: Review; challenge: { code: string; status: ChallengeStatus } }) {
	const { t } = useTranslation('review')
	const { state, isIssuer, mayReview } = review
	const address = `/issuer/challenges/${encodeURIComponent(code)}`
	const isOpen = state !== null && openReviews.includes(state.status)
	const move = state?.status === 'diagnosing' ? 'diagnosing' : (['draft', 'submitted', 'returned', 'approved'] as const).find((one) => one === status)
	return (
		<div className="next-step stack">
			{move ? <p>{t(`box.${move}`)}</p> : null}
			{isOpen ? <ReviewClock review={state} /> : null}
			<div className="stack no-print">
				{isIssuer && status === 'draft' ? (
					<LinkButton variant="primary" isWide to={`${address}/submit`}>
						{t('box.submit')}
					</LinkButton>
				) : null}
				{isIssuer && status === 'returned' ? (
					<Form method="post" action={`${address}/resume`}>
						<Button variant="primary" isWide>
							{t('box.resume')}
						</Button>
					</Form>
				) : null}
				{mayReview && state ? (
					<LinkButton variant={isOpen ? 'primary' : 'quiet'} isWide to={`/issuer/reviews/${state.id}`}>
						{isOpen ? t('box.review') : t('box.seeReview')}
					</LinkButton>
				) : null}
				{isIssuer && status === 'submitted' ? (
					<Confirm command={t('box.takeBack')} title={t('box.takeBackTitle')}>
						<Form method="post" action={`${address}/take-back`}>
							<Button variant="danger">{t('box.takeBackConfirm')}</Button>
						</Form>
					</Confirm>
				) : null}
			</div>
		</div>
	)
}

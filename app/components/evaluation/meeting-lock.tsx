import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { LockRefusal } from '#app/domain/evaluation/lock.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { Link } from '../ui/link.tsx'

type Meeting = {
	evaluation: { id: string; status: 'scoring' | 'locked' }
	isChair: boolean
	mayLock: boolean
	lockRefusal: LockRefusal['code'] | null
	ownOutliers: readonly { id: string; isNoted: boolean; code: string | null }[]
}

/** What the viewer still has to do before the lock, and the lock itself for the chair. */
export function MeetingLock({ evaluation, isChair, mayLock, lockRefusal, ownOutliers }: Meeting) {
	const { t } = useTranslation(['ranking', 'refusal'])
	if (evaluation.status === 'locked') return <Banner tone="success">{t('lock.done')}</Banner>
	return (
		<>
			{ownOutliers.map(({ id, isNoted, code }) => (
				<Banner key={id} tone={isNoted ? 'info' : 'warn'}>
					{t(isNoted ? 'note.written' : 'note.needed', { code: code ?? '–' })} <Link to={`/expert/sheets/${id}/note`}>{t('note.write')}</Link>
				</Banner>
			))}
			{mayLock ? (
				<Confirm command={t('lock.command')} title={t('lock.title')}>
					<p>{t('lock.text')}</p>
					<Form method="post" action={`/expert/evaluations/${evaluation.id}/lock`}>
						<Button variant="danger">{t('lock.command')}</Button>
					</Form>
				</Confirm>
			) : (
				<p className="muted">{isChair && lockRefusal ? t(`refusal:${lockRefusal}`) : t('lock.byChair')}</p>
			)}
		</>
	)
}

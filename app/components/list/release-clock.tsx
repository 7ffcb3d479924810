import { Form, useRevalidator } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import { LeftUntil } from '../event/left-until.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Link } from '../ui/link.tsx'

type List = { code: string; releaseAt: Date | null; releaseRefusedAt: Date | null }
type Event = { slug: string; name: string; nameEn: string | null; beginsAt: Date } | null

/** When the clock releases a list being composed, how long that is, and what stands in its way; nothing while it is not scheduled. */
export function ReleaseClock({
	list: { code, releaseAt, releaseRefusedAt },
	event,
	count,
	unreadyCount,
	now,
}: {
	list: List
	event: Event
	count: number
	unreadyCount: number
	now: Date
}) {
	const { t } = useTranslation('compose')
	const format = useFormat()
	const { revalidate } = useRevalidator()
	const second = (instant: Date) => `${format.day(instant)} ${format.time(instant)}`
	const address = `/issuer/lists/${encodeURIComponent(code)}`
	if (releaseAt === null) return null
	if (releaseRefusedAt !== null) {
		return (
			<Banner tone="danger" title={t('refused.title')}>
				<p>{t('refused.text', { at: second(releaseAt), refused: second(releaseRefusedAt) })}</p>
				<LinkButton to={`${address}/schedule`}>{t('refused.again')}</LinkButton>
			</Banner>
		)
	}
	return (
		<Banner tone={unreadyCount > 0 ? 'warn' : 'success'} title={t('set.title', { at: second(releaseAt) })}>
			<p>
				<LeftUntil instant={releaseAt} serverNow={now} words={(span) => t('set.left', { span })} over={t('set.due')} onOver={revalidate} />
			</p>
			<p>{unreadyCount > 0 ? t('set.unready', { count: unreadyCount }) : t('set.by', { count })}</p>
			{event && event.beginsAt.getTime() !== releaseAt.getTime() ? (
				<p>{t('set.differs', { name: format.name(event), at: format.instant(event.beginsAt) })}</p>
			) : null}
			<Form method="post" action={`${address}/unschedule`} className="cluster">
				<Link to={`${address}/schedule`}>{t('schedule.change')}</Link>
				<Button variant="quiet">{t('set.cancel')}</Button>
			</Form>
		</Banner>
	)
}

import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { MailState, MailTemplate } from '#app/domain/mail/mail.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Button } from '../ui/button.tsx'

type Mail = {
	id: string
	template: MailTemplate | null
	to: string | null
	createdAt: Date
	sentAt: Date | null
	attempts: number
	lastError: string | null
	nextAttemptAt: Date
	canRetry: boolean
}

/** Mail of one state, with what can be done about it. */
export function MailTable({ mails, state }: { mails: readonly Mail[]; state: MailState }) {
	const { t } = useTranslation('news')
	const format = useFormat()
	return (
		<table className="stacked">
			<thead>
				<tr>
					<th scope="col">{t('outbox.what')}</th>
					<th scope="col">{t('outbox.to')}</th>
					<th scope="col">{t('outbox.created')}</th>
					{state === 'sent' ? <th scope="col">{t('outbox.sent')}</th> : null}
					{state === 'sent' ? null : (
						<>
							<th scope="col" className="num">
								{t('outbox.attempts')}
							</th>
							<th scope="col">{t('outbox.error')}</th>
							<th scope="col">{t('outbox.next')}</th>
						</>
					)}
				</tr>
			</thead>
			<tbody>
				{mails.map((mail) => (
					<tr key={mail.id}>
						<th scope="row">{mail.template ? t(`outbox.template.${mail.template}`) : '—'}</th>
						<td data-label={t('outbox.to')}>{mail.to ?? <span className="muted">{t('outbox.hidden')}</span>}</td>
						<td data-label={t('outbox.created')}>{format.instant(mail.createdAt)}</td>
						{state === 'sent' ? <td data-label={t('outbox.sent')}>{mail.sentAt ? format.instant(mail.sentAt) : '—'}</td> : null}
						{state === 'sent' ? null : (
							<>
								<td className="num" data-label={t('outbox.attempts')}>
									{mail.attempts}
								</td>
								<td data-label={t('outbox.error')} className="wraps">
									{mail.lastError ?? '—'}
								</td>
								<td data-label={t('outbox.next')}>{state === 'waiting' ? format.instant(mail.nextAttemptAt) : <Retry mail={mail} />}</td>
							</>
						)}
					</tr>
				))}
			</tbody>
		</table>
	)
}

function Retry({ mail }: { mail: Mail }) {
	const { t } = useTranslation('news')
	if (!mail.canRetry) return <span className="muted">{t('outbox.stale')}</span>
	return (
		<Form method="post" action={`/office/mail/${mail.id}/retry`}>
			<Button aria-label={t('outbox.retryNamed', { to: mail.to ?? '' })}>{t('outbox.retry')}</Button>
		</Form>
	)
}

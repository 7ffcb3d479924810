import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import { Button } from '../ui/button.tsx'
import { Name } from '../ui/name.tsx'
import { Tag } from '../ui/tag.tsx'

type Pending = {
	invitation: { id: string; name: string; email: string }
	organisation: { slug: string; name: string; nameEn: string | null }
	sentAt: Date
	expiresAt: Date
}

/** Who was asked to join the register and has not answered, with what the office can do about it. */
export function PendingInvitations({ invitations, now }: { invitations: readonly Pending[]; now: Date }) {
	const { t } = useTranslation('judging')
	const format = useFormat()
	if (invitations.length === 0) return null
	return (
		<section>
			<h2>{t('invite.pending')}</h2>
			<p className="muted">{t('invite.pendingText')}</p>
			<table className="stacked">
				<thead>
					<tr>
						<th scope="col">{t('experts.person')}</th>
						<th scope="col">{t('experts.organisation')}</th>
						<th scope="col">{t('invite.sent')}</th>
						<th scope="col">
							<span className="visually-hidden">{t('invite.resend')}</span>
						</th>
					</tr>
				</thead>
				<tbody>
					{invitations.map(({ invitation: { id, name, email }, organisation, sentAt, expiresAt }) => (
						<tr key={id}>
							<th scope="row">
								{name} <span className="faint">{email}</span>
							</th>
							<td data-label={t('experts.organisation')}>
								<Name of={organisation} />
							</td>
							<td data-label={t('invite.sent')}>
								{format.day(sentAt)}{' '}
								{expiresAt <= now ? (
									<Tag tone="warn">{t('invite.expired')}</Tag>
								) : (
									<span className="faint">{t('invite.until', { at: format.end(expiresAt) })}</span>
								)}
							</td>
							<td>
								<Form method="post" action={`/office/experts/invitations/${id}/resend`} className="inline-form">
									<Button variant="quiet" aria-label={t('invite.resendTo', { name })}>
										{t('invite.resend')}
									</Button>
								</Form>{' '}
								<Form method="post" action={`/office/experts/invitations/${id}/withdraw`} className="inline-form">
									<Button variant="quiet" aria-label={t('invite.withdrawOf', { name })}>
										{t('invite.withdraw')}
									</Button>
								</Form>
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	)
}

import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import { LinkButton } from '../ui/button.tsx'
import { Tag } from '../ui/tag.tsx'

type Colleague = { id: string; name: string; email: string; isAdministrator: boolean; createdAt: Date }
type Invitation = { email: string | null; isAdministrator: boolean; expiresAt: Date }

/** The people of one's own organisation, and who has been invited. */
export function Colleagues({
	colleagues,
	invitations,
	mayInvite,
}: {
	colleagues: readonly Colleague[]
	invitations: readonly Invitation[]
	mayInvite: boolean
}) {
	const { t } = useTranslation('account')
	const { day, instant } = useFormat()
	return (
		<section>
			<h2>{t('account.colleagues')}</h2>
			<People colleagues={colleagues} since={(one) => day(one.createdAt)} />
			{invitations.length > 0 ? (
				<>
					<h3>{t('account.openInvitations')}</h3>
					<ul>
						{invitations.map((invitation) => (
							<li key={`${invitation.email} ${invitation.expiresAt.getTime()}`}>
								{invitation.email} · {t('account.expires')} {instant(invitation.expiresAt)}
							</li>
						))}
					</ul>
				</>
			) : null}
			{mayInvite ? (
				<p className="actions">
					<LinkButton to="/account/invitations">{t('account.invite')}</LinkButton>
				</p>
			) : null}
		</section>
	)
}

function People({ colleagues, since }: { colleagues: readonly Colleague[]; since: (one: Colleague) => string }) {
	const { t } = useTranslation('account')
	return (
		<table className="stacked">
			<thead>
				<tr>
					<th scope="col">{t('name')}</th>
					<th scope="col">{t('email')}</th>
					<th scope="col">{t('account.since')}</th>
				</tr>
			</thead>
			<tbody>
				{colleagues.map((one) => (
					<tr key={one.id}>
						<th scope="row">
							{one.name} {one.isAdministrator ? <Tag>{t('account.administrator')}</Tag> : null}
						</th>
						<td data-label={t('email')}>{one.email}</td>
						<td data-label={t('account.since')}>{since(one)}</td>
					</tr>
				))}
			</tbody>
		</table>
	)
}

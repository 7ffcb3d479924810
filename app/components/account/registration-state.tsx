import { useTranslation } from 'react-i18next'
import type { OrganisationStatus } from '#app/domain/organisation/organisation.ts'
import { Banner } from '../ui/banner.tsx'
import { LinkButton } from '../ui/button.tsx'

/** What the people of an organisation that is not verified yet are waiting for, and what they can do. */
export function RegistrationState({ status, reason, mayResubmit }: { status: OrganisationStatus; reason: string | null; mayResubmit: boolean }) {
	const { t } = useTranslation('account')
	if (status === 'pending') {
		return (
			<Banner title={t('account.steps.pending.title')}>
				<p>{t('account.steps.pending.text')}</p>
			</Banner>
		)
	}
	if (status !== 'returned') return null
	return (
		<Banner tone="warn" title={t('account.steps.returned.title')}>
			<p>{mayResubmit ? t('account.steps.returned.text') : t('account.steps.returned.ask')}</p>
			<dl className="facts">
				<dt>{t('account.reason')}</dt>
				<dd>{reason}</dd>
			</dl>
			{mayResubmit ? (
				<p className="actions">
					<LinkButton to="/account/organisation">{t('account.resubmit')}</LinkButton>
				</p>
			) : null}
		</Banner>
	)
}

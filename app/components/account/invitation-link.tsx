import { useTranslation } from 'react-i18next'
import { Banner } from '../ui/banner.tsx'
import { CopyField } from '../ui/copy-field.tsx'

/** A one-time link, the only time it is shown. */
export function InvitationLink({ email, link }: { email: string; link: string }) {
	const { t } = useTranslation('account')
	return (
		<Banner tone="success" title={t('invite.made')}>
			<p>{t('invite.once', { email })}</p>
			<CopyField label={t('invite.link')} value={link} />
		</Banner>
	)
}

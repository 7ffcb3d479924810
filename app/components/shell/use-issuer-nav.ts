import { useTranslation } from 'react-i18next'
import type { NavItem } from './site-header.tsx'

/** The addresses of the issuer's desk; reviews and lists are for chain leads. */
export function useIssuerNav(isChainLead: boolean): NavItem[] {
	const { t } = useTranslation(['list', 'review'])
	const own = { to: '/issuer', label: t('compose.desk.challenges') }
	if (!isChainLead) return [own]
	return [own, { to: '/issuer/reviews', label: t('review:desk.title') }, { to: '/issuer/lists', label: t('compose.desk.lists') }]
}

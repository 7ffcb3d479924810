import { useTranslation } from 'react-i18next'
import type { NavItem } from './site-header.tsx'

/** The addresses of the issuer's desk; lists are for chain leads. */
export function useIssuerNav(isChainLead: boolean): NavItem[] {
	const { t } = useTranslation('list')
	return [{ to: '/issuer', label: t('compose.desk.challenges') }, ...(isChainLead ? [{ to: '/issuer/lists', label: t('compose.desk.lists') }] : [])]
}

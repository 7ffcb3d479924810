import { useTranslation } from 'react-i18next'
import type { NavItem } from './site-header.tsx'

/** The addresses of the office's desk. */
export function useOfficeNav(): NavItem[] {
	const { t } = useTranslation('office')
	return [
		{ to: '/office', label: t('nav.desk') },
		{ to: '/office/organisations', label: t('nav.organisations') },
		{ to: '/office/chains', label: t('nav.chains') },
		{ to: '/office/audit', label: t('nav.audit') },
		{ to: '/bureau/monitor', label: t('nav.monitor') },
	]
}

/** The addresses of a bureau's desk. */
export function useBureauNav(): NavItem[] {
	const { t } = useTranslation('office')
	return [
		{ to: '/bureau/monitor', label: t('bureauNav.monitor') },
		{ to: '/bureau/organisations', label: t('bureauNav.organisations') },
	]
}

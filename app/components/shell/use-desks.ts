import { useTranslation } from 'react-i18next'
import type { Role } from '#app/domain/organisation/organisation.ts'
import type { NavItem } from './site-header.tsx'

/** The main addresses: what everyone reads, then the desks of the person's roles; that of an expert where a person is nothing else here. */
export function useDesks(roles: readonly Role[], isExpertAlone: boolean): NavItem[] {
	const { t } = useTranslation('common')
	return [
		{ to: '/challenges', label: t('shell.challenges') },
		{ to: '/lists', label: t('shell.lists') },
		{ to: '/chains', label: t('shell.chains') },
		{ to: '/notices', label: t('shell.notices') },
		...(isExpertAlone ? [{ to: '/expert', label: t('shell.expert') }] : []),
		...(roles.includes('bidder') ? [{ to: '/bidder', label: t('shell.bidder') }] : []),
		...(roles.includes('issuer') ? [{ to: '/issuer', label: t('shell.issuer') }] : []),
		...(roles.includes('broker') ? [{ to: '/broker', label: t('shell.broker') }] : []),
		...(roles.includes('bureauOfficer') ? [{ to: '/bureau', label: t('shell.bureau') }] : []),
		...(roles.includes('office') ? [{ to: '/office', label: t('shell.office') }] : []),
	]
}

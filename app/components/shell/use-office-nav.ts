import { useTranslation } from 'react-i18next'
import type { CitySlug } from '#app/domain/organisation/organisation.ts'
import type { NavItem } from './site-header.tsx'

/** The addresses of the office's desk. */
export function useOfficeNav(): NavItem[] {
	const { t } = useTranslation(['office', 'news', 'log', 'judging'])
	return [
		{ to: '/office', label: t('nav.desk') },
		{ to: '/office/organisations', label: t('nav.organisations') },
		{ to: '/office/chains', label: t('nav.chains') },
		{ to: '/office/brokers', label: t('nav.brokers') },
		{ to: '/office/experts', label: t('judging:experts.nav') },
		{ to: '/office/calendar', label: t('nav.calendar') },
		{ to: '/rules/office', label: t('nav.rules') },
		{ to: '/office/jobs', label: t('nav.jobs') },
		{ to: '/office/mail', label: t('news:outbox.nav') },
		{ to: '/office/audit', label: t('nav.audit') },
		{ to: '/bureau/witnesses', label: t('log:witnesses.nav') },
		{ to: '/bureau/monitor', label: t('nav.monitor') },
	]
}

/** The addresses of the desk of a city's bureau. */
export function useBureauNav(citySlug: CitySlug | null): NavItem[] {
	const { t } = useTranslation(['office', 'log'])
	return [
		{ to: '/bureau/monitor', label: t('bureauNav.monitor') },
		{ to: '/bureau/organisations', label: t('bureauNav.organisations') },
		{ to: '/bureau/objections', label: t('bureauNav.objections') },
		{ to: '/bureau/witnesses', label: t('log:witnesses.nav') },
		...(citySlug ? [{ to: `/rules/${citySlug}`, label: t('bureauNav.rules') }] : []),
	]
}

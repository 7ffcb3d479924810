import { useTranslation } from 'react-i18next'
import { Banner } from '../ui/banner.tsx'

/** Tells a person with ties that something may be left out of a list for them, whether or not anything is. */
export function TiesBanner({ isTied }: { isTied: boolean }) {
	const { t } = useTranslation('judging')
	return isTied ? <Banner>{t('own.left')}</Banner> : null
}

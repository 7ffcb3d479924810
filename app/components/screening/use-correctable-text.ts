import { useTranslation } from 'react-i18next'
import type { BidSection } from '#app/domain/bid/content.ts'

/** The names of what a correction can be asked of: a section, a file to be replaced, or (null) a file to be added. */
export function useCorrectableText() {
	const { t } = useTranslation(['screening', 'bid'])
	return {
		section: (section: BidSection) => t(`bid:edit.sections.${section}`),
		file: (file: { name: string } | null) => (file ? t('correction.replaceFile', { name: file.name }) : t('correction.addFile')),
	}
}

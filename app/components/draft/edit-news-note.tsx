import { useTranslation } from 'react-i18next'
import type { EditNews } from '#app/domain/draft/draft.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Banner } from '../ui/banner.tsx'

/** What a colleague changed meanwhile and the form shows since. */
export function EditNewsNote({ news, labelOf }: { news: readonly EditNews[]; labelOf: (field: string) => string }) {
	const { t } = useTranslation('draft')
	const format = useFormat()
	if (news.length === 0) return null
	const named = news.map(({ field, by, at }) => (by && at ? t('newsOf', { field: labelOf(field), name: by, at: format.instant(at) }) : labelOf(field)))
	return <Banner>{t('news', { fields: [...new Set(named)].join('; ') })}</Banner>
}

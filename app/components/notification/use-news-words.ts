import { useTranslation } from 'react-i18next'
import type { NewsParameters } from '#app/domain/notification/notification.ts'
import { newsWords } from '#app/i18n/news-words.ts'
import { useLanguage } from '#app/i18n/use-format.ts'

/** What a notification says in the language of the page. */
export function useNewsWords() {
	const { t } = useTranslation('news')
	const language = useLanguage()
	return (news: { kind: string; parameters: NewsParameters }) => newsWords(t, language, news)
}

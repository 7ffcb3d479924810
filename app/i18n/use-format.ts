import { useTranslation } from 'react-i18next'
import type { Language } from '#app/domain/account/account.ts'
import { formatDay, formatEnd, formatFen, formatInstant, formatMinute, formatNumber, formatTime, moneyParts, spanParts } from './format.ts'

/** The language of the page. */
export function useLanguage(): Language {
	return useTranslation().i18n.language === 'en' ? 'en' : 'zh'
}

type Named = { name: string; nameEn: string | null }

/** Formats in the language of the page. */
export function useFormat() {
	const { t } = useTranslation('ui')
	const language = useLanguage()
	const name = (named: Named) => (language === 'en' && named.nameEn ? named.nameEn : named.name)
	return {
		language,
		day: formatDay,
		instant: formatInstant,
		end: formatEnd,
		minute: formatMinute,
		time: formatTime,
		fen: (fen: number) => formatFen(fen, language),
		money: (fen: number) => moneyParts(fen, language),
		number: (value: number, digits?: number) => formatNumber(value, language, digits),
		/** A span of milliseconds as a reader says it: 3 天 4 小时. */
		span(ms: number): string {
			const { days, hours, minutes } = spanParts(ms)
			if (days > 0) return t('span.days', { days, hours })
			return hours > 0 ? t('span.hours', { hours, minutes }) : t('span.minutes', { minutes })
		},
		/** The name of something that has one in either language; the Chinese one where there is no English. */
		name,
		/** Several names in one line. */
		names: (named: readonly Named[]) => named.map(name).join(language === 'en' ? ', ' : '、'),
		/** As `name`, for chains and cities. */
		title: (named: { nameZh: string; nameEn: string }) => (language === 'en' ? named.nameEn : named.nameZh),
	}
}

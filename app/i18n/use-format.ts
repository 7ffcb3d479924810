import { useTranslation } from 'react-i18next'
import type { Language } from '#app/domain/account/account.ts'
import {
	formatDay,
	formatEnd,
	formatFen,
	formatInstant,
	formatMinute,
	formatNumber,
	formatTime,
	moneyParts,
	nameIn,
	namesIn,
	spanParts,
	titleIn,
} from './format.ts'

/** The language of the page. */
export function useLanguage(): Language {
	return useTranslation().i18n.language === 'en' ? 'en' : 'zh'
}

/** Formats in the language of the page. */
export function useFormat() {
	const { t } = useTranslation('ui')
	const language = useLanguage()
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
		name: (named: Parameters<typeof nameIn>[1]) => nameIn(language, named),
		names: (named: Parameters<typeof namesIn>[1]) => namesIn(language, named),
		title: (named: Parameters<typeof titleIn>[1]) => titleIn(language, named),
	}
}

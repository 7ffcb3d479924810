import type { Language } from '#app/domain/account/account.ts'

const zone = 'Asia/Shanghai'
const locales: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' }
const parts = new Intl.DateTimeFormat('en-CA', {
	timeZone: zone,
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
	hour: '2-digit',
	minute: '2-digit',
	hourCycle: 'h23',
})
const numbers = new Map<string, Intl.NumberFormat>()

function numberFormat(language: Language, digits: number): Intl.NumberFormat {
	const key = `${language}${digits}`
	const known = numbers.get(key) ?? new Intl.NumberFormat(locales[language], { maximumFractionDigits: digits })
	numbers.set(key, known)
	return known
}

/** A day of the Beijing calendar: 2026-12-18. */
export function formatDay(instant: Date): string {
	return parts.format(instant).slice(0, 10)
}

/** Day and minute, Beijing time: 2026-12-18 17:00. */
export function formatInstant(instant: Date): string {
	return parts.format(instant).replace(',', '')
}

/** The end of a period, Beijing time; midnight belongs to the day it ends: 2026-12-18 24:00. */
export function formatEnd(instant: Date): string {
	const text = formatInstant(instant)
	return text.endsWith(' 00:00') ? `${formatDay(new Date(instant.getTime() - 1))} 24:00` : text
}

/** The time of day in Beijing, to the minute: 17:00. */
export function formatMinute(instant: Date): string {
	return formatInstant(instant).slice(11)
}

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit' })

/** The time of day in Beijing, to the second: 14:03:22. */
export function formatTime(instant: Date): string {
	return clock.format(instant)
}

/** A number with at most `digits` decimals. */
export function formatNumber(value: number, language: Language, digits = 0): string {
	return numberFormat(language, digits).format(value)
}

/** A sum of money split into figure and unit, so that pages can set them apart: fen become 万元 or 亿元, in English CNY with thousand or million. */
export function moneyParts(fen: number, language: Language): { figure: string; unit: string } {
	const yuan = fen / 100
	const steps =
		language === 'zh'
			? ([
					[1e8, '亿元', 2],
					[1e4, '万元', 2],
					[1, '元', 2],
				] as const)
			: ([
					[1e6, 'million CNY', 2],
					[1e3, 'thousand CNY', 1],
					[1, 'CNY', 2],
				] as const)
	const [size, unit, digits] = steps.find(([step]) => Math.abs(yuan) >= step) ?? steps[2]
	return { figure: formatNumber(yuan / size, language, digits), unit }
}

/** A sum of money in one piece: 600 万元; 6 million CNY. */
export function formatFen(fen: number, language: Language): string {
	const { figure, unit } = moneyParts(fen, language)
	return `${figure} ${unit}`
}

/** Days, hours, minutes of a span in milliseconds, whole and never negative. */
export function spanParts(ms: number): { days: number; hours: number; minutes: number } {
	const minutes = Math.max(0, Math.floor(ms / 60_000))
	return { days: Math.floor(minutes / 1440), hours: Math.floor((minutes % 1440) / 60), minutes: minutes % 60 }
}

type Named = { name: string; nameEn: string | null }

/** The name of something that has one in either language; the Chinese one where there is no English. */
export function nameIn(language: Language, { name, nameEn }: Named): string {
	return language === 'en' && nameEn ? nameEn : name
}

/** Several names in one line. */
export function namesIn(language: Language, named: readonly Named[]): string {
	return named.map((one) => nameIn(language, one)).join(language === 'en' ? ', ' : '、')
}

/** As `nameIn`, for chains and cities, which have both. */
export function titleIn(language: Language, { nameZh, nameEn }: { nameZh: string; nameEn: string }): string {
	return language === 'en' ? nameEn : nameZh
}

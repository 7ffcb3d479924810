/** What a day of the calendar is called for: an official holiday, or a weekend day worked to make up for one (调休上班). */
export const dayKinds = ['holiday', 'workday'] as const
export type DayKind = (typeof dayKinds)[number]
/** One day that differs from its place in the week; `day` is 2026-10-01, `name` the holiday it belongs to. */
export type CalendarDay = { day: string; kind: DayKind; name: string; nameEn: string }

type Holiday = { name: string; nameEn: string; off: readonly [from: string, to: string]; worked?: readonly string[] }

/**
 * Official holidays of mainland China and the weekend days worked for them.
 * Sources: notices of the General Office of the State Council, 国办发明电〔2023〕7号 (2024), 〔2024〕12号 (2025), 〔2025〕7号 (2026).
 */
const holidays: readonly Holiday[] = [
	{ name: '元旦', nameEn: 'New Year', off: ['2024-01-01', '2024-01-01'] },
	{ name: '春节', nameEn: 'Spring Festival', off: ['2024-02-10', '2024-02-17'], worked: ['2024-02-04', '2024-02-18'] },
	{ name: '清明节', nameEn: 'Qingming', off: ['2024-04-04', '2024-04-06'], worked: ['2024-04-07'] },
	{ name: '劳动节', nameEn: 'Labour Day', off: ['2024-05-01', '2024-05-05'], worked: ['2024-04-28', '2024-05-11'] },
	{ name: '端午节', nameEn: 'Dragon Boat Festival', off: ['2024-06-10', '2024-06-10'] },
	{ name: '中秋节', nameEn: 'Mid-Autumn Festival', off: ['2024-09-15', '2024-09-17'], worked: ['2024-09-14'] },
	{ name: '国庆节', nameEn: 'National Day', off: ['2024-10-01', '2024-10-07'], worked: ['2024-09-29', '2024-10-12'] },
	{ name: '元旦', nameEn: 'New Year', off: ['2025-01-01', '2025-01-01'] },
	{ name: '春节', nameEn: 'Spring Festival', off: ['2025-01-28', '2025-02-04'], worked: ['2025-01-26', '2025-02-08'] },
	{ name: '清明节', nameEn: 'Qingming', off: ['2025-04-04', '2025-04-06'] },
	{ name: '劳动节', nameEn: 'Labour Day', off: ['2025-05-01', '2025-05-05'], worked: ['2025-04-27'] },
	{ name: '端午节', nameEn: 'Dragon Boat Festival', off: ['2025-05-31', '2025-06-02'] },
	{ name: '国庆节、中秋节', nameEn: 'National Day', off: ['2025-10-01', '2025-10-08'], worked: ['2025-09-28', '2025-10-11'] },
	{ name: '元旦', nameEn: 'New Year', off: ['2026-01-01', '2026-01-03'], worked: ['2026-01-04'] },
	{ name: '春节', nameEn: 'Spring Festival', off: ['2026-02-15', '2026-02-23'], worked: ['2026-02-14', '2026-02-28'] },
	{ name: '清明节', nameEn: 'Qingming', off: ['2026-04-04', '2026-04-06'] },
	{ name: '劳动节', nameEn: 'Labour Day', off: ['2026-05-01', '2026-05-05'], worked: ['2026-05-09'] },
	{ name: '端午节', nameEn: 'Dragon Boat Festival', off: ['2026-06-19', '2026-06-21'] },
	{ name: '中秋节', nameEn: 'Mid-Autumn Festival', off: ['2026-09-25', '2026-09-27'] },
	{ name: '国庆节', nameEn: 'National Day', off: ['2026-10-01', '2026-10-07'], worked: ['2026-09-20', '2026-10-10'] },
]

/** The day `count` days after a day: 2026-10-01, 2026-09-30. */
export function daysAfter(day: string, count: number): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}

/** Every day from one to another, both included. */
export function daysFrom(from: string, to: string): string[] {
	const days: string[] = []
	for (let day = from; day <= to; day = daysAfter(day, 1)) days.push(day)
	return days
}

/** The published days, in order; years without an entry are not published yet. */
export const officialDays: readonly CalendarDay[] = holidays
	.flatMap(({ name, nameEn, off: [from, to], worked = [] }) => [
		...daysFrom(from, to).map((day) => ({ day, kind: 'holiday' as const, name, nameEn })),
		...worked.map((day) => ({ day, kind: 'workday' as const, name, nameEn })),
	])
	.sort((one, other) => (one.day < other.day ? -1 : 1))

import { fromBeijingInput } from '../calendar/beijing-time.ts'
import { toLine } from './plain-text.ts'

const two = (number: string | number) => String(number).padStart(2, '0')
const day = String.raw`(\d{4})(?:\s*[-/.]\s*|\s*年\s*)(\d{1,2})(?:\s*[-/.]\s*|\s*月\s*)(\d{1,2})\s*[日号]?`
const clock = String.raw`(?:[T\s,]*(上午|下午|晚上)?\s*(\d{1,2})(?:\s*[::时点]\s*(\d{1,2})?)\s*分?(?:[::](\d{2})(\.\d{1,3})?)?)?`
const written = new RegExp(`^${day}${clock}$`)
const compact = /^(\d{4})(\d{2})(\d{2})$/
const month = /^(\d{4})\s*(?:[-/.]|年)\s*(\d{1,2})\s*月?\s*(?:底|末)?$/
const yearEnd = /^(\d{4})\s*年\s*(?:底|末)$/
const endings = /(之?前|止|截止|为止|\(?含\)?)+$/
/** Day 25569 of Excel is 1970-01-01; the bounds are 2000-01-01 and 2099-12-31. */
const serials = { epoch: 25569, first: 36526, last: 73050 }

/**
 * Reads a date as people write it (2026/12/31, 2026.12.31, 2026年12月31日, 20261231, an Excel serial), with or without
 * a time, as Beijing time. A date alone means `timeOfDay` ("17:00") of that day; a month alone its last day.
 * Undefined where it is none between 2000 and 2100.
 */
export function readDate(text: string, timeOfDay: string): Date | undefined {
	const line = toLine(text.slice(0, 60)).replace(endings, '').trim()
	const [, year, mon, date, half, hour, minute, second, fraction] = written.exec(line) ?? compact.exec(line) ?? []
	if (year && mon && date) {
		const time = hour === undefined ? timeOfDay : `${two(toHour(Number(hour), half))}:${two(minute ?? 0)}`
		return instant(`${year}-${two(mon)}-${two(date)}`, time, Number(`${second ?? 0}${fraction ?? ''}`))
	}
	const [, lastYear, lastMonth = '12'] = month.exec(line) ?? yearEnd.exec(line) ?? []
	if (lastYear && Number(lastMonth) >= 1 && Number(lastMonth) <= 12) {
		return instant(`${lastYear}-${two(lastMonth)}-${two(new Date(Date.UTC(Number(lastYear), Number(lastMonth), 0)).getUTCDate())}`, timeOfDay, 0)
	}
	return /^\d{5}(\.\d+)?$/.test(line) ? fromSerial(Number(line), timeOfDay) : undefined
}

function toHour(hour: number, half: string | undefined): number {
	return (half === '下午' || half === '晚上') && hour < 12 ? hour + 12 : hour
}

/** 24:00 is the next day's midnight. */
function instant(date: string, time: string, seconds: number): Date | undefined {
	const isMidnight = time === '24:00'
	const start = fromBeijingInput(`${date}T${isMidnight ? '00:00' : time}`)
	return start && new Date(start.getTime() + (isMidnight ? 86_400_000 : 0) + Math.round(seconds * 1000))
}

function fromSerial(serial: number, timeOfDay: string): Date | undefined {
	if (serial < serials.first || serial >= serials.last + 1) return undefined
	const stamp = new Date(Math.round((serial - serials.epoch) * 1440) * 60_000).toISOString()
	return instant(stamp.slice(0, 10), Number.isInteger(serial) ? timeOfDay : stamp.slice(11, 16), 0)
}

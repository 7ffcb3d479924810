import { isBlank, toHalfWidth } from './plain-text.ts'

/** What is paid for or weighed, and its share in whole per cent. */
export type ShareRow = { what: string; share: number }

/** Longer lines are prose; not looking at them keeps the time a cell takes in proportion to its length. */
const longestLine = 2000
const quoted = /^("(?:[^"\\]|\\.)*") (\d{1,3})%?$/
const ending = /(?<![\d.])(\d{1,3})(?:\.0+)?\s*(%|分|percent|points)?[\s)\].。;,]*$/
const separators = /[\s:：、,，;；=/|(（—–-]+$/
const itemNumber = /^\s*(?:[(（]?\d{1,2}[.、)）．](?!\d)|[①-⑩]|[-•·])\s*/

/**
 * Reads a cell of instalments or criteria, one a line or set apart by semicolons: `合同签订 30%`, `2、技术指标：４０分`.
 * The words stay as written; what names no share stays in `leftover`, one line each.
 */
export function readShares(text: string): { rows: ShareRow[]; leftover: string } {
	const rows: ShareRow[] = []
	const kept: string[] = []
	for (const line of isBlank(text) ? [] : text.split(/\r\n?|\n/)) {
		const read = readLine(line.trim())
		if (read) rows.push(...read)
		else kept.push(line.trim())
	}
	return { rows, leftover: kept.join('\n') }
}

/** Shares as one cell a person can read and `readShares` reads back exactly, one a line; words it could mistake stand in quotes. */
export function writeShares(rows: readonly ShareRow[], sign: '%' | ''): string {
	return rows
		.map((row) => {
			const plain = `${row.what} ${row.share}${sign}`
			const { rows: read, leftover } = readShares(plain)
			const isExact = leftover === '' && read.length === 1 && read[0]?.what === row.what && read[0].share === row.share
			return isExact ? plain : `${JSON.stringify(row.what)} ${row.share}${sign}`
		})
		.join('\n')
}

/** The shares of a line, none of a blank one; undefined where it is no share. */
function readLine(line: string): ShareRow[] | undefined {
	if (line === '') return []
	if (line.length > longestLine) return undefined
	const exact = readQuoted(line)
	if (exact) return [exact]
	return readAll(line.split(/[,，、;；]/), true) ?? readAll(line.split(/[;；]/), false) ?? readAll([line], false)
}

/** Several shares, where each part is one; commas set shares apart only where each says that it is one, by its sign. */
function readAll(parts: readonly string[], isSigned: boolean): ShareRow[] | undefined {
	const filled = parts.filter((part) => part.trim() !== '')
	const rows = filled.flatMap((part) => readShare(part, isSigned) ?? [])
	return rows.length > 0 && rows.length === filled.length ? rows : undefined
}

function readQuoted(line: string): ShareRow | undefined {
	const [, words = '', share = ''] = quoted.exec(line) ?? []
	try {
		const what: unknown = JSON.parse(words)
		return typeof what === 'string' && Number(share) <= 100 ? { what, share: Number(share) } : undefined
	} catch {
		return undefined
	}
}

function readShare(part: string, isSigned: boolean): ShareRow | undefined {
	const found = ending.exec(toHalfWidth(part))
	const [, share = '', sign] = found ?? []
	const head = part.slice(0, found?.index ?? 0)
	const what = head.replace(separators, '').replace(itemNumber, '').trim()
	const isSetApart = sign !== undefined || (!isSigned && separators.test(head))
	return found && isSetApart && what !== '' && Number(share) <= 100 ? { what, share: Number(share) } : undefined
}

const opening = '(（[【{〔《「“'
const closing = ')）]】}〕》」”'
const partnersOf = (sign: string) => (sign === ')' || sign === '）' ? '(（' : (opening[closing.indexOf(sign)] ?? ''))
const circled = /[①-⑳⓪❶-❿]/u
/** "1." "1、" "(1)" "1)" at the start of an item; "10.5" is a number. */
const marker = /^(?:[(（](\d{1,2})[)）]|(\d{1,2})(?:[、)）]|\.(?!\d)))/
const chineseMarker = /^(?:[(（][一二三四五六七八九十]{1,2}[)）]|[一二三四五六七八九十]{1,2}、)/

/** How many open brackets are looked through for a partner, so that a cell of brackets takes no longer than another. */
const deepest = 8

/** Which characters stand inside a closed pair of brackets; a bracket without its partner encloses nothing. */
export function enclosed(text: string): boolean[] {
	const inside = Array.from({ length: text.length }, () => false)
	const open: number[] = []
	for (let at = 0; at < text.length; at++) {
		const sign = text[at] ?? ''
		if (opening.includes(sign)) open.push(at)
		if (!closing.includes(sign)) continue
		const near = open.slice(-deepest)
		const partner = near.findLastIndex((place) => partnersOf(sign).includes(text[place] ?? ''))
		if (partner < 0) continue
		inside.fill(true, near[partner], at + 1)
		open.length -= near.length - partner
	}
	return inside
}

/** Where the bracket group a text ends with begins; -1 where it ends with none (quotation marks are no brackets here). */
export function lastGroup(text: string): number {
	if (!/[)）\]】]$/.test(text)) return -1
	let depth = 0
	for (let at = text.length - 1; at >= 0; at--) {
		const sign = text[at] ?? ''
		if (closing.includes(sign)) depth += 1
		else if (opening.includes(sign)) depth -= 1
		if (depth <= 0) return depth === 0 && at < text.length - 1 ? at : -1
	}
	return -1
}

/** Takes a text apart at the characters `isSeparator` names, outside brackets. */
export function splitOutside(text: string, isSeparator: (sign: string, at: number) => boolean): string[] {
	const inside = enclosed(text)
	const parts: string[] = []
	let from = 0
	for (let at = 0; at < text.length; at++) {
		if (inside[at] || !isSeparator(text[at] ?? '', at)) continue
		parts.push(text.slice(from, at))
		from = at + 1
	}
	return [...parts, text.slice(from)]
}

/** Takes a cell of indicators apart into its items, at line breaks, semicolons, full stops and item numbers; the numbers themselves fall away. */
export function splitItems(text: string): string[] {
	const items: string[] = []
	let number = 0
	for (const part of splitOutside(text, (sign) => '\n;；。'.includes(sign))) {
		const inside = enclosed(part)
		let from = 0
		let hasBegun = false
		for (let at = 0; at < part.length; at++) {
			if (/\s/.test(part[at] ?? '')) continue
			const isStart = !hasBegun
			hasBegun = true
			const head = isStart ? headAt(part, at) : inside[at] && inside[at - 1] ? undefined : nextHeadAt(part, at, number)
			if (!head) continue
			items.push(part.slice(from, at))
			number = head.number ?? number
			from = at + head.length
			at = from - 1
			hasBegun = false
		}
		items.push(part.slice(from))
	}
	return items.map((item) => item.trim()).filter((item) => item !== '')
}

type Head = { length: number; number?: number }

/** The item number that stands at a place, whatever number it is. */
function headAt(text: string, at: number): Head | undefined {
	if (circled.test(text[at] ?? '')) return { length: 1 }
	const rest = text.slice(at, at + 8)
	const [whole, bracketed, plain] = marker.exec(rest) ?? []
	if (whole !== undefined) return { length: whole.length, number: Number(bracketed ?? plain) }
	const chinese = chineseMarker.exec(rest)?.[0]
	return chinese === undefined ? undefined : { length: chinese.length }
}

/** The item number within a run: a circled one, or exactly the number that follows, set off from what is before. */
function nextHeadAt(text: string, at: number, number: number): Head | undefined {
	const head = headAt(text, at)
	if (head?.number === undefined) return circled.test(text[at] ?? '') ? head : undefined
	const before = text[at - 1] ?? ''
	const isSetOff = number === 0 ? /[:：]/.test(before) : /[(（]/.test(text[at] ?? '') || /[\s,，、:：]/.test(before)
	return head.number === number + 1 && isSetOff ? head : undefined
}

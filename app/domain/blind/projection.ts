/** A text brought into one form, and where its stretches stand in the text it came from. */
type Form = { text: string; stretch: (from: number, to: number) => { from: number; to: number } }

/** `wide` keeps spaces; `tight` has none, nor hyphens, dots and brackets, which stand within names as one likes. */
export type Projection = { source: string; wide: Form; tight: Form }

const unseen = /[\p{Cf}\p{Mn}]/gu
const between = /[\s()[\]{}·・‧•‐‑‒–—_.*&'"“”‘’「」『』《》〈〉-]/u
/** The signs of most Chinese texts, which are in their one form already. */
const isPlain = (code: number) => code >= 0x4e00 && code <= 0x9fff

type Sign = { form: string; isBetween: boolean }
/** Signs met before: a text has few different ones, and bringing one into its form is slow. */
const met = new Map<number, Sign>()
const mostMet = 20_000

function signOf(code: number): Sign {
	const known = met.get(code)
	if (known) return known
	const form = String.fromCodePoint(code).normalize('NFKD').replace(unseen, '').toLowerCase()
	const sign = { form, isBetween: between.test(form) }
	if (met.size < mostMet) met.set(code, sign)
	return sign
}

/** Brings a text into half width, small letters and compatible signs (NFKD), without accents and what is not seen. */
export function projected(source: string): Projection {
	const wide = forming(source)
	const tight = forming(source)
	for (let at = 0; at < source.length; at++) {
		const code = source.codePointAt(at) ?? 0
		if (isPlain(code)) {
			wide.add(source.charAt(at), at)
			tight.add(source.charAt(at), at)
			continue
		}
		const { form, isBetween } = signOf(code)
		wide.add(form, at)
		if (!isBetween) tight.add(form, at)
		if (code > 0xffff) at++
	}
	return { source, wide: wide.form(), tight: tight.form() }
}

function forming(source: string) {
	let text = ''
	const starts: number[] = []
	const endOf = (start: number) => start + ((source.codePointAt(start) ?? 0) > 0xffff ? 2 : 1)
	return {
		add(form: string, from: number) {
			text += form
			for (let at = 0; at < form.length; at++) starts.push(from)
		},
		form: (): Form => ({ text, stretch: (from, to) => ({ from: starts[from] ?? 0, to: endOf(starts[to - 1] ?? 0) }) }),
	}
}

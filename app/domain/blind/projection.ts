/** A text brought into one form, and where its stretches stand in the text it came from. */
type Form = { text: string; stretch: (from: number, to: number) => { from: number; to: number } }

/** `wide` keeps spaces; `tight` has none, nor hyphens, dots and brackets, which stand within names as one likes. */
export type Projection = { source: string; wide: Form; tight: Form }

const unseen = /[\p{Cf}\p{Mn}]/gu
const between = /[\s()[\]{}·・‧•‐‑‒–—_.*&'"“”‘’「」『』《》〈〉-]/u
/** The signs of most Chinese texts, which are in their one form already. */
const isPlain = (code: number) => code >= 0x4e00 && code <= 0x9fff

/** Brings a text into half width, small letters and compatible signs (NFKD), without accents and what is not seen. */
export function projected(source: string): Projection {
	const wide = forming()
	const tight = forming()
	for (let at = 0; at < source.length; ) {
		const code = source.codePointAt(at) ?? 0
		const to = at + (code > 0xffff ? 2 : 1)
		const sign = source.slice(at, to)
		const form = isPlain(code) ? sign : sign.normalize('NFKD').replace(unseen, '').toLowerCase()
		wide.add(form, at, to)
		if (isPlain(code) || !between.test(form)) tight.add(form, at, to)
		at = to
	}
	return { source, wide: wide.form(), tight: tight.form() }
}

function forming() {
	const parts: string[] = []
	const starts: number[] = []
	const ends: number[] = []
	return {
		add(form: string, from: number, to: number) {
			parts.push(form)
			for (let at = 0; at < form.length; at++) {
				starts.push(from)
				ends.push(to)
			}
		},
		form: (): Form => ({ text: parts.join(''), stretch: (from, to) => ({ from: starts[from] ?? 0, to: ends[to - 1] ?? 0 }) }),
	}
}

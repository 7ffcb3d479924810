const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** A number at the start of half-width text. */
export const numberPattern = String.raw`[+\-−]?\s?(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,18})(?:\.\d{1,18})?|[+\-−]?\.\d{1,18}`
const power = new RegExp(`^(\\d+)(?=\\^|[⁻${superscripts}])`)

/** A value with the rest that follows it. A bare power (10⁶ h) is one times that power: "1" with the unit "×10⁶ h". */
type ReadNumber = { value: string; rest: string }

/** Reads the decimal number a text begins with, as written but for thousands commas; undefined where it begins with none. */
export function readNumber(text: string): ReadNumber | undefined {
	const trimmed = text.trimStart()
	const [written] = new RegExp(`^(?:${numberPattern})`).exec(trimmed) ?? []
	if (written === undefined || /^\d/.test(trimmed.slice(written.length))) return undefined
	if (power.test(trimmed)) return { value: '1', rest: `×${trimmed}` }
	const plain = written.replace(/[,\s]/g, '').replace('−', '-').replace(/^\+/, '')
	return { value: plain.replace(/^(-?)\./, '$10.'), rest: trimmed.slice(written.length) }
}

/** Sum and difference of two plain decimals, exact, with the places of the longer one: 10 ± 0.5 is 9.5 and 10.5. */
export function around(middle: string, deviation: string): [string, string] {
	const places = Math.max(placesOf(middle), placesOf(deviation))
	const [one, other] = [scaled(middle, places), scaled(deviation, places)]
	return [unscaled(one - other, places), unscaled(one + other, places)]
}

const placesOf = (decimal: string) => decimal.split('.')[1]?.length ?? 0

function scaled(decimal: string, places: number): bigint {
	const [whole = '', fraction = ''] = decimal.split('.')
	return BigInt(whole + fraction.padEnd(places, '0'))
}

function unscaled(value: bigint, places: number): string {
	const digits = String(value < 0n ? -value : value).padStart(places + 1, '0')
	const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
	return value < 0n ? `-${text}` : text
}

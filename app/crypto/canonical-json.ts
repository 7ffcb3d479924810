/** What canonical JSON is made of here: RFC 8785 without fractions, which our values do not need. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [name: string]: JsonValue | undefined }

/**
 * The one way to write a value (RFC 8785): no spaces, members sorted by UTF-16 code units, numbers and strings as
 * ECMAScript writes them. A member that is undefined is left out, as JSON.stringify does.
 * Throws a TypeError for a number that is no safe integer (or minus zero) and for a lone surrogate: both are mistakes of the caller.
 */
export function canonicalJson(value: JsonValue): string {
	if (typeof value === 'string') return writeString(value)
	if (typeof value === 'number') return writeNumber(value)
	if (typeof value === 'boolean' || value === null) return String(value)
	if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
	if (typeof value !== 'object' || !isPlain(value)) throw new TypeError(`no JSON value: ${typeof value}`)
	const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
	return `{${members.flatMap(([name, member]) => (member === undefined ? [] : [`${writeString(name)}:${canonicalJson(member)}`])).join(',')}}`
}

function writeString(text: string): string {
	if (/\p{Surrogate}/u.test(text)) throw new TypeError('a lone surrogate has no UTF-8')
	return JSON.stringify(text)
}

function writeNumber(value: number): string {
	if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new TypeError(`${value} is no safe integer`)
	return String(value)
}

/** Array.isArray does not narrow read-only arrays. */
function isList(value: JsonValue): value is readonly JsonValue[] {
	return Array.isArray(value)
}

function isPlain(value: object): boolean {
	const prototype: unknown = Object.getPrototypeOf(value)
	return prototype === Object.prototype || prototype === null
}

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, type JsonValue } from './canonical-json.ts'

const text = fc.string({ unit: 'binary' }).filter((value) => !/\p{Surrogate}/u.test(value))
const { value: jsonValue } = fc.letrec<{ value: JsonValue }>((tie) => ({
	value: fc.oneof(
		{ maxDepth: 4 },
		text,
		fc.maxSafeInteger().filter((value) => !Object.is(value, -0)),
		fc.boolean(),
		fc.constant(null),
		fc.array(tie('value')),
		fc.dictionary(text, tie('value')),
	),
}))

test('says the same value, whatever the order of its members was', () => {
	fc.assert(
		fc.property(jsonValue, (value) => {
			const written = canonicalJson(value)
			expect(canonicalJson(JSON.parse(written))).toBe(written)
			expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(value)))
		}),
	)
})

test('members stand in the order of UTF-16 code units (RFC 8785, section 3.2.3)', () => {
	const members = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
	expect(Object.values(JSON.parse(`[${canonicalJson(members).match(/(?<=:)\d/g)}]`))).toEqual([2, 4, 6, 7, 1, 5, 3])
})

test('characters are escaped as little as can be (RFC 8785, section 3.2.2.2)', () => {
	expect(canonicalJson('€$\u000f\nA\'B"\\\\"/')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"')
})

test('a member that is undefined is left out', () => {
	expect(canonicalJson({ a: undefined, b: [] })).toBe('{"b":[]}')
})

test.each([0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY, -0, '\ud800', new Date(0), undefined, 1n])('%s is refused', (value) => {
	expect(() => canonicalJson({ deep: [value as JsonValue] })).toThrow(TypeError)
})

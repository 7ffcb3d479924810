import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { qrCodeOf } from './qr-code.server.ts'

test('the path draws each dark module once and nothing in the quiet zone', () => {
	const text = 'https://lianbang.example/verify?receipt=JB-P6BQ-1J03-7B18'
	const { size, path } = qrCodeOf(text)
	const drawn = [...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => [Number(x), Number(y)])
	const { data } = encode(text, { ecc: 'M', border: 0 })
	expect(size).toBe(data.length + 8)
	expect(drawn).toEqual(data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [[x + 4, y + 4]] : []))))
})

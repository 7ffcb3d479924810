import { encode } from 'uqr'

/** The quiet zone that readers need, in modules. Source: ISO/IEC 18004. */
const quiet = 4

/** `text` as a QR code (level M, 15 %) for an SVG: `size` units wide and high with its quiet zone, `path` the dark modules. */
export function qrCodeOf(text: string): { size: number; path: string } {
	const { data, size } = encode(text, { ecc: 'M', border: quiet })
	const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
	return { size, path }
}

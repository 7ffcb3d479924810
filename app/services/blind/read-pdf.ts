import { createRequire } from 'node:module'
import path from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

const library = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
/** So many signs of a page may be of no script before its text counts as not readable. */
const strangeMost = 0.05

/** The text of each page; not readable where a page shows something but no text, or a text in signs that no reader knows. */
export async function readPdf(bytes: Uint8Array): Promise<{ pages: string[]; isReadable: boolean }> {
	const task = getDocument({
		data: new Uint8Array(bytes),
		verbosity: 0,
		isEvalSupported: false,
		useSystemFonts: false,
		disableFontFace: true,
		cMapUrl: `${library}/cmaps/`,
		cMapPacked: true,
		standardFontDataUrl: `${library}/standard_fonts/`,
	})
	try {
		const document = await task.promise
		const pages: string[] = []
		let isReadable = true
		for (let number = 1; number <= document.numPages; number++) {
			const page = await document.getPage(number)
			const { items } = await page.getTextContent()
			const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
			pages.push(text)
			if (!isText(text) && (text.trim() !== '' || (await page.getOperatorList()).fnArray.length > 0)) isReadable = false
			page.cleanup()
		}
		return { pages, isReadable }
	} finally {
		await task.destroy()
	}
}

function isText(text: string): boolean {
	const signs = Array.from(text.replaceAll(/\s/g, ''))
	return signs.length > 0 && signs.filter((sign) => /[\p{Cc}\p{Co}\p{Cn}\ufffd]/u.test(sign)).length <= signs.length * strangeMost
}

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accept, refuse } from '../decision.ts'
import { acceptFile, fileKinds, fileLimits, safeFileName } from './file.ts'
import { receiptBytes, receiptCodeOf } from './receipt.ts'

const kinds = 'pdf docx xlsx pptx png jpg zip txt csv'

test('a file is what its content says, not what it is called', () => {
	expect(acceptFile('图.txt', { size: 9, signature: 'png', isText: false }, 0)).toEqual(accept('png'))
	expect(acceptFile('方案.pdf', { size: 9, signature: 'exe', isText: false }, 0)).toEqual(refuse({ code: 'file-kind', kinds }))
	expect(acceptFile('数据.csv', { size: 9, signature: undefined, isText: true }, 0)).toEqual(accept('csv'))
	expect(acceptFile('page.html', { size: 9, signature: undefined, isText: true }, 0)).toEqual(refuse({ code: 'file-kind', kinds }))
	expect(acceptFile('a.pdf', { size: 9, signature: undefined, isText: true }, 0)).toEqual(refuse({ code: 'file-kind', kinds }))
})

test('an empty file, one over 20 MB and an eleventh are refused', () => {
	const pdf = { size: fileLimits.bytes, signature: 'pdf', isText: false }
	expect(acceptFile('a.pdf', pdf, 9)).toEqual(accept('pdf'))
	expect(acceptFile('a.pdf', { ...pdf, size: 0 }, 0)).toEqual(refuse({ code: 'file-empty' }))
	expect(acceptFile('a.pdf', { ...pdf, size: pdf.size + 1 }, 0)).toEqual(refuse({ code: 'too-large', megabytes: 20 }))
	expect(acceptFile('a.pdf', pdf, 10)).toEqual(refuse({ code: 'too-many-files', count: 10 }))
})

test('a stored name is safe whatever it came from, and ends with what the file is', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('pdf' as const, 'csv' as const), (name, kind) => {
			const safe = safeFileName(name, kind)
			expect(safe).toMatch(/^[^.\\/\p{C}"][^\\/\p{C}"]*\.(pdf|csv)$/u)
			expect(safe.endsWith(`.${kind}`)).toBe(true)
			expect(safeFileName(safe, kind)).toBe(safe)
		}),
		{ seed: 2, numRuns: 1000 },
	)
	expect(safeFileName('C:\\tmp\\技术 方案.PDF', 'pdf')).toBe('技术 方案.pdf')
	expect(safeFileName('page.html', 'pdf')).toBe('page.html.pdf')
	expect(safeFileName('../../\u202efdp.exe', 'jpg')).toBe('fdp.exe.jpg')
	expect(fileKinds.pdf).toBe('application/pdf')
})

test('a receipt code names sixty random bits without letters that are misread', () => {
	expect(receiptCodeOf(new Uint8Array(receiptBytes))).toBe('JB-0000-0000-0000')
	expect(receiptCodeOf(Uint8Array.from({ length: receiptBytes }, (_, at) => at * 21))).toMatch(/^JB(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
})

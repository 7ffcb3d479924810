import { expect, test } from 'vitest'
import { parseFormTakingFiles, parseFormWithFile, parseFormWithFiles, parseUpload } from './upload.server.ts'

function request(parts: Record<string, string | File>, headers: Record<string, string> = {}): Request {
	const body = new FormData()
	for (const [name, value] of Object.entries(parts)) body.append(name, value)
	return new Request('http://localhost/', { method: 'POST', body, headers })
}

test('a file up to the limit is taken with its name; one byte more is too large, however it is announced', async () => {
	const limit = 300_000
	const file = (size: number) => new File([new Uint8Array(size).fill(7)], '技术方案.pdf')
	const taken = await parseUpload(request({ file: file(limit), other: 'x' }), 'file', limit)
	expect(taken).toMatchObject({ fileName: '技术方案.pdf' })
	expect(typeof taken === 'object' && taken.bytes.length).toBe(limit)
	expect(await parseUpload(request({ file: file(limit + 1) }), 'file', limit)).toBe('too-large')
	const announced = request({ file: file(2 * limit) }, { 'Content-Length': String(2 * limit + 200) })
	expect(await parseUpload(announced, 'file', limit)).toBe('too-large')
})

test('no file, or one under another name, is missing', async () => {
	expect(await parseUpload(request({ other: 'x' }), 'file', 1000)).toBe('missing')
	expect(await parseUpload(request({ picture: new File(['x'], 'a.png') }), 'file', 1000)).toBe('missing')
})

test('the words of a form come through beside a file that is too large, so that nothing typed is lost', async () => {
	const large = { statement: '异议的依据', file: new File([new Uint8Array(200_000)], '证据.pdf') }
	const announced = request(large, { 'Content-Length': String(200_500) })
	const { form, upload } = await parseFormWithFile(announced, 'file', 1000)
	expect([upload, form.get('statement')]).toEqual(['too-large', '异议的依据'])
})

test('words far beyond any limit are held only in part, and do not fail', async () => {
	const { form, upload } = await parseFormWithFile(request({ statement: 'x'.repeat(1_000_000) }), 'file', 1000)
	expect(upload).toBe('missing')
	expect(String(form.get('statement')).length).toBeLessThan(100_000)
})

test('of several files each is judged by itself', async () => {
	const parts = { bid: new File([new Uint8Array(2000)], 'bid.age'), price: new File(['x'], 'price.age'), pledge: 'on' }
	const { form, uploads } = await parseFormWithFiles(request(parts), ['bid', 'price', 'other'], 1000)
	expect([uploads.get('bid'), uploads.get('price'), uploads.get('other'), form.get('pledge')]).toMatchObject([
		'too-large',
		{ fileName: 'price.age' },
		'missing',
		'on',
	])
})

test('files are handed on one after another, several of a field too, and the words of the form come back', async () => {
	const body = new FormData()
	body.append('values.team', '团队')
	for (const name of ['甲.txt', '乙.txt']) body.append('files', new File([name], name))
	body.append('file:1', new File([new Uint8Array(2000)], '丙.pdf'))
	const order: string[] = []
	const form = await parseFormTakingFiles(new Request('http://localhost/', { method: 'POST', body }), 1000, async ({ field, fileName, bytes }) => {
		const text = bytes === 'too-large' ? bytes : new TextDecoder().decode(bytes)
		order.push(`begin ${field} ${fileName} ${text}`)
		await Promise.resolve()
		order.push('end')
	})
	expect(order).toEqual(['begin files 甲.txt 甲.txt', 'end', 'begin files 乙.txt 乙.txt', 'end', 'begin file:1 丙.pdf too-large', 'end'])
	expect([...(form?.keys() ?? [])]).toEqual(['values.team'])
})

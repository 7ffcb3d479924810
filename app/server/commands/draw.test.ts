import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { drawPanel, inputHashOf, secretHashOf, writeDrawRecord } from '#app/crypto/panel-draw.ts'
import { usualRules } from '#app/domain/judging/balance.ts'
import { CommandError } from './command.ts'
import { repeatDrawOf } from './draw.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'draw-'))
afterAll(() => rmSync(folder, { recursive: true }))
function file(content: string): string {
	const name = path.join(folder, 'record.json')
	writeFileSync(name, content)
	return name
}

const codes = ['a', 'b', 'c', 'd']
const input = {
	challenge: 'NE-1',
	panel: 1,
	rules: usualRules(3, 0),
	organisations: { a: 'suzhou', b: 'wuxi', c: 'wuxi', d: '' },
	candidates: codes.map((code) => ({ code, organisation: code, isOfField: false })),
}
const secret = secretHashOf('test')
const drawn = drawPanel({ input, secret, words: '' })
const record = {
	format: 'lianbang-draw-v1' as const,
	input,
	inputHash: inputHashOf(input),
	secretHash: secretHashOf(secret),
	committedAt: '2026-11-20T01:00:00.000Z',
	secret,
	words: '',
	drawnAt: '2026-11-21T01:00:00.000Z',
	drawn: drawn.ok ? drawn.value.map(({ code }) => code) : [],
	replaced: [],
}

test('each question has its line, and a no is said', async () => {
	expect(await repeatDrawOf([file(writeDrawRecord(record))])).toEqual({ isGood: true, text: expect.stringMatching(/✓.*\n✓.*\n✓.*\n✓.*\nHash/) })
	expect(await repeatDrawOf([file(writeDrawRecord({ ...record, words: 'other', drawn: ['a', 'b', 'c'] }))])).toMatchObject({ isGood: false })
	expect(await repeatDrawOf([file('{}')])).toMatchObject({ isGood: false, text: expect.stringContaining('no record') })
})

test('what cannot be asked is told', async () => {
	for (const args of [[], ['--x'], ['one', 'two'], ['/nowhere/record.json']]) await expect(repeatDrawOf(args)).rejects.toThrow(CommandError)
})

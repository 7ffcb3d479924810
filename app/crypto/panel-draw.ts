import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { type BalanceRules, type Candidate, fillPanel, panelLeast, panelMost, type Shortage } from '#app/domain/judging/balance.ts'
import { textOf, utf8 } from './bytes.ts'
import { canonicalJson } from './canonical-json.ts'
import { parseJson } from './parse-json.ts'

const code = z.string().min(1).max(60)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const seats = z.int().min(0).max(panelMost)

/** What is frozen when a panel is committed: the rules, the unconflicted experts under codes, and the cities of their organisations. */
const DrawInput = z.strictObject({
	challenge: code,
	/** Counts the panels of one challenge, from 1. */
	panel: z.int().min(1),
	rules: z.strictObject({ size: seats.min(panelLeast), mostOfOrganisation: seats.min(1), mostOfCity: seats.min(1), leastOfField: seats }),
	/** The city of each organisation; empty where it has none. */
	organisations: z.record(code, z.string().max(60)),
	candidates: z.array(z.strictObject({ code, organisation: code, isOfField: z.boolean() })).max(5000),
})
export type DrawInput = z.output<typeof DrawInput>

/** The published record of a draw, the file that `npm run draw` repeats it from. */
const DrawRecord = z.strictObject({
	format: z.literal('lianbang-draw-v1'),
	input: DrawInput,
	inputHash: hash,
	secretHash: hash,
	committedAt: z.iso.datetime(),
	secret: hash,
	words: z.string().max(200),
	drawnAt: z.iso.datetime(),
	/** The codes drawn, in their order. */
	drawn: z.array(code),
	/** Seats that were given up, in the order of time, and who came next: none where nobody was left. */
	replaced: z.array(z.strictObject({ out: code, next: code.nullable() })),
})
export type DrawRecord = z.output<typeof DrawRecord>

const hashOf = (text: string): string => bytesToHex(sha256(utf8(text)))

/** The hash that commits to a secret before it is revealed. */
export function secretHashOf(secret: string): string {
	return hashOf(secret)
}

/** What was frozen, as a row or a file keeps it. */
export function writeDrawInput(input: DrawInput): string {
	return canonicalJson(input)
}

/** Reads what `writeDrawInput` wrote. */
export function readDrawInput(text: string): DrawInput {
	return DrawInput.parse(parseJson(text))
}

/** The hash of what was frozen; of its canonical JSON, so that there is one way to write it. */
export function inputHashOf(input: DrawInput): string {
	return hashOf(writeDrawInput(input))
}

type Drawing = { input: DrawInput; secret: string; words: string }

/** The candidates in the order of the draw: by SHA-256 over the secret, the words added later, and the code. */
export function orderOf({ input: { candidates, organisations }, secret, words }: Drawing): Candidate[] {
	return candidates
		.map((one) => ({ ...one, city: organisations[one.organisation] ?? '', ticket: hashOf(`${secret}\n${words}\n${one.code}`) }))
		.sort((one, other) => (one.ticket < other.ticket ? -1 : 1))
		.map(({ ticket: _, ...one }) => one)
}

/** Draws a panel: the first in the order of the draw that keeps the rules. */
export function drawPanel(drawing: Drawing): Decision<Candidate[], Shortage> {
	return fillPanel({ order: orderOf(drawing), rules: drawing.input.rules })
}

type Seating = { order: readonly Candidate[]; rules: BalanceRules; seated: readonly string[]; gone: readonly string[] }

/** Who takes a seat that was given up: the next in the order that keeps the rules beside those that stay, and never who has gone. */
export function nextSeated({ order, rules, seated, gone }: Seating): Decision<Candidate, Shortage> {
	const kept = order.filter(({ code }) => seated.includes(code))
	// One seat at a time: where several are empty, the others stay so until their turn.
	const one = { ...rules, size: kept.length + 1, leastOfField: leastNow(kept, rules) }
	const filled = fillPanel({ order: order.filter(({ code }) => !gone.includes(code)), rules: one, kept })
	const next = filled.ok ? filled.value.at(-1) : undefined
	if (filled.ok) return next ? accept(next) : refuse({ code: 'too-few-experts' })
	return filled
}

/** How many of the field the panel must have once one more seat is filled, so that the empty ones after it can make up the rest. */
function leastNow(kept: readonly Candidate[], { size, leastOfField }: BalanceRules): number {
	return Math.max(0, leastOfField - (size - kept.length - 1))
}

/** The record of a draw as the text of a file. */
export function writeDrawRecord(record: DrawRecord): string {
	return canonicalJson(record)
}

/** The questions about a record, each answered yes or no. */
export type DrawAnswers = { isSecretCommitted: boolean; isInputCommitted: boolean; isDrawSame: boolean; areReplacementsSame: boolean }

/** Repeats a draw from its published record alone. Refuses a file that is none. */
export function repeatDraw(file: Uint8Array): Decision<{ record: DrawRecord; answers: DrawAnswers }, { code: 'malformed-record' }> {
	const parsed = DrawRecord.safeParse(parseJson(textOf(file)))
	if (!parsed.success) return refuse({ code: 'malformed-record' })
	const record = parsed.data
	const drawn = drawPanel(record)
	return accept({
		record,
		answers: {
			isSecretCommitted: secretHashOf(record.secret) === record.secretHash,
			isInputCommitted: inputHashOf(record.input) === record.inputHash,
			isDrawSame: drawn.ok && drawn.value.map((one) => one.code).join() === record.drawn.join(),
			areReplacementsSame: repeatsReplacements(record),
		},
	})
}

function repeatsReplacements(record: DrawRecord): boolean {
	const order = orderOf(record)
	let seated: readonly string[] = record.drawn
	const gone: string[] = []
	for (const { out, next } of record.replaced) {
		if (!seated.includes(out)) return false
		seated = seated.filter((one) => one !== out)
		gone.push(out)
		const found = nextSeated({ order, rules: record.input.rules, seated, gone })
		if ((found.ok ? found.value.code : null) !== next) return false
		if (next !== null) seated = [...seated, next]
	}
	return true
}

import { useState } from 'react'
import type { Bytes } from '#app/crypto/bytes.ts'
import type { EnvelopeFile, EnvelopePart } from '#app/crypto/envelope.ts'
import type { BidContent } from '#app/domain/bid/content.ts'
import { envelopeFields } from '#app/domain/seal/envelope-fields.ts'
import { type Answer, sendPart, submitSealed } from './send-part.ts'

export type OpeningKey = { part: EnvelopePart; recipient: string }
export type Source = { name: string; mediaType: string; read: () => Promise<ArrayBuffer> }

type Sealing = {
	bidId: string
	challengeCode: string
	clarification: number
	keys: readonly OpeningKey[]
	ownRecipient: string | null
	content: BidContent
	files: readonly Source[]
}

export type SealingState =
	| { phase: 'idle' }
	| { phase: 'reading' | 'encrypting' | 'submitting' }
	| { phase: 'sending'; percent: number; isWaiting: boolean }
	| { phase: 'refused'; refusal: { code: string } & Record<string, unknown> }

type Tell = (state: SealingState) => void

/** Runs work that seals or sends a bid and hears how far it is; `onDone` when the server has taken it. */
export function useSealing(onDone: () => void): [SealingState, (work: (tell: Tell) => Promise<Answer>) => Promise<void>] {
	const [state, setState] = useState<SealingState>({ phase: 'idle' })
	async function start(work: (tell: Tell) => Promise<Answer>) {
		const outcome = await work(setState).catch((): Answer => ({ ok: false, refusal: { code: 'unreadable-file' } }))
		if (outcome.ok) onDone()
		else setState({ phase: 'refused', refusal: outcome.refusal })
	}
	return [state, start]
}

/** Seals a bid in this browser and sends it. What encrypts is loaded only here. */
export async function sealAndSend({ bidId, challengeCode, clarification, keys, ownRecipient, content, files: sources }: Sealing, tell: Tell): Promise<Answer> {
	tell({ phase: 'reading' })
	const { sealEnvelope } = await import('#app/crypto/seal-envelope.ts')
	const files: EnvelopeFile[] = []
	for (const { name, mediaType, read } of sources) files.push({ name, mediaType, bytes: new Uint8Array(await read()) })
	tell({ phase: 'encrypting' })
	const own = ownRecipient === null ? [] : [ownRecipient]
	const parts = []
	for (const { part, recipient } of keys) {
		const fields = envelopeFields(content, part, keys.length > 1)
		const sealed = await sealEnvelope({ part, challenge: challengeCode, bid: bidId, fields, files: part === 'bid' ? files : [] }, [recipient, ...own])
		if (!sealed.ok) return { ok: false, refusal: inWords(sealed.refusal) }
		parts.push({ part, sealed: sealed.value })
	}
	return sendAndSubmit({ bidId, clarification, parts, way: 'browser' }, tell)
}

/** Files that the bidder encrypted elsewhere, sent as they are. */
export async function sendFiles(
	{ bidId, clarification, files }: { bidId: string; clarification: number; files: readonly { part: EnvelopePart; bytes: Bytes }[] },
	tell: Tell,
): Promise<Answer> {
	const { digestOf } = await import('#app/crypto/bytes.ts')
	const parts = []
	for (const { part, bytes } of files) parts.push({ part, sealed: { ciphertext: bytes, sha256: toHex(await digestOf(bytes)), size: bytes.length } })
	return sendAndSubmit({ bidId, clarification, parts, way: 'command' }, tell)
}

type Parts = Pick<Parameters<typeof sendPart>[0], 'bidId' | 'way'> & {
	clarification: number
	parts: readonly Pick<Parameters<typeof sendPart>[0], 'part' | 'sealed'>[]
}

async function sendAndSubmit({ bidId, clarification, parts, way }: Parts, tell: Tell): Promise<Answer> {
	const whole = parts.reduce((sum, { sealed }) => sum + sealed.size, 0)
	const partIds: string[] = []
	let before = 0
	for (const { part, sealed } of parts) {
		const onProgress = (received: number, isWaiting: boolean) => tell({ phase: 'sending', percent: Math.floor(((before + received) / whole) * 100), isWaiting })
		const sent = await sendPart({ bidId, part, sealed, way, onProgress })
		if (!sent.ok) return sent
		if (sent.partId) partIds.push(sent.partId)
		before += sealed.size
	}
	tell({ phase: 'submitting' })
	return submitSealed(bidId, { partIds, clarification })
}

const toHex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

function inWords(refusal: { code: string; limit?: number }): { code: string } & Record<string, unknown> {
	return refusal.limit === undefined ? refusal : { ...refusal, megabytes: Math.round(refusal.limit / 1024 / 1024) }
}

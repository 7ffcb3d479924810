import { z } from 'zod'
import type { Bytes } from '#app/crypto/bytes.ts'
import { envelopeParts } from '#app/crypto/envelope.ts'
import type { Sealed } from '#app/crypto/seal-envelope.ts'
import { sealedLimits } from '#app/domain/seal/sealing.ts'
import { CommandError } from './command.ts'

const Sealing = z.object({
	challenge: z.string(),
	clarification: z.number(),
	keys: z.array(z.object({ part: z.enum(envelopeParts), recipient: z.string() })).min(1),
})
/** What the server says of the challenge a bid is for. */
export type Sealing = z.infer<typeof Sealing>
const Started = z.object({ partId: z.string(), received: z.number().int().min(0) })
const Submitted = z.object({ receiptCode: z.string(), sealedAt: z.string() })
const Refused = z.object({ refused: z.string() })

/** The refusals a bidder may meet, in words. */
const reasons: Record<string, string> = {
	'deadline-passed': 'bidding has closed',
	'clarified-since': 'the challenge was clarified meanwhile; read what changed, then submit again',
	'no-opening-key': 'bids on this challenge are not sealed to an opening key; submit in the browser',
	'not-encrypted': 'this is no file that age encrypted',
	'parts-missing': 'a part did not arrive whole; run the command again',
	'damaged-part': 'what arrived is not what was announced; run the command again',
	'wrong-bid-status': 'the bid was withdrawn or is not open to changes',
	'not-found': 'this account has no such bid',
}

export type SealedFile = Pick<Sealed, 'ciphertext' | 'sha256' | 'size'>
export type SealingServer = Awaited<ReturnType<typeof signInTo>>

/** Signs in to a server, to submit a sealed bid there. Everything throws a CommandError for what the server refuses, or when it cannot be reached. */
export async function signInTo(server: URL, email: string, password: string) {
	const entered = await reach(server, '/login', {
		method: 'POST',
		redirect: 'manual',
		headers: { Origin: server.origin },
		body: new URLSearchParams({ email, password }),
	})
	const cookie = entered.headers
		.getSetCookie()
		.find((one) => /^(__Host-)?session=[^;]/.test(one))
		?.split(';')[0]
	if (!cookie)
		throw new CommandError(`${server.origin} did not sign ${email} in: ${entered.status === 429 ? 'too many attempts' : 'wrong address or password'}.`)
	const ask = (address: string, body?: URLSearchParams | Bytes) => answerOf(server, address, cookie, body)
	return {
		async readSealing(bidId: string): Promise<Sealing> {
			return Sealing.parse(await ask(`/bidder/bids/${bidId}/parts`))
		},
		/** Sends a part, from where an earlier try of the same bytes stopped; answers its key. */
		async send(bidId: string, part: string, { ciphertext, sha256, size }: SealedFile): Promise<string> {
			const started = await ask(`/bidder/bids/${bidId}/parts`, new URLSearchParams({ part, sha256, size: String(size), way: 'command' }))
			const { partId, received } = Started.parse(started)
			for (let offset = received; offset < size; offset += sealedLimits.chunk)
				await ask(`/bidder/parts/${partId}?offset=${offset}`, ciphertext.subarray(offset, offset + sealedLimits.chunk))
			return partId
		},
		async submit(bidId: string, partIds: readonly string[], clarification: number) {
			const form = new URLSearchParams({ parts: partIds.join(' '), pledge: 'on', clarification: String(clarification) })
			return Submitted.parse(await ask(`/bidder/bids/${bidId}/submit`, form))
		},
	}
}

async function answerOf(server: URL, address: string, cookie: string, body?: URLSearchParams | Bytes): Promise<unknown> {
	const headers = new Headers({ Origin: server.origin, Cookie: cookie, Accept: 'application/json' })
	if (body && !(body instanceof URLSearchParams)) headers.set('Content-Type', 'application/octet-stream')
	const response = await reach(server, address, { method: body ? 'POST' : 'GET', redirect: 'manual', headers, ...(body && { body }) })
	const answer: unknown = await response.json().catch(() => null)
	if (response.ok) return answer
	const refused = Refused.safeParse(answer).data?.refused ?? (response.status === 404 ? 'not-found' : String(response.status))
	throw new CommandError(`${server.origin} refused: ${reasons[refused] ?? refused}.`)
}

async function reach(server: URL, address: string, init: RequestInit): Promise<Response> {
	return fetch(new URL(address, server), init).catch(() => {
		throw new CommandError(`${server.origin} cannot be reached; with --out, the same command goes on where it stopped.`)
	})
}

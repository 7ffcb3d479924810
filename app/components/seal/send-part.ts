import type { EnvelopePart } from '#app/crypto/envelope.ts'
import type { Sealed } from '#app/crypto/seal-envelope.ts'
import { type SealingWay, sealedLimits } from '#app/domain/seal/sealing.ts'

/** What the server said: its answer, or why not, with the words' parameters. */
export type Answer = { ok: true; value: Record<string, unknown> } | { ok: false; refusal: { code: string } & Record<string, unknown> }

/** How long to wait after a lost connection, in milliseconds, before each further try. */
const waits = [1000, 2000, 4000, 8000, 15_000, 30_000, 30_000, 30_000]

type Sending = {
	bidId: string
	part: EnvelopePart
	sealed: Pick<Sealed, 'ciphertext' | 'sha256' | 'size'>
	way: Exclude<SealingWay, 'server'>
	/** Hears how many bytes have arrived, and whether the connection is lost for now. */
	onProgress: (received: number, isWaiting: boolean) => void
}

/** Sends a sealed part a chunk at a time; after a lost connection it goes on where the server has come to. Answers the key of the part. */
export async function sendPart({ bidId, part, sealed, way, onProgress }: Sending): Promise<Answer & { partId?: string }> {
	const { ciphertext, sha256, size } = sealed
	const announced = new URLSearchParams({ part, sha256, size: String(size), way })
	const wait = (received: number) => onProgress(received, true)
	const started = await persist(
		() => ask(`/bidder/bids/${bidId}/parts`, announced),
		() => wait(0),
	)
	if (!started.ok) return started
	const partId = String(started.value.partId)
	let received = Number(started.value.received)
	while (received < size) {
		onProgress(received, false)
		const chunk = ciphertext.subarray(received, received + sealedLimits.chunk)
		const at = received
		const taken = await persist(
			() => ask(`/bidder/parts/${partId}?offset=${at}`, chunk),
			() => wait(at),
		)
		if (taken.ok) received = Number(taken.value.received)
		else if (taken.refusal.code === 'wrong-offset' && Number(taken.refusal.received) > at) received = Number(taken.refusal.received)
		else return taken
	}
	onProgress(received, false)
	return { ok: true, value: started.value, partId }
}

/** Submits parts that have arrived. */
export function submitSealed(bidId: string, { partIds, clarification }: { partIds: readonly string[]; clarification: number }): Promise<Answer> {
	const form = new URLSearchParams({ parts: partIds.join(' '), pledge: 'on', clarification: String(clarification) })
	return persist(
		() => ask(`/bidder/bids/${bidId}/submit`, form),
		() => {},
	)
}

/** Posts to the server and reads its answer; throws when the connection is lost. */
export async function ask(path: string, body: URLSearchParams | Uint8Array<ArrayBuffer>): Promise<Answer> {
	const headers = new Headers({ Accept: 'application/json' })
	if (!(body instanceof URLSearchParams)) headers.set('Content-Type', 'application/octet-stream')
	const response = await fetch(path, { method: 'POST', body, headers })
	if (response.status === 401) return { ok: false, refusal: { code: 'session-over' } }
	if (response.status >= 500) throw new TypeError(`answered ${response.status}`)
	const read: unknown = await response.json().catch(() => ({}))
	const value = typeof read === 'object' && read !== null ? Object.fromEntries(Object.entries(read)) : {}
	if (response.ok) return { ok: true, value }
	const { refused, ...parameters } = value
	return { ok: false, refusal: { code: typeof refused === 'string' ? refused : 'forbidden', ...parameters } }
}

async function persist(work: () => Promise<Answer>, onWait: () => void): Promise<Answer> {
	for (const pause of waits) {
		try {
			return await work()
		} catch {
			onWait()
			await new Promise((resolve) => setTimeout(resolve, pause))
		}
	}
	return { ok: false, refusal: { code: 'connection-lost' } }
}

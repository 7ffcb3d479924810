import { z } from 'zod'
import { accept, type Decision, refuse } from '../decision.ts'
import type { Member } from '../permission/actor.ts'

/** `made`: the server has shares and public keys. `tested`: the rehearsal was opened and every holder found its shares right. */
export const ceremonyStatuses = ['made', 'tested'] as const

/** Why a person's key is used no more. */
export const keyLosses = ['lost', 'renewed'] as const
export type KeyLoss = (typeof keyLosses)[number]

const holderCount = 3
/** Signs to a passphrase, at least: what guards a key must not be guessed by whoever finds its file. */
export const passphraseLeast = 12

/** A recipient of age, as far as its form tells. */
export const Recipient = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/)
const base64 = (most: number) => z.base64().min(1).max(most)
/** A share sealed to its holder, some hundred bytes. */
export const SealedShare = base64(4000)
const Shares = z.array(SealedShare).length(holderCount)

/** What the browser of whoever makes the keys sends: public halves and sealed shares, never a key. */
export const MadeKeys = z.object({
	holders: z.array(z.string().max(60)).length(holderCount),
	rehearsal: z.object({ recipient: Recipient, envelope: base64(200_000), shares: Shares }),
	keys: z
		.array(z.object({ challengeId: z.string().max(60), part: z.enum(['bid', 'price']), recipient: Recipient, shares: Shares }))
		.min(1)
		.max(1000),
})
export type MadeKeys = z.output<typeof MadeKeys>

/** Which keys a list needs: one a challenge, and one more where the price is sealed apart. */
export function keysAsked(challenges: readonly { id: string; hasTwoEnvelopes: boolean }[]): { challengeId: string; part: 'bid' | 'price' }[] {
	return challenges.flatMap(({ id: challengeId, hasTwoEnvelopes }) => [
		{ challengeId, part: 'bid' as const },
		...(hasTwoEnvelopes ? [{ challengeId, part: 'price' as const }] : []),
	])
}

/** A person that may hold a share, with its key. */
export type Candidate = { userId: string; keyId: string; recipient: string; organisation: Member['organisation'] }
type MakeRefusal = { code: 'not-three-organisations' | 'no-such-holder' | 'keys-differ' | 'same-key-twice' }

/**
 * Whether made keys are those the list needs, with three holders of three organisations among the candidates; answers the holders
 * in their order. Source: domain.md, "Life of a bid": nobody opens alone.
 */
export function makeCeremony(
	made: MadeKeys,
	asked: readonly { challengeId: string; part: string }[],
	candidates: readonly Candidate[],
): Decision<Candidate[], MakeRefusal> {
	const holders = made.holders.flatMap((userId) => candidates.find((one) => one.userId === userId) ?? [])
	if (holders.length !== holderCount) return refuse({ code: 'no-such-holder' })
	if (new Set(holders.map(({ organisation }) => organisation.id)).size !== holderCount) return refuse({ code: 'not-three-organisations' })
	const nameOf = ({ challengeId, part }: { challengeId: string; part: string }) => `${challengeId} ${part}`
	const isAsked = JSON.stringify(made.keys.map(nameOf).sort()) === JSON.stringify(asked.map(nameOf).sort())
	if (!isAsked) return refuse({ code: 'keys-differ' })
	const recipients = [made.rehearsal.recipient, ...made.keys.map(({ recipient }) => recipient)]
	return new Set(recipients).size === recipients.length ? accept(holders) : refuse({ code: 'same-key-twice' })
}

/** Whether a ceremony is tested: its rehearsal was opened, and every holder found its shares right. */
export function isTested({ isRehearsed, checked }: { isRehearsed: boolean; checked: number }): boolean {
	return isRehearsed && checked === holderCount
}

/** What opens when: bids from the deadline on; prices sealed apart once the scores of what was offered are locked. */
export function mayOpenPart(part: 'bid' | 'price', { isClosed, areScoresLocked }: { isClosed: boolean; areScoresLocked: boolean }): boolean {
	return part === 'bid' ? isClosed : areScoresLocked
}

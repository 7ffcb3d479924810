import { moveBid } from '#app/domain/bid/lifecycle.ts'
import { move, statusAt } from '#app/domain/challenge/lifecycle.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { attemptToDecide } from '#app/services/challenge/attempt-on.server.ts'
import { closeIfDue } from '#app/services/challenge/close-if-due.server.ts'
import type { Store, Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as OpeningKeyRepository from '#db/repositories/opening-key-repository.ts'

type OpenBids = { store: Store; actor: Member; code: string; now: () => Date }

/**
 * Opens the bids of a challenge without opening keys (开榜) after its deadline and answers how many; closes it first where the
 * clock's job has not come to it yet. Refuses before the deadline, what was opened before, and
 * where the holders of a key open.
 */
export function openBids({ store, actor, code, now }: OpenBids) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptToDecide(tx, { code, kind: 'challenge.bids-opened', actor, at })
		if (!attempt.ok) return attempt
		const { challenge, entry } = attempt.value
		if ((await OpeningKeyRepository.listOfChallenge(tx, challenge.id)).length > 0) return refused(tx, entry, refuse({ code: 'holders-open' }))
		const decision = move('openBids', statusAt(challenge, at))
		if (!decision.ok) return refused(tx, entry, decision)
		await closeIfDue(tx, challenge, at)
		if (!(await ChallengeRepository.moveStatus(tx, challenge.id, decision.value, at))) return refuse({ code: 'stale' })
		const opened = await openSealed(tx, challenge.id, { actor, at })
		await AuditRepository.append(tx, { ...entry, before: { status: 'closed' }, after: { status: decision.value.to, bids: opened } })
		return accept({ opened })
	})
}

async function openSealed(tx: Tx, challengeId: string, { actor, at }: { actor: Member; at: Date }): Promise<number> {
	let opened = 0
	for (const { bid } of await BidRepository.listStanding(tx, challengeId)) {
		const decision = moveBid('open', bid.status)
		if (!decision.ok || !(await BidRepository.moveStatus(tx, bid, decision.value, at))) continue
		const entry = { kind: 'bid.opened', actor, at, subject: 'bid', subjectId: bid.id, challengeId } as const
		await AuditRepository.append(tx, { ...entry, before: { status: bid.status }, after: { status: decision.value.to } })
		opened++
	}
	return opened
}

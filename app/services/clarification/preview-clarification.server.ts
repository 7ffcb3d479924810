import { inFormOrder } from '#app/domain/challenge/clarification.ts'
import type { ClarificationEntry } from '#app/domain/challenge/clarification-form.ts'
import { indicatorNamesIn } from '#app/domain/challenge/demand-values.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { drawUp } from './draw-up.server.ts'

type Previewing = { store: Store; actor: Member; code: string; clarification: ClarificationEntry; now: Date }

/** What would follow if a clarification were published now: its number, its changes, the deadline, and how many bids would have to be confirmed where that may be known. Writes nothing. */
export async function previewClarification({ store: { db }, actor, code, clarification, now }: Previewing) {
	const found = await ChallengeRepository.findByCode(db, code)
	const facts = found && ChallengeRepository.factsOf(found)
	if (!found || !facts || !can(actor, 'challenge.clarify', facts)) return refuse({ code: 'not-found' })
	const decision = await drawUp(db, found.challenge, clarification, now)
	if (!decision.ok) return decision
	const { number, before, bidsCloseAt, questionsCloseAt, clarified } = decision.value
	const ids = clarified.indicators.map(({ id }) => id)
	return accept({
		number,
		changes: inFormOrder(clarified.changes, ids),
		names: indicatorNamesIn(Object.fromEntries(clarified.indicators.map(({ id, name }) => [`indicators.${id}.name`, name]))),
		deadline: { before, after: bidsCloseAt, isMoved: bidsCloseAt > before, questionsCloseAt },
		bidCount: can(actor, 'challenge.read.bidCount', { facts, now }) ? found.challenge.bidCount : null,
	})
}

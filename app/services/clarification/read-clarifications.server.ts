import { statusAt } from '#app/domain/challenge/lifecycle.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { describedClarifications } from './describe.server.ts'

type Reading = { store: Store; actor: Actor; code: string; now: Date }

/** The clarifications of a challenge with what each changed, for everyone who may read the challenge; of fields kept back only their names. */
export async function readClarifications({ store, actor, code, now }: Reading) {
	const found = await ChallengeRepository.findByCode(store.db, code)
	const facts = found && ChallengeRepository.factsOf(found)
	if (!found || !facts || !can(actor, 'challenge.read', facts)) return refuse({ code: 'not-found' })
	const { challenge } = found
	const indicators = await ChallengeRepository.listIndicators(store.db, challenge.id)
	const status = statusAt(challenge, now)
	return accept({
		challenge: { code, title: challenge.title, language: challenge.language, status, bidsCloseAt: challenge.bidsCloseAt, isDemo: challenge.isDemo },
		clarifications: await describedClarifications(store.db, actor, facts, challenge, indicators),
		indicatorNames: Object.fromEntries(indicators.map(({ id, name }) => [id, name])),
		mayClarify: can(actor, 'challenge.clarify', facts) && status === 'open',
	})
}

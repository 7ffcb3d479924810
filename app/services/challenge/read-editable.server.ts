import { demandErrors } from '#app/domain/challenge/demand-errors.ts'
import { demandValuesOf } from '#app/domain/challenge/demand-values.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { packFor } from '#app/domain/rules/rule-pack.ts'
import type { Store } from '#db/client.ts'
import * as ChallengeFileRepository from '#db/repositories/challenge-file-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { returnedWith } from '../review/review-state.server.ts'
import { releaseRules } from '../rules/release-rules.server.ts'

/** A demand as its form shows it, with the rules of its city and what keeps it from being submitted; refuses `not-found` where the actor may not change it. */
export async function readEditable({ store: { db }, actor, code, now }: { store: Store; actor: Actor; code: string; now: Date }) {
	const found = await ChallengeRepository.findByCode(db, code)
	if (!found || !can(actor, 'challenge.change', ChallengeRepository.factsOf(found))) return refuse({ code: 'not-found' })
	const { challenge, list } = found
	const [indicators, { packs }, files, returned] = await Promise.all([
		ChallengeRepository.listIndicators(db, challenge.id),
		releaseRules(db),
		ChallengeFileRepository.listByChallenge(db, challenge.id),
		returnedWith(db, challenge.id),
	])
	const values = demandValuesOf(challenge, indicators)
	const pack = packFor(packs, challenge.citySlug)
	return accept({
		challenge: { code, title: challenge.title, status: challenge.status, language: challenge.language, isDemo: challenge.isDemo },
		list: { code: list.code, title: list.title, titleEn: list.titleEn },
		issuer: { name: found.issuer.name, nameEn: found.issuer.nameEn },
		isComposer: can(actor, 'challenge.review', ChallengeRepository.factsOf(found)),
		values,
		revision: challenge.revision,
		savedAt: challenge.updatedAt,
		pack,
		returned,
		lacking: demandErrors(values, { pack, now }),
		files: files.map(({ id, originalName, size }) => ({ id, name: originalName, size })),
	})
}

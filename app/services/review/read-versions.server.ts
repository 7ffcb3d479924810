import { changesBetween } from '#app/domain/challenge/demand-values.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { alignedTo } from '#app/domain/review/demand-sheet.ts'
import type { Store } from '#db/client.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as VersionRepository from '#db/repositories/version-repository.ts'

type Reading = { store: Store; actor: Actor; code: string; from?: number | undefined; to?: number | undefined }

/**
 * The versions of a demand and what changed between two of them: `from` and `to`, or the last two. For its issuer, its
 * chain lead, its city's bureau and the office; refuses `not-found` to everyone else.
 */
export async function readVersions({ store: { db }, actor, code, from, to }: Reading) {
	const found = await ChallengeRepository.findByCode(db, code)
	if (!found || !can(actor, 'challenge.read.review', ChallengeRepository.factsOf(found))) return refuse({ code: 'not-found' })
	const versions = await VersionRepository.listByChallenge(db, found.challenge.id)
	const later = versions.find(({ number }) => number === to) ?? versions[0]
	const earlier = versions.find(({ number }) => number === from) ?? versions.find(({ number }) => number < (later?.number ?? 0))
	const compared = (() => {
		if (!later || !earlier || later.number === earlier.number) return null
		const before = alignedTo(later.values, earlier.values)
		return { from: earlier.number, to: later.number, before, after: later.values, changes: changesBetween(before, later.values) }
	})()
	const { title, language, isDemo } = found.challenge
	return accept({
		challenge: { code, title, language, isDemo },
		versions: versions.map(({ number, createdAt, createdBy }) => ({ number, createdAt, createdBy })),
		compared,
	})
}

import type { Member } from '#app/domain/permission/actor.ts'
import type { Tx } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChainRepository from '#db/repositories/chain-repository.ts'
import * as ChallengeFileRepository from '#db/repositories/challenge-file-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as DemandRepository from '#db/repositories/demand-repository.ts'
import type { ListRow } from '#db/repositories/list-repository.ts'
import { codePrefixOf } from '../import/code-prefix.ts'

type Said = Parameters<typeof DemandRepository.insertChallenges>[1][number]
type Indicators = readonly Omit<Awaited<ReturnType<typeof ChallengeRepository.listIndicators>>[number], 'id' | 'challengeId'>[]
type Into = { list: Pick<ListRow, 'id' | 'code' | 'chainSlug'>; issuer: { id: string; name: string }; actor: Member; at: Date }
type New = Omit<Said, 'id' | 'code' | 'listId' | 'position' | 'chainSlug' | 'issuerOrganisationId' | 'status' | 'createdAt' | 'updatedAt'>

/** Writes a challenge as a draft behind the others of a list, with a code of its chain; answers its key and code. */
export async function insertChallenge(tx: Tx, row: New, indicators: Indicators, { list, issuer, actor, at }: Into) {
	const [code = ''] = await ChallengeRepository.takeCodes(tx, codePrefixOf(list, await ChainRepository.listChains(tx), at), 1)
	const id = newId()
	const position = (await DemandRepository.lastPosition(tx, list.id)) + 1
	const said = { ...row, id, code, listId: list.id, position, chainSlug: list.chainSlug, issuerOrganisationId: issuer.id, status: 'draft' as const }
	await DemandRepository.insertChallenges(tx, [{ ...said, createdAt: at, updatedAt: at }])
	await DemandRepository.insertIndicators(
		tx,
		indicators.map((indicator) => ({ ...indicator, id: newId(), challengeId: id })),
	)
	const names = indicators.map(({ name }) => name)
	await ChallengeRepository.indexForSearch(tx, [{ challengeId: id, texts: ChallengeRepository.searchedTexts(said, names, issuer.name) }])
	const entry = { kind: 'challenge.created', actor, at, subject: 'challenge', subjectId: id, challengeId: id } as const
	await AuditRepository.append(tx, { ...entry, after: { status: 'draft', code, round: row.round ?? 1 } })
	return { id, code }
}

type Copy = Into & { differences?: Pick<Said, 'round' | 'previousChallengeId' | 'title' | 'kind'> | Pick<Said, 'round' | 'previousChallengeId'> }

/** Writes a new draft that says all an earlier challenge does, but for its deadline and what became of it; answers the code. Its files go along. */
export async function insertCopy(tx: Tx, source: Omit<ChallengeRepository.ChallengeRow, 'round'>, { differences = {}, ...into }: Copy): Promise<string> {
	const rows = await ChallengeRepository.listIndicators(tx, source.id)
	const { id: _id, ...texts } = source
	const { id, code } = await insertChallenge(
		tx,
		{ ...texts, ...unreleased, sourceKey: `written:${newId()}`, ...differences },
		rows.map(({ id: _indicator, challengeId: _challenge, ...row }) => row),
		into,
	)
	await ChallengeFileRepository.copy(tx, source.id, id)
	return code
}

/** What of an earlier challenge does not go into its copy. */
const unreleased = {
	previousChallengeId: null,
	bidsOpenAt: null,
	bidsCloseAt: null,
	questionsCloseAt: null,
	deadlineMovedAt: null,
	deadlineReason: null,
	rulePack: null,
	bidCount: 0,
	suspendedAt: null,
	submittedAt: null,
	clarificationCount: 0,
	revision: 0,
	fieldRevisions: {},
	savedByUserId: null,
	awardedBidId: null,
	decisionReason: null,
	decidedAt: null,
	unfilledReason: null,
	sourceUrl: null,
}

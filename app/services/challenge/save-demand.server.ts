import { demandColumnsOf, indicatorRowsOf } from '#app/domain/challenge/demand-columns.ts'
import { demandErrors } from '#app/domain/challenge/demand-errors.ts'
import { type DemandValues, demandValuesOf } from '#app/domain/challenge/demand-values.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import { mergeDraft, type SentDraft } from '#app/domain/draft/draft.ts'
import type { FieldMark } from '#app/domain/draft/field-mark.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { packFor } from '#app/domain/rules/rule-pack.ts'
import type { Db, Store, Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as DemandRepository from '#db/repositories/demand-repository.ts'
import * as UserRepository from '#db/repositories/user-repository.ts'
import { releaseRules } from '../rules/release-rules.server.ts'

type SaveDemand = { store: Store; actor: Member; code: string; sent: SentDraft; now: () => Date }
type Found = NonNullable<Awaited<ReturnType<typeof ChallengeRepository.findByCode>>>

/** Saves of one person closer together than this are one entry of the audit log. */
const sittingMs = 15 * 60_000

/**
 * Saves the fields sent into a demand before its release. Fields that somebody else changed since come back as conflicts,
 * unsaved, with both values, who it was and when. `errors` is what keeps the demand from being submitted as it stands now.
 * Refuses once it is in review or released.
 */
export function saveDemand({ store, actor, code, sent, now }: SaveDemand) {
	return store.tx(async (tx) => {
		const at = now()
		const found = await ChallengeRepository.findByCode(tx, code)
		const facts = found && ChallengeRepository.factsOf(found)
		if (!found || !facts || !can(actor, 'challenge.read.contact', facts)) return refuse({ code: 'not-found' })
		if (!can(actor, 'challenge.change', facts)) return refuse({ code: 'not-editable' })
		const { challenge } = found
		const stored = demandValuesOf(challenge, await ChallengeRepository.listIndicators(tx, challenge.id))
		const values = await withoutForeignIndicators(tx, challenge.id, stored, sent.values)
		const revisions = Object.fromEntries(Object.entries(challenge.fieldRevisions).map(([field, mark]) => [field, mark.revision]))
		const merge = mergeDraft({ values: stored, revision: challenge.revision, fieldRevisions: revisions }, { ...sent, values })
		const said = { ...stored, ...merge.changes }
		const isChanged = Object.keys(merge.changes).length > 0
		if (isChanged) await record(tx, found, { said, changed: Object.keys(merge.changes), revision: merge.revision, actor, at })
		const { packs } = await releaseRules(tx)
		const { conflicts, news } = await withNames(tx, challenge.fieldRevisions, merge)
		return accept({
			revision: merge.revision,
			savedAt: isChanged ? at : challenge.updatedAt,
			conflicts,
			news,
			lacking: demandErrors(said, { pack: packFor(packs, demandColumnsOf(said).citySlug), now: at }),
		})
	})
}

type Saving = { said: DemandValues; changed: readonly string[]; revision: number; actor: Member; at: Date }

async function record(tx: Tx, { challenge, issuer }: Found, { said, changed, revision, actor, at }: Saving) {
	const mark: FieldMark = { revision, at: at.getTime(), by: actor.userId }
	const columns = demandColumnsOf(said)
	const rows = indicatorRowsOf(said)
	const isSaved = await DemandRepository.saveDemand(tx, challenge.id, challenge.revision, {
		...columns,
		revision,
		fieldRevisions: { ...challenge.fieldRevisions, ...Object.fromEntries(changed.map((field) => [field, mark])) },
		savedByUserId: actor.userId,
		updatedAt: at,
	})
	if (!isSaved) throw new Error(`demand ${challenge.code} moved within the transaction`)
	if (changed.some((field) => field.startsWith('indicators.')))
		await DemandRepository.replaceIndicators(
			tx,
			challenge.id,
			rows.map((row) => ({ ...row, challengeId: challenge.id })),
		)
	const names = rows.map(({ name }) => name)
	const texts = ChallengeRepository.searchedTexts({ ...columns, code: challenge.code }, names, issuer.name)
	await ChallengeRepository.indexForSearch(tx, [{ challengeId: challenge.id, texts }])
	const isSameSitting = challenge.savedByUserId === actor.userId && at.getTime() - challenge.updatedAt.getTime() < sittingMs
	if (isSameSitting) return
	const entry = { kind: 'challenge.changed', actor, at, subject: 'challenge', subjectId: challenge.id, challengeId: challenge.id } as const
	await AuditRepository.append(tx, { ...entry, before: { revision: challenge.revision }, after: { revision } })
}

/** Rows of indicators may be new, and never another challenge's. */
async function withoutForeignIndicators(tx: Tx, challengeId: string, stored: DemandValues, values: DemandValues): Promise<DemandValues> {
	const idOf = (field: string) => /^indicators\.([^.]+)\./.exec(field)?.[1]
	const fresh = [...new Set(Object.keys(values).flatMap((field) => (`indicators.${idOf(field)}.name` in stored ? [] : (idOf(field) ?? []))))]
	const foreign = await DemandRepository.listForeignIndicators(tx, challengeId, fresh)
	return Object.fromEntries(Object.entries(values).filter(([field]) => !foreign.includes(idOf(field) ?? '')))
}

/** Says of each field somebody else changed who it was and when. */
async function withNames(db: Db, marks: Readonly<Record<string, FieldMark>>, { conflicts, news }: Pick<ReturnType<typeof mergeDraft>, 'conflicts' | 'news'>) {
	const fields = [...conflicts, ...news].map(({ field }) => field)
	const names = await UserRepository.listNames(db, [...new Set(fields.flatMap((field) => marks[field]?.by ?? []))])
	const changedBy = (field: string) => {
		const mark = marks[field]
		return mark ? { by: names.get(mark.by), at: new Date(mark.at) } : {}
	}
	return {
		conflicts: conflicts.map((one) => ({ ...one, ...changedBy(one.field) })),
		news: news.map((one) => ({ ...one, ...changedBy(one.field) })),
	}
}

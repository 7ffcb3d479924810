import { change } from '#app/domain/bid/decisions.ts'
import { applyValues, toValues } from '#app/domain/bid/draft.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import { type DraftValues, mergeDraft, type SentDraft } from '#app/domain/draft/draft.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store, Tx } from '#db/client.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { workingVersion } from './working-version.server.ts'

type SaveDraft = { store: Store; actor: Member; bidId: string; sent: SentDraft; now: () => Date }

/**
 * Saves the fields sent into the working version of a bid. Fields a colleague changed since come back as conflicts
 * with both values, unsaved. What is sealed never changes. Refuses after the deadline; the draft stays.
 */
export function saveDraft({ store, actor, bidId, sent, now }: SaveDraft) {
	return store.tx(async (tx) => {
		const at = now()
		const found = await BidRepository.findById(tx, bidId)
		if (!found || !can(actor, 'bid.change', BidRepository.bidFactsOf(found))) return refuse({ code: 'not-found' })
		const decision = change(found.bid.status, found.challenge, at)
		if (!decision.ok) return decision
		const values = await withoutForeignIndicators(tx, found.challenge.id, sent.values)
		return accept(await mergeInto(tx, bidId, { ...sent, values }, { actor, at }))
	})
}

async function mergeInto(tx: Tx, bidId: string, sent: SentDraft, { actor, at }: { actor: Member; at: Date }) {
	const latest = await BidVersionRepository.findLatest(tx, bidId)
	if (!latest) throw new Error(`bid ${bidId} has no version`)
	const content = await BidVersionRepository.contentOf(tx, latest.version)
	const { revision, fieldRevisions, savedAt } = latest.version
	const merge = mergeDraft({ values: toValues(content), revision, fieldRevisions }, sent)
	const answer = { revision: merge.revision, conflicts: merge.conflicts, news: merge.news, savedBy: latest.savedBy }
	const changed = Object.keys(merge.changes)
	if (changed.length === 0) return { ...answer, savedAt }
	const version = await workingVersion(tx, bidId, at)
	const saving = {
		content: applyValues(content, merge.changes),
		changedIndicators: [...new Set(changed.flatMap((field) => indicatorIn(field) ?? []))],
		revision: merge.revision,
		fieldRevisions: merge.fieldRevisions,
		userId: actor.userId,
		now: at,
	}
	if (!(await BidVersionRepository.save(tx, version, saving))) throw new Error(`version ${version.id} moved within the transaction`)
	return { ...answer, savedAt: at }
}

/** The indicator a promise or note speaks of. */
function indicatorIn(field: string): string | undefined {
	return /^(?:promises|notes)\.(.+)$/.exec(field)?.[1]
}

async function withoutForeignIndicators(tx: Tx, challengeId: string, values: DraftValues): Promise<DraftValues> {
	if (!Object.keys(values).some(indicatorIn)) return values
	const own = new Set((await ChallengeRepository.listIndicators(tx, challengeId)).map(({ id }) => id))
	return Object.fromEntries(
		Object.entries(values).filter(([field]) => {
			const indicator = indicatorIn(field)
			return indicator === undefined || own.has(indicator)
		}),
	)
}

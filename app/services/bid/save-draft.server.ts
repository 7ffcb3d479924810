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
import { contentOf, encryptContent } from './encrypted-bid.server.ts'
import type { Vault } from './vault.ts'
import { workingVersion } from './working-version.server.ts'

type SaveDraft = { store: Store; vault: Vault; actor: Member; bidId: string; sent: SentDraft; now: () => Date }

/**
 * Saves the fields sent into the working version of a bid. Fields a colleague changed since come back as conflicts
 * with both values, unsaved. What is sealed never changes. Refuses after the deadline; the draft stays.
 */
export function saveDraft({ store, vault, actor, bidId, sent, now }: SaveDraft) {
	return store.tx(async (tx) => {
		const at = now()
		const found = await BidRepository.findById(tx, bidId)
		if (!found || !can(actor, 'bid.change', BidRepository.bidFactsOf(found))) return refuse({ code: 'not-found' })
		const decision = change(found.bid.status, found.challenge, at)
		if (!decision.ok) return decision
		const values = await withoutForeignIndicators(tx, found.challenge.id, sent.values)
		return accept(await mergeInto(tx, bidId, { ...sent, values }, { vault, actor, at }))
	})
}

async function mergeInto(tx: Tx, bidId: string, sent: SentDraft, { vault, actor, at }: { vault: Vault; actor: Member; at: Date }) {
	const latest = await BidVersionRepository.findLatest(tx, bidId)
	if (!latest) throw new Error(`bid ${bidId} has no version`)
	const content = contentOf(vault, latest.version)
	const { revision, savedAt } = latest.version
	// The partners' terms are changed by commands of their own and are no field of this form.
	const { partners, ...fieldRevisions } = latest.version.fieldRevisions
	const merge = mergeDraft({ values: toValues(content), revision, fieldRevisions }, sent)
	const answer = { revision: merge.revision, conflicts: merge.conflicts, news: merge.news, savedBy: latest.savedBy }
	if (Object.keys(merge.changes).length === 0) return { ...answer, savedAt }
	const version = await workingVersion(tx, vault, bidId, at)
	const saving = {
		content: encryptContent(vault, version, applyValues(content, merge.changes)),
		revision: merge.revision,
		fieldRevisions: { ...merge.fieldRevisions, ...(partners === undefined ? {} : { partners }) },
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

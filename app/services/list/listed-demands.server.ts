import { type DisclosureLevel, keptBack, withoutKept } from '#app/domain/challenge/disclosure.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { DemandDraft } from '#app/domain/import/draft.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Db } from '#db/client.ts'
import * as CatalogueRepository from '#db/repositories/challenge-catalogue-repository.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'

/** A released list with its challenges as every export writes them: what the reader's page of each would say, so contacts only to those who may see them, and nothing that takes an undertaking: a file goes further than its page. */
export async function listedDemands({ db, actor, code }: { db: Db; actor: Actor; code: string }) {
	const found = await ListCatalogueRepository.findWithOwner(db, code)
	if (!found || !can(actor, 'list.read', ListCatalogueRepository.listFactsOf(found.list))) return refuse({ code: 'not-found' })
	const { rows, targets } = await CatalogueRepository.listForExport(db, found.list.id)
	const indicatorsOf = new Map<string, typeof targets>()
	for (const target of targets) indicatorsOf.set(target.challengeId, [...(indicatorsOf.get(target.challengeId) ?? []), target])
	const drafts = rows.map(({ challenge, issuerName, creditCode }): DemandDraft => {
		const facts = { ...challenge, origin: found.list.origin }
		const contact = can(actor, 'challenge.read.contact', facts) ? {} : { contactName: '', contactPhone: '', contactEmail: '' }
		const mayRead = (level: DisclosureLevel) => can(actor, 'challenge.read.field', { facts, level, hasUndertaken: false })
		const shown = withoutKept(challenge, keptBack(challenge.disclosure, mayRead))
		const indicators = indicatorsOf.get(challenge.id) ?? []
		return { ...shown, ...contact, issuerName, creditCode: creditCode ?? '', sourceUrl: challenge.sourceUrl ?? '', indicators }
	})
	return accept({ ...found, drafts })
}

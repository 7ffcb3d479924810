import { disclosableFields } from '#app/domain/challenge/disclosure.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { DemandDraft } from '#app/domain/import/draft.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Db } from '#db/client.ts'
import * as CatalogueRepository from '#db/repositories/challenge-catalogue-repository.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'

type Exported = Awaited<ReturnType<typeof CatalogueRepository.listForExport>>['rows'][number]['challenge']

/** A released list with its challenges as every export writes them: what the reader's page of each would say, so contacts and what is kept back only for those who may see them. */
export async function listedDemands({ db, actor, code }: { db: Db; actor: Actor; code: string }) {
	const found = await ListCatalogueRepository.findWithOwner(db, code)
	if (!found || !can(actor, 'list.read', ListCatalogueRepository.listFactsOf(found.list))) return refuse({ code: 'not-found' })
	const { rows, targets } = await CatalogueRepository.listForExport(db, found.list.id)
	const indicatorsOf = new Map<string, typeof targets>()
	for (const target of targets) indicatorsOf.set(target.challengeId, [...(indicatorsOf.get(target.challengeId) ?? []), target])
	const drafts = rows.map(({ challenge, issuerName, creditCode }): DemandDraft => {
		const facts = { ...challenge, origin: found.list.origin }
		const withheld = can(actor, 'challenge.read.contact', facts) ? {} : { contactName: '', contactPhone: '', contactEmail: '', ...keptBack(challenge) }
		const indicators = indicatorsOf.get(challenge.id) ?? []
		return { ...challenge, ...withheld, issuerName, creditCode: creditCode ?? '', sourceUrl: challenge.sourceUrl ?? '', indicators }
	})
	return accept({ ...found, drafts })
}

/** Fields that are not for everyone, emptied: a file goes further than the page it came from. */
function keptBack({ disclosure }: Pick<Exported, 'disclosure'>): Record<string, ''> {
	const kept = disclosableFields.filter((field) => (disclosure[field] ?? 'public') !== 'public')
	return Object.fromEntries(kept.map((field) => [field, '']))
}

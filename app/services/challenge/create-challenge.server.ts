import type { ChallengeDetails } from '#app/domain/challenge/forms.ts'
import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import * as ChainRepository from '#db/repositories/chain-repository.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'
import * as OrganisationRepository from '#db/repositories/organisation-repository.ts'
import { codePrefixOf } from '../import/code-prefix.ts'
import { insertDemands } from '../import/insert-demands.server.ts'

type Create = { store: Store; actor: Member; listCode: string; details: ChallengeDetails; now: Date }

/** Adds one challenge, written by hand, to a list that is being composed. */
export function createChallenge({ store, actor, listCode, details, now }: Create): Promise<Decision<null, { code: 'not-found' }>> {
	return store.tx(async (tx) => {
		const found = await ListCatalogueRepository.findWithOwner(tx, listCode)
		if (!found || !can(actor, 'list.compose', ListCatalogueRepository.listFactsOf(found.list))) return refuse({ code: 'not-found' })
		const { budget, showsBidCount: _shows, ...texts } = details
		const draft = { ...texts, budgetFen: budget, language: 'zh' as const, creditCode: '', code: '', sourceUrl: '', bidsOpenAt: null }
		const owner = found.list.ownerOrganisationId ? await OrganisationRepository.findById(tx, found.list.ownerOrganisationId) : undefined
		const codePrefix = codePrefixOf(found.list, await ChainRepository.listChains(tx), now)
		await insertDemands(tx, [{ draft, sourceKey: `written:${newId()}` }], { list: found.list, codePrefix, owner: owner ?? null, actor, now })
		return accept(null)
	})
}

import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import type { ListDetails } from '#app/domain/list/forms.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store, Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChainRepository from '#db/repositories/chain-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'
import * as ListRepository from '#db/repositories/list-repository.ts'
import { refused } from '../audit/refused.server.ts'
import { codePrefixOf } from '../import/code-prefix.ts'
import { findReleaseEvent } from './find-release-event.server.ts'

type Create = { store: Store; actor: Member; chainSlug: string; details: ListDetails; now: Date }

/** Begins a challenge list of a chain the actor leads; answers its code (XCL-2026-L001). */
export function createList({ store, actor, chainSlug, details, now }: Create): Promise<Decision<string, { code: 'not-found' | 'event-unknown' }>> {
	return store.tx(async (tx) => {
		const chains = await ChainRepository.listChains(tx)
		if (!chains.some(({ slug }) => slug === chainSlug) || !can(actor, 'list.create', chainSlug))
			return refused(tx, { kind: 'list.created', actor, at: now, subject: 'chain', subjectId: chainSlug }, refuse({ code: 'not-found' }))
		const releaseEvent = await findReleaseEvent(tx, details.event)
		if (!releaseEvent.ok) return releaseEvent
		const { event: _event, ...texts } = details
		const list = await ListRepository.insert(tx, {
			...texts,
			titleEn: details.titleEn ?? null,
			releaseEventId: releaseEvent.value,
			code: await takeListCode(tx, codePrefixOf({ code: '', chainSlug }, chains, now)),
			chainSlug,
			status: 'draft',
			origin: 'corridor',
			ownerOrganisationId: actor.organisation.id,
			createdAt: now,
		})
		await AuditRepository.append(tx, {
			kind: 'list.created',
			actor,
			at: now,
			subject: 'list',
			subjectId: list.id,
			after: { code: list.code, title: list.title },
		})
		return accept(list.code)
	})
}

/** The next number of a chain and year that no list has: one made from the console has the code it was given. */
async function takeListCode(tx: Tx, prefix: string): Promise<string> {
	for (;;) {
		const [taken = ''] = await ChallengeRepository.takeCodes(tx, `${prefix}-L`, 1)
		const code = taken.replace(/-L-0?/, '-L')
		if (!(await ListCatalogueRepository.findWithOwner(tx, code))) return code
	}
}

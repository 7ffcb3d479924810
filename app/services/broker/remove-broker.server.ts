import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BrokerRepository from '#db/repositories/broker-repository.ts'
import * as OrganisationRepository from '#db/repositories/organisation-repository.ts'

type RemoveBroker = { store: Store; actor: Member; slug: string; now: () => Date }

/** The office ends it; what the broker still has assigned it reads no longer, and the chain lead takes it back. */
export function removeBroker({ store, actor, slug, now }: RemoveBroker) {
	return store.tx(async (tx) => {
		const entry = { kind: 'broker.removed', actor, at: now(), subject: 'organisation', subjectId: slug } as const
		if (!can(actor, 'office.manage', null)) return refused(tx, entry, refuse({ code: 'forbidden' }))
		const named = await OrganisationRepository.findBySlug(tx, slug)
		if (!named || !(await BrokerRepository.remove(tx, named.id))) return refuse({ code: 'not-found' })
		await AuditRepository.append(tx, { ...entry, subjectId: named.id, before: { organisation: slug } })
		return accept(null)
	})
}

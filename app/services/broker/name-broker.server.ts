import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { findNamed } from '#app/services/organisation/find-named.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BrokerRepository from '#db/repositories/broker-repository.ts'
import * as ChainRepository from '#db/repositories/chain-repository.ts'

type NameBroker = { store: Store; actor: Member; organisation: string; now: () => Date }

/**
 * The office names an organisation, by its address or its full name, a technology broker. Refuses what is not verified
 * or no enterprise, university or institute, what leads a chain, and what has bid or issued: a broker is no party.
 */
export function nameBroker({ store, actor, organisation, now }: NameBroker) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = { kind: 'broker.named', actor, at, subject: 'organisation', subjectId: organisation } as const
		if (!can(actor, 'office.manage', null)) return refused(tx, attempt, refuse({ code: 'forbidden' }))
		const named = await findNamed(tx, organisation)
		if (!named) return refused(tx, attempt, refuse({ code: 'organisation-unknown' }))
		const entry = { ...attempt, subjectId: named.id }
		if (named.status !== 'verified' || !['enterprise', 'university', 'institute'].includes(named.kind))
			return refused(tx, entry, refuse({ code: 'broker-unfit' }))
		const leads = (await ChainRepository.listChains(tx)).some(({ leadOrganisationId }) => leadOrganisationId === named.id)
		if (leads || (await BrokerRepository.isParty(tx, named.id))) return refused(tx, entry, refuse({ code: 'broker-is-party' }))
		const isNew = await BrokerRepository.insert(tx, { organisationId: named.id, namedAt: at, namedByUserId: actor.userId })
		if (!isNew) return refused(tx, entry, refuse({ code: 'already-broker' }))
		await AuditRepository.append(tx, { ...entry, after: { organisation: named.slug } })
		return accept(null)
	})
}

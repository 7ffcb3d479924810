import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as BrokerRepository from '#db/repositories/broker-repository.ts'

/** The technology brokers, for the office. Refuses `forbidden`. */
export async function readBrokers({ store, actor }: { store: Store; actor: Member }) {
	return can(actor, 'office.manage', null) ? accept(await BrokerRepository.listBrokers(store.db)) : refuse({ code: 'forbidden' })
}

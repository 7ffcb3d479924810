import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as ChainRepository from '#db/repositories/chain-repository.ts'
import * as InvitationRepository from '#db/repositories/expert-invitation-repository.ts'
import * as ExpertRepository from '#db/repositories/expert-repository.ts'
import * as PanelRepository from '#db/repositories/panel-repository.ts'

type Reading = { store: Store; actor: Member }

/** The register of experts, for the office, who was asked to join it, and the chains they can be of. Refuses `forbidden`. */
export async function readExperts({ store, actor }: Reading) {
	if (!can(actor, 'office.manage', null)) return refuse({ code: 'forbidden' })
	return accept({
		experts: await ExpertRepository.listExperts(store.db),
		invitations: await InvitationRepository.listPending(store.db),
		chains: await ChainRepository.listChains(store.db),
		/** Challenges whose bids are open and that have no panel yet. */
		waiting: await PanelRepository.listWithoutPanel(store.db),
	})
}

/** One expert with its ties, for the office. Refuses `not-found`. */
export async function readExpert({ store, actor, expertId }: Reading & { expertId: string }) {
	const expert = can(actor, 'office.manage', null) ? await ExpertRepository.findById(store.db, expertId) : undefined
	if (!expert) return refuse({ code: 'not-found' })
	return accept({ expert, ties: await ExpertRepository.listTies(store.db, [expertId]), chains: await ChainRepository.listChains(store.db) })
}

import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as PartnerRepository from '#db/repositories/partner-repository.ts'
import { editPartners, freeSeat } from './edit-partners.server.ts'
import type { Vault } from './vault.ts'

type RemovePartner = { store: Store; vault: Vault; actor: Member; bidId: string; organisationId: string; now: () => Date }

/** The lead takes a partner out of its bid: its share falls back to the lead, its seat is freed, the others are asked anew. Refuses as `editPartners` does. */
export function removePartner({ store, vault, actor, bidId, organisationId, now }: RemovePartner) {
	return store.tx(async (tx) => {
		const edited = await editPartners(tx, { vault, actor, bidId, kind: 'partner.removed', at: now() }, (partners) => {
			const rest = partners.filter((one) => one.organisationId !== organisationId)
			return rest.length === partners.length ? refuse({ code: 'not-found' }) : accept({ partners: rest, organisationId })
		})
		if (!edited.ok) return edited
		await PartnerRepository.remove(tx, bidId, organisationId)
		await freeSeat(tx, vault, bidId, organisationId)
		return edited
	})
}

import type { Partner } from '#app/domain/bid/consortium.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as PartnerRepository from '#db/repositories/partner-repository.ts'
import { editPartners } from './edit-partners.server.ts'
import type { Vault } from './vault.ts'

type ChangePartner = {
	store: Store
	vault: Vault
	actor: Member
	bidId: string
	organisationId: string
	terms: Omit<Partner, 'organisationId'>
	now: () => Date
}

/** The lead changes what a partner does and gets; all partners are asked anew, and one that declined may think again. Refuses as `editPartners` does. */
export function changePartner({ store, vault, actor, bidId, organisationId, terms, now }: ChangePartner) {
	return store.tx(async (tx) => {
		const edited = await editPartners(tx, { vault, actor, bidId, kind: 'partner.changed', at: now() }, (partners) => {
			if (!partners.some((one) => one.organisationId === organisationId)) return refuse({ code: 'not-found' })
			return accept({ partners: partners.map((one) => (one.organisationId === organisationId ? { organisationId, ...terms } : one)), organisationId })
		})
		if (!edited.ok || !edited.value.isChanged) return edited
		const declined = (await PartnerRepository.listOfBid(tx, bidId)).some((one) => one.organisationId === organisationId && one.status === 'declined')
		const anew = { status: 'invited', confirmedRevision: null, answeredAt: null, answeredByUserId: null } as const
		if (declined) await PartnerRepository.answer(tx, bidId, organisationId, anew)
		return edited
	})
}

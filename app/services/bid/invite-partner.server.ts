import type { Partner } from '#app/domain/bid/consortium.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { findNamed } from '#app/services/organisation/find-named.server.ts'
import type { Store } from '#db/client.ts'
import * as PartnerRepository from '#db/repositories/partner-repository.ts'
import { editPartners } from './edit-partners.server.ts'
import type { Vault } from './vault.ts'

type InvitePartner = {
	store: Store
	vault: Vault
	actor: Member
	bidId: string
	/** The address or the full name of the organisation. */
	organisation: string
	terms: Omit<Partner, 'organisationId'>
	now: () => Date
}

/** The lead invites an organisation into the consortium of its bid. Refuses as `editPartners` does, and an unknown name. */
export function invitePartner({ store, vault, actor, bidId, organisation, terms, now }: InvitePartner) {
	return store.tx(async (tx) => {
		const at = now()
		const edited = await editPartners(tx, { vault, actor, bidId, kind: 'partner.invited', at }, async (partners) => {
			const named = await findNamed(tx, organisation)
			if (!named) return refuse({ code: 'organisation-unknown' })
			return accept({ partners: [...partners, { organisationId: named.id, ...terms }], organisationId: named.id })
		})
		if (edited.ok) await PartnerRepository.insert(tx, { bidId, organisationId: edited.value.organisationId, invitedAt: at })
		return edited
	})
}

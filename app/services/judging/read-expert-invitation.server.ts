import type { Actor } from '#app/domain/permission/actor.ts'
import { digestOf } from '#app/services/account/one-time-token.server.ts'
import type { Store } from '#db/client.ts'
import * as ChainRepository from '#db/repositories/chain-repository.ts'
import * as InvitationRepository from '#db/repositories/expert-invitation-repository.ts'
import * as LinkRepository from '#db/repositories/link-repository.ts'

/** What a mailed link invites to, for whoever holds it; undefined when it is unknown, used, withdrawn or past its time. */
export async function readExpertInvitation({ store: { db }, token, actor, now }: { store: Store; token: string; actor: Actor; now: Date }) {
	const link = await LinkRepository.findUsable(db, digestOf(token), now)
	const found = link && (await InvitationRepository.findByLink(db, link.id))
	if (!found) return undefined
	const { email, name, fields, speciality } = found.invitation
	return {
		email,
		name,
		fields,
		speciality,
		organisation: found.organisation,
		chains: await ChainRepository.listChains(db),
		/** Who is signed in, and whether they are the one who was asked. */
		reader: actor.kind === 'user' ? { email: actor.email, isInvited: actor.email === email } : null,
	}
}

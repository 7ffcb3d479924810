import type { LinkPurpose } from '#app/domain/account/account.ts'
import type { Store } from '#db/client.ts'
import * as LinkRepository from '#db/repositories/link-repository.ts'
import * as OrganisationRepository from '#db/repositories/organisation-repository.ts'
import { digestOf } from './one-time-token.server.ts'

type Finding = { store: Store; token: string; purposes: readonly LinkPurpose[]; now: Date }

/** What an unused link of these purposes stands for; undefined when it is unknown, used or past its time. */
export async function findLink({ store, token, purposes, now }: Finding) {
	const link = await LinkRepository.findUsable(store.db, digestOf(token), now)
	if (!link || !purposes.includes(link.purpose)) return undefined
	const organisation = await OrganisationRepository.findById(store.db, link.organisationId)
	return organisation && { email: link.email, organisationName: organisation.name }
}

import type { Store } from '#db/client.ts'
import * as RegistrationRepository from '#db/repositories/registration-repository.ts'
import { digestOf } from './one-time-token.server.ts'

/** What a registration that can still be confirmed is of; undefined when its link is unknown, used or past its time. */
export async function findRegistration({ store, token, now }: { store: Store; token: string; now: Date }) {
	const registration = await RegistrationRepository.findUsable(store.db, digestOf(token), now)
	return registration && { email: registration.email, organisationName: registration.details.organisationName }
}

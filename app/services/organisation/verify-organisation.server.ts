import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import { decideOnRegistration } from './decide-on-registration.server.ts'

/** The bureau of its city vouches for an organisation, which may from now on do what its kind may. Refuses `not-found`, `wrong-status`, `stale`. */
export function verifyOrganisation({ store, actor, slug, origin, now }: { store: Store; actor: Member; slug: string; origin: string; now: Date }) {
	return decideOnRegistration({ store, actor, slug, origin, now, command: 'verify', reason: null })
}

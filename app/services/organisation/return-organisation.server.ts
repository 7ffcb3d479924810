import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import { decideOnRegistration } from './decide-on-registration.server.ts'

type Returning = { store: Store; actor: Member; slug: string; reason: string; origin: string; now: Date }

/** The bureau of its city sends a registration back with a reason, for its administrator to mend. Refuses `not-found`, `wrong-status`, `stale`. */
export function returnOrganisation({ store, actor, slug, reason, origin, now }: Returning) {
	return decideOnRegistration({ store, actor, slug, origin, now, command: 'return', reason })
}

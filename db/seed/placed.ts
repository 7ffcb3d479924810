import type { CitySlug } from '#app/domain/organisation/organisation.ts'
import type { AuditActor } from '#db/repositories/audit-repository.ts'

/** An organisation of the demo as it stands in the database, with the person who acts for it. */
export type Placed = { id: string; slug: string; name: string; citySlug: CitySlug | null; userId: string | null; userName: string }
export type Places = ReadonlyMap<string, Placed>

/** An organisation of the demo; a slug nobody has is a mistake in the demo's texts. */
export function placedAt(places: Places, slug: string): Placed {
	const placed = places.get(slug)
	if (!placed) throw new Error(`the demo names an organisation it does not have: ${slug}`)
	return placed
}

/** Who acted for an organisation, as the audit log has it. */
export function actorOf({ id, userId }: Placed): AuditActor {
	return userId ? { kind: 'user', userId, organisation: { id } } : 'console'
}

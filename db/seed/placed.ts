import type { CitySlug } from '#app/domain/organisation/organisation.ts'

/** An organisation of the demo as it stands in the database. */
export type Placed = { id: string; slug: string; name: string; citySlug: CitySlug | null }

/** The key of an organisation of the demo; a slug nobody has is a mistake in the demo's texts. */
export function idOf(placed: ReadonlyMap<string, Placed>, slug: string): string {
	const organisation = placed.get(slug)
	if (!organisation) throw new Error(`the demo names an organisation it does not have: ${slug}`)
	return organisation.id
}

import { usualRules } from '#app/domain/judging/balance.ts'
import { newId } from '#db/kit.ts'
import type { readPool } from './panel-pool.server.ts'

/** A code that tells nothing: made for one panel, without order. */
const newCode = () => newId().replaceAll('-', '').slice(0, 12)

type Freezing = { challenge: string; panel: number; size: number }

/** What a panel is drawn from: the unconflicted of the register under codes, as its record keeps them, and everyone with theirs or the reasons they have none. */
export function freezePool(pool: Awaited<ReturnType<typeof readPool>>, { challenge, panel, size }: Freezing) {
	const coded = pool.map((one) => ({ ...one, code: one.conflicts.length === 0 ? newCode() : null }))
	const codeOf = new Map(coded.map(({ expert }) => [expert.organisation.id, newCode()]))
	const eligible = coded.flatMap(({ expert, isOfField, code: own }) =>
		own === null ? [] : [{ code: own, organisation: codeOf.get(expert.organisation.id) ?? '', isOfField, city: expert.organisation.citySlug ?? '' }],
	)
	const input = {
		challenge,
		panel,
		rules: usualRules(size, eligible.filter(({ isOfField }) => isOfField).length),
		organisations: Object.fromEntries(eligible.map(({ organisation, city }) => [organisation, city])),
		// The codes are random, so their order tells nothing.
		candidates: eligible.map(({ city: _, ...one }) => one).sort((one, other) => (one.code < other.code ? -1 : 1)),
	}
	return { input, candidates: coded.map(({ expert, code, conflicts }) => ({ expertId: expert.id, code, conflicts })) }
}

import type { ExpertTieKind } from '#app/domain/judging/conflict.ts'
import type { Tx } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import type { NewAuditEntry } from '#db/repositories/audit-repository.ts'
import * as ExpertRepository from '#db/repositories/expert-repository.ts'
import * as TieRepository from '#db/repositories/organisation-tie-repository.ts'
import { experts } from '#db/schema/index.ts'
import { officeHour } from './demo-instants.ts'
import { demoOrganisations } from './demo-organisations.ts'
import { demoExpertEmail, demoUsers } from './demo-users.ts'
import { actorOf, type Places, placedAt } from './placed.ts'

/** Most experts of the demo. */
const most = 24

/** People of verified organisations that have no login of their own to show, so that a role is not two at once; and the one whose login shows an expert. */
function expertOrganisations() {
	const shown = new Set<string>(demoUsers.map(({ organisation }) => organisation))
	const own = demoUsers.find(({ email }) => email === demoExpertEmail)?.organisation
	const others = demoOrganisations.filter(({ slug, status }, at) => status === 'verified' && !shown.has(slug) && at % 2 === 0)
	return [...others.slice(0, most - 1), ...demoOrganisations.filter(({ slug }) => slug === own)]
}

/** Writes the demo's register of experts and a few ties; answers the audit entries of how it came to be. */
export async function seedDemoExperts(tx: Tx, now: Date, places: Places): Promise<NewAuditEntry[]> {
	const office = placedAt(places, 'demo-office')
	const chosen = expertOrganisations()
	const rows = chosen.map(({ slug, chainSlugs, field }, at) => ({
		id: newId(),
		userId: placedAt(places, slug).userId ?? '',
		fields: [...chainSlugs],
		speciality: field,
		enteredAt: officeHour(now, -200 + at, 10),
		enteredByUserId: office.userId,
	}))
	await tx.insert(experts).values(rows)
	const actor = actorOf(office)
	const entered = rows.map((row): NewAuditEntry => {
		return {
			kind: 'expert.entered',
			actor,
			at: row.enteredAt,
			subject: 'expert',
			subjectId: row.id,
			after: { user: row.userId, fields: row.fields.join(', ') },
		}
	})
	const others = demoOrganisations.filter(({ status }) => status === 'verified')
	const at = officeHour(now, -150, 11)
	const ties = rows.filter((_, number) => number % 5 === 0)
	for (const [number, { id }] of ties.entries()) {
		const kind: ExpertTieKind = number % 2 === 0 ? 'employment' : 'adviser'
		const organisation = placedAt(places, others[number * 3 + 1]?.slug ?? '')
		const until = kind === 'employment' ? at.toISOString().slice(0, 10) : null
		await ExpertRepository.insertTie(tx, { expertId: id, organisationId: organisation.id, kind, until, enteredAt: at, enteredByUserId: office.userId })
		entered.push({ kind: 'expert.tied', actor, at, subject: 'expert', subjectId: id, after: { kind, organisation: organisation.id, until } })
	}
	const [one, other] = [placedAt(places, others[0]?.slug ?? ''), placedAt(places, others[2]?.slug ?? '')]
	const edge = { organisationId: one.id, otherOrganisationId: other.id, kind: 'ownership' as const, until: null, enteredAt: at }
	await TieRepository.insert(tx, { ...edge, enteredByUserId: office.userId })
	return [
		...entered,
		{ kind: 'organisation.tied', actor, at, subject: 'organisation', subjectId: one.id, after: { kind: edge.kind, other: other.id, until: null } },
	]
}

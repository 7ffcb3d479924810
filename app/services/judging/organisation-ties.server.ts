import { accept, refuse } from '#app/domain/decision.ts'
import type { OrganisationTieForm } from '#app/domain/judging/forms.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { findNamed } from '#app/services/organisation/find-named.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as TieRepository from '#db/repositories/organisation-tie-repository.ts'

/** The edges between organisations, for the office. Refuses `forbidden`. */
export async function readOrganisationTies({ store, actor }: { store: Store; actor: Member }) {
	return can(actor, 'office.manage', null) ? accept(await TieRepository.listTies(store.db)) : refuse({ code: 'forbidden' })
}

type Tying = { store: Store; actor: Member; tie: OrganisationTieForm; now: () => Date }

/** The office enters an edge between two organisations. Each refusal names its field. */
export function tieOrganisations({ store, actor, tie: { organisation, other, kind, until }, now }: Tying) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = { kind: 'organisation.tied', actor, at, subject: 'organisation', subjectId: organisation } as const
		if (!can(actor, 'office.manage', null)) return refused(tx, attempt, refuse({ code: 'forbidden', field: null }))
		const one = await findNamed(tx, organisation)
		if (!one) return refused(tx, attempt, refuse({ code: 'organisation-unknown', field: 'organisation' }))
		const entry = { ...attempt, subjectId: one.id }
		const second = await findNamed(tx, other)
		if (!second) return refused(tx, entry, refuse({ code: 'organisation-unknown', field: 'other' }))
		if (second.id === one.id) return refused(tx, entry, refuse({ code: 'same-organisation', field: 'other' }))
		const tie = { organisationId: one.id, otherOrganisationId: second.id, kind, until: until ?? null, enteredAt: at, enteredByUserId: actor.userId }
		if (!(await TieRepository.insert(tx, tie))) return refused(tx, entry, refuse({ code: 'already-tied', field: 'other' }))
		await AuditRepository.append(tx, { ...entry, after: { kind, other: second.id, until: until ?? null } })
		return accept(null)
	})
}

type Untying = { store: Store; actor: Member; tieId: string; now: () => Date }

/** The office takes an edge away that was entered by mistake; what it said stays in the log. */
export function untieOrganisations({ store, actor, tieId, now }: Untying) {
	return store.tx(async (tx) => {
		const entry = { kind: 'organisation.untied', actor, at: now(), subject: 'organisation', subjectId: tieId } as const
		if (!can(actor, 'office.manage', null)) return refused(tx, entry, refuse({ code: 'forbidden' }))
		const removed = await TieRepository.remove(tx, tieId)
		if (!removed) return refuse({ code: 'not-found' })
		const { organisationId, otherOrganisationId, kind, until } = removed
		await AuditRepository.append(tx, { ...entry, subjectId: organisationId, before: { kind, other: otherOrganisationId, until } })
		return accept(null)
	})
}

import { accept, refuse } from '#app/domain/decision.ts'
import type { ExpertTieForm } from '#app/domain/judging/forms.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { findNamed } from '#app/services/organisation/find-named.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ExpertRepository from '#db/repositories/expert-repository.ts'

type Tying = { store: Store; actor: Member; expertId: string; tie: ExpertTieForm; now: () => Date }

/** The office enters what ties an expert to an organisation. Refuses an organisation nobody knows, and the same tie twice. */
export function tieExpert({ store, actor, expertId, tie: { organisation, kind, until }, now }: Tying) {
	return store.tx(async (tx) => {
		const at = now()
		const entry = { kind: 'expert.tied', actor, at, subject: 'expert', subjectId: expertId } as const
		if (!can(actor, 'office.manage', null)) return refused(tx, entry, refuse({ code: 'forbidden' }))
		if (!(await ExpertRepository.findById(tx, expertId))) return refuse({ code: 'not-found' })
		const named = await findNamed(tx, organisation)
		if (!named) return refused(tx, entry, refuse({ code: 'organisation-unknown' }))
		const tie = { expertId, organisationId: named.id, kind, until: until ?? null, enteredAt: at, enteredByUserId: actor.userId }
		if (!(await ExpertRepository.insertTie(tx, tie))) return refused(tx, entry, refuse({ code: 'already-tied' }))
		await AuditRepository.append(tx, { ...entry, after: { kind, organisation: named.id, until: until ?? null } })
		return accept(null)
	})
}

type Untying = { store: Store; actor: Member; expertId: string; tieId: string; now: () => Date }

/** The office takes a tie away that was entered by mistake; what it said stays in the log. One that the expert declared stays. */
export function untieExpert({ store, actor, expertId, tieId, now }: Untying) {
	return store.tx(async (tx) => {
		const entry = { kind: 'expert.untied', actor, at: now(), subject: 'expert', subjectId: expertId } as const
		if (!can(actor, 'office.manage', null)) return refused(tx, entry, refuse({ code: 'forbidden' }))
		const tie = (await ExpertRepository.listTies(tx, [expertId])).find(({ id }) => id === tieId)
		if (!tie) return refuse({ code: 'not-found' })
		if (tie.kind === 'declared') return refused(tx, entry, refuse({ code: 'declared-stays' }))
		await ExpertRepository.removeTie(tx, expertId, tieId)
		await AuditRepository.append(tx, { ...entry, before: { kind: tie.kind, organisation: tie.organisationId, until: tie.until } })
		return accept(null)
	})
}

import type { OrganisationDetails } from '#app/domain/account/forms.ts'
import { type Decision, refuse } from '#app/domain/decision.ts'
import { moveOrganisation, type OrganisationMove } from '#app/domain/organisation/lifecycle.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as OrganisationRepository from '#db/repositories/organisation-repository.ts'

type Resubmitting = { store: Store; actor: Member; details: OrganisationDetails; now: Date }
type Outcome = Decision<OrganisationMove, { code: 'forbidden' | 'wrong-status' | 'credit-code-taken' | 'stale' }>

/** An administrator mends a returned registration and hands it in again. */
export function resubmitOrganisation({ store, actor, details, now }: Resubmitting): Promise<Outcome> {
	return store.tx(async (tx): Promise<Outcome> => {
		const organisation = await OrganisationRepository.findById(tx, actor.organisation.id)
		const attempt = { kind: 'organisation.resubmitted', actor, at: now, subject: 'organisation', subjectId: actor.organisation.id } as const
		if (!organisation || !can(actor, 'organisation.change', organisation)) return refused(tx, attempt, refuse({ code: 'forbidden' }))
		const decision = moveOrganisation('resubmit', organisation.status)
		if (!decision.ok) return refused(tx, attempt, decision)

		const { organisationName, website, ...rest } = details
		const alike = await OrganisationRepository.listAlike(tx, { creditCode: details.creditCode, name: organisationName, exceptId: organisation.id })
		if (alike.some((other) => other.creditCode === details.creditCode)) return refused(tx, attempt, refuse({ code: 'credit-code-taken' }))
		const changes = { ...rest, name: organisationName, website: website ?? null, returnReason: null }
		if (!(await OrganisationRepository.moveStatus(tx, organisation.id, decision.value, changes))) return refused(tx, attempt, refuse({ code: 'stale' }))
		const before = { status: organisation.status, name: organisation.name, creditCode: organisation.creditCode, citySlug: organisation.citySlug }
		const after = { status: decision.value.to, name: organisationName, creditCode: details.creditCode, citySlug: details.citySlug }
		await AuditRepository.append(tx, { ...attempt, before, after })
		return decision
	})
}

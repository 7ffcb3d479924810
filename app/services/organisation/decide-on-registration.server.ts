import { type Decision, refuse } from '#app/domain/decision.ts'
import { moveOrganisation, type OrganisationMove } from '#app/domain/organisation/lifecycle.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store, Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as MailRepository from '#db/repositories/mail-repository.ts'
import * as OrganisationRepository from '#db/repositories/organisation-repository.ts'
import * as UserRepository from '#db/repositories/user-repository.ts'

type Deciding = { store: Store; actor: Member; slug: string; origin: string; now: Date; command: 'verify' | 'return'; reason: string | null }
type Outcome = Decision<OrganisationMove, { code: 'not-found' | 'wrong-status' | 'stale' }>

const kinds = { verify: 'organisation.verified', return: 'organisation.returned' } as const
const templates = { verify: 'organisationVerified', return: 'organisationReturned' } as const

/** A bureau's decision on a registration of its city, told to the organisation's administrators. */
export function decideOnRegistration({ store, actor, slug, origin, now, command, reason }: Deciding): Promise<Outcome> {
	return store.tx(async (tx): Promise<Outcome> => {
		const organisation = await OrganisationRepository.findBySlug(tx, slug)
		if (!organisation) return refuse({ code: 'not-found' })
		const attempt = {
			kind: kinds[command],
			actor,
			at: now,
			subject: 'organisation',
			subjectId: organisation.id,
			before: { status: organisation.status },
		} as const
		if (!can(actor, 'organisation.verify', organisation)) return refused(tx, attempt, refuse({ code: 'not-found' }))
		const decision = moveOrganisation(command, organisation.status)
		if (!decision.ok) return refused(tx, attempt, decision)
		const changes = { returnReason: reason, decidedAt: now }
		if (!(await OrganisationRepository.moveStatus(tx, organisation.id, decision.value, changes))) return refused(tx, attempt, refuse({ code: 'stale' }))
		await AuditRepository.append(tx, { ...attempt, after: { status: decision.value.to }, ...(reason === null ? {} : { reason }) })
		await tellAdministrators(tx, organisation, templates[command], origin, now)
		return decision
	})
}

async function tellAdministrators(
	tx: Tx,
	{ id, name }: OrganisationRepository.OrganisationRow,
	template: (typeof templates)[keyof typeof templates],
	origin: string,
	now: Date,
) {
	const administrators = await UserRepository.listAdministrators(tx, id)
	const parameters = { organisation: name, link: `${origin}/account` }
	await MailRepository.enqueue(
		tx,
		administrators.map(({ email, language }) => ({ to: email, language, template, parameters })),
		now,
	)
}

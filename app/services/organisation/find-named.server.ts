import { accept, refuse } from '#app/domain/decision.ts'
import { kindByName, normaliseName } from '#app/domain/organisation/registration.ts'
import type { Db, Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as OrganisationRepository from '#db/repositories/organisation-repository.ts'

/** The organisation a form names, by its address or its full name; undefined when there is none. */
export async function findNamed(db: Db, named: string): Promise<OrganisationRepository.OrganisationRow | undefined> {
	const bySlug = await OrganisationRepository.findBySlug(db, named)
	if (bySlug) return bySlug
	const [alike] = await OrganisationRepository.listAlike(db, { creditCode: null, name: named })
	return alike && OrganisationRepository.findById(db, alike.id)
}

/** All organisations a form names; refuses `organisation-unknown` with the first nobody knows. */
export async function findAllNamed(db: Db, names: readonly string[]) {
	const found = []
	for (const name of names) {
		const organisation = await findNamed(db, name)
		if (!organisation) return refuse({ code: 'organisation-unknown', name })
		found.push(organisation)
	}
	return accept(found)
}

type Naming = { names: readonly string[]; canBeNew: boolean; actor: AuditRepository.AuditActor; at: Date }

/**
 * All organisations a form names, also those that are not registered here where it says that there may be such: they are then known by their
 * name, for whoever registers them to claim, and so a tie to them counts from then on. Refuses `organisation-unknown` before it writes anything.
 */
export async function findOrNameAll(tx: Tx, { names, canBeNew, actor, at }: Naming) {
	if (!canBeNew) return findAllNamed(tx, names)
	const found = []
	for (const name of names) found.push((await findNamed(tx, name)) ?? (await findNamed(tx, normaliseName(name))) ?? (await enterNamed(tx, name, actor, at)))
	return accept(found)
}

async function enterNamed(tx: Tx, given: string, actor: AuditRepository.AuditActor, at: Date) {
	const name = normaliseName(given)
	const organisation = await OrganisationRepository.insert(tx, { name, kind: kindByName(name), status: 'unclaimed', createdAt: at })
	await AuditRepository.append(tx, {
		kind: 'organisation.created',
		actor,
		at,
		subject: 'organisation',
		subjectId: organisation.id,
		after: { status: 'unclaimed' },
	})
	return organisation
}

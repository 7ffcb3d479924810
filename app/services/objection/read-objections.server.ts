import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { packOf } from '#app/domain/rules/rule-pack.ts'
import type { Store } from '#db/client.ts'
import * as ObjectionRepository from '#db/repositories/objection-repository.ts'
import { objectionReader, withheldFrom } from './objection-reader.server.ts'

const pageSize = 20
type Reading = { store: Store; actor: Member; now: Date }

/** A bureau's desk of objections: those open, the most urgent first, or those settled; and how many objections and tips wait. None of challenges with a bid the officer is in conflict with. */
export async function readObjections({ store: { db }, actor, isOpen, page, now }: Reading & { isOpen: boolean; page: number }) {
	const { citySlug } = actor.organisation
	if (!can(actor, 'tips.read', null) || !citySlug) return refuse({ code: 'forbidden' })
	const { isTied, without } = await withheldFrom(db, actor, citySlug, now)
	const rows = await ObjectionRepository.listOfCity(db, citySlug, { isOpen, without, limit: pageSize + 1, offset: (page - 1) * pageSize })
	const objections = rows.slice(0, pageSize).map(({ objection: { id, number, form, status, filedAt, dueAt, settledAt }, objector, challenge }) => ({
		id,
		number,
		form,
		status,
		filedAt,
		dueAt,
		settledAt,
		objector,
		challenge: { code: challenge.code, title: challenge.title },
	}))
	return accept({ objections, hasMore: rows.length > pageSize, waiting: await ObjectionRepository.countWaiting(db, citySlug, { without }), isTied })
}

/** One objection, for the bureau that settles it and for its objector; refuses everyone else, see `objectionReader`. */
export async function readObjection({ store: { db }, actor, objectionId, now }: Reading & { objectionId: string }) {
	const found = await ObjectionRepository.findById(db, objectionId)
	if (!found) return refuse({ code: 'not-found' })
	const reader = await objectionReader(db, actor, found, now)
	if (!reader.ok) return reader
	const { objection, objector, challenge, award } = found
	const { storageName: _storage, organisationId: _organisation, userId: _user, settledByUserId: _settler, ...shown } = objection
	const { code, title } = challenge
	return accept({
		objection: shown,
		objector,
		award: { status: award.status, reason: award.reason },
		challenge: { code, title },
		pack: packOf(challenge),
		...reader.value,
	})
}

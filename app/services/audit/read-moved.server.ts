import type { Moved } from '#app/domain/audit/told-moves.ts'
import { statusAt } from '#app/domain/challenge/lifecycle.ts'
import { eventVersion } from '#app/domain/event/forms.ts'
import { listVersion } from '#app/domain/list/forms.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { RuleOwner } from '#app/domain/rules/rule-pack.ts'
import { objectionReader } from '#app/services/objection/objection-reader.server.ts'
import type { Db, Store } from '#db/client.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as EventRepository from '#db/repositories/event-repository.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'
import * as ObjectionRepository from '#db/repositories/objection-repository.ts'
import * as RuleRepository from '#db/repositories/rule-repository.ts'
import { latestMove } from './latest-move.server.ts'

/** A record by what its address calls it. */
type Asked =
	| { record: 'challenge'; code: string }
	| { record: 'list'; code: string }
	| { record: 'objection'; objectionId: string }
	| { record: 'event'; slug: string }
	| { record: 'rules'; owner: RuleOwner }
type Reading = Asked & { store: Store; actor: Member; now: Date }

/** Where a record stands whose form was refused, and what was done to it last; null to whoever could not have had the form. */
export async function readMoved({ store: { db }, actor, now, ...asked }: Reading): Promise<Moved | null> {
	switch (asked.record) {
		case 'challenge':
			return ofChallenge(db, actor, asked.code, now)
		case 'list':
			return ofList(db, actor, asked.code)
		case 'objection':
			return ofObjection(db, actor, asked.objectionId, now)
		case 'event':
			return ofEvent(db, actor, asked.slug)
		case 'rules':
			return ofRules(db, actor, asked.owner)
	}
}

async function ofChallenge(db: Db, actor: Member, code: string, now: Date): Promise<Moved | null> {
	const found = await ChallengeRepository.findByCode(db, code)
	const facts = found && ChallengeRepository.factsOf(found)
	if (!found || !facts || !(can(actor, 'challenge.review', facts) || can(actor, 'challenge.awaitBids', facts))) return null
	const { id, status: stored, bidsCloseAt } = found.challenge
	const status = statusAt(found.challenge, now)
	const { move } = await latestMove(db, { record: 'challenge', id, reader: actor })
	/** Closed by its deadline, before the job wrote it down. */
	const closed = status !== stored && bidsCloseAt ? ({ kind: 'challenge.closed', at: bidsCloseAt, userName: null, organisationName: null } as const) : null
	return { record: 'challenge', status, move: closed ?? move, basedOn: bidsCloseAt?.toISOString() ?? '' }
}

async function ofList(db: Db, actor: Member, code: string): Promise<Moved | null> {
	const found = await ListCatalogueRepository.findWithOwner(db, code)
	if (!found || !can(actor, 'list.compose', { ...ListCatalogueRepository.listFactsOf(found.list), status: 'draft' })) return null
	const { id, status } = found.list
	const { move } = await latestMove(db, { record: 'list', id, reader: actor })
	return { record: 'list', status, move, basedOn: listVersion(found.list) }
}

async function ofObjection(db: Db, actor: Member, objectionId: string, now: Date): Promise<Moved | null> {
	const found = await ObjectionRepository.findById(db, objectionId)
	if (!found || !(await objectionReader(db, actor, found, now)).ok) return null
	const { move } = await latestMove(db, { record: 'objection', id: objectionId, reader: actor })
	return { record: 'objection', status: found.objection.status, move, basedOn: '' }
}

async function ofEvent(db: Db, actor: Member, slug: string): Promise<Moved | null> {
	const found = await EventRepository.findBySlug(db, slug)
	if (!found || !can(actor, 'event.change', found.facts)) return null
	const { move } = await latestMove(db, { record: 'event', id: found.event.id, reader: actor })
	return { record: 'event', move, basedOn: eventVersion(found.event) }
}

async function ofRules(db: Db, actor: Member, owner: RuleOwner): Promise<Moved | null> {
	if (!can(actor, 'rules.change', owner)) return null
	const [latest] = await RuleRepository.listVersions(db, owner)
	const { move } = await latestMove(db, { record: 'rules', id: owner, reader: actor })
	return { record: 'rules', move, basedOn: String(latest?.version ?? 0) }
}

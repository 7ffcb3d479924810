import { keyOf, type Told, tellsOf, topicOf } from '#app/domain/notification/news.ts'
import type { Store, Tx } from '#db/client.ts'
import * as PersonRepository from '#db/repositories/person-repository.ts'
import * as TellingRepository from '#db/repositories/telling-repository.ts'
import { blindAmong, pathFor, peopleOf } from './audience.server.ts'
import { type Happening, readHappening } from './happening.server.ts'
import { type Notice, tellPeople } from './tell-people.server.ts'
import { tellSearches } from './tell-searches.server.ts'

type Telling = { origin: string; now: Date }

/** Entries one run tells, and followers one batch holds. */
const most = 500
const batch = 1000

/**
 * Tells what happened since the last run, in the order it happened: one unit of work an entry takes it out of the outbox,
 * fills inboxes and queues mail, so that after a crash it is told by the next run, and never twice. Answers how many
 * entries were told. One that fails holds up no other; it throws once all were tried.
 */
export async function tellNews({ store, origin, now }: { store: Store } & Telling): Promise<number> {
	let told = 0
	const failures: unknown[] = []
	for (const id of await TellingRepository.listNext(store.db, most)) {
		try {
			await store.tx((tx) => tell(tx, id, { origin, now }))
			told++
		} catch (error) {
			failures.push(error)
		}
	}
	if (failures.length > 0) throw new AggregateError(failures, `${failures.length} news could not be told`)
	return told
}

async function tell(tx: Tx, id: number, telling: Telling): Promise<void> {
	const entry = await TellingRepository.take(tx, id)
	const happening = entry && (await readHappening(tx, entry))
	if (!happening) return
	for (const told of tellsOf(happening.kind)) {
		if (told === 'followers') await tellFollowers(tx, happening, telling)
		else
			await tellPeople(
				tx,
				await noticesFor(tx, await peopleOf(tx, told, happening), { told, happening, isDirect: told !== 'issuer', now: telling.now }),
				telling,
			)
	}
	if (happening.kind === 'list.released') await tellSearches(tx, happening, telling)
}

type Noticing = { told: Told; happening: Happening; isDirect: boolean; now: Date }

/** What people of an audience are told: not whoever did it, and nobody whom the page it leads to would not answer. `isDirect`: see `keyOf`. */
async function noticesFor(tx: Tx, people: readonly PersonRepository.Person[], { told, happening, isDirect, now }: Noticing): Promise<Notice[]> {
	const blind = await blindAmong(tx, people, told, happening, now)
	const { kind, actorUserId, parameters, leafIndex, bid } = happening
	const receipt = told === 'bidder' && bid && leafIndex !== null ? { bidId: bid.bid.id, leafIndex } : null
	const key = keyOf(happening, isDirect)
	return people.flatMap((person): Notice[] => {
		const path = person.member.userId === actorUserId ? null : pathFor(person, told, happening, blind.has(person.member.userId))
		return path === null ? [] : [{ person, topic: topicOf(told), kind, key, path, parameters, receipt }]
	})
}

/** Followers of the challenge, its list and its chain; of a released challenge only its own, for the list's release says the rest. */
async function tellFollowers(tx: Tx, happening: Happening, telling: Telling): Promise<void> {
	const { list, found, challengeId, listId } = happening
	const chainSlug = list?.chainSlug ?? found?.challenge.chainSlug ?? null
	const targets: PersonRepository.Target[] = [
		...(challengeId ? [{ kind: 'challenge' as const, target: challengeId }] : []),
		{ kind: 'list', target: listId },
		...(chainSlug ? [{ kind: 'chain' as const, target: chainSlug }] : []),
	]
	for (let afterUserId = '', count = batch; count === batch; ) {
		const rows = await PersonRepository.listFollowers(tx, targets, { afterUserId, limit: batch })
		const people = await PersonRepository.asMembers(tx, rows)
		const direct = new Set(rows.flatMap(({ followed, userId }) => (followed === 'challenge' ? [userId] : [])))
		const [own, others] = [true, false].map((isDirect) => [...people.values()].filter(({ member }) => direct.has(member.userId) === isDirect))
		const of = { told: 'followers', happening, now: telling.now } as const
		const notices = [...(await noticesFor(tx, own ?? [], { ...of, isDirect: true })), ...(await noticesFor(tx, others ?? [], { ...of, isDirect: false }))]
		await tellPeople(tx, notices, telling)
		afterUserId = rows.at(-1)?.userId ?? afterUserId
		count = people.size
	}
}

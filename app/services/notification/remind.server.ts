import { type ReminderKind, topicOfOther } from '#app/domain/notification/news.ts'
import { closingSpans, dutySpans, type ReminderSpan } from '#app/domain/notification/reminder.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { conflictedOn } from '#app/services/judging/own-conflicts.server.ts'
import type { Db, Store, Tx } from '#db/client.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as PersonRepository from '#db/repositories/person-repository.ts'
import * as ReminderRepository from '#db/repositories/reminder-repository.ts'
import { wordsOf } from './happening.server.ts'
import { type Notice, tellPeople } from './tell-people.server.ts'

type Due = PersonRepository.PersonRow & { key: string; dueAt: Date | null; code: string; title: string; titleEn?: string | null }
type Path = string | null | Promise<string | null>
/** One kind of reminder: whom the database finds not reminded yet, and the page it leads each to; null where that is not theirs to read. */
type Reminder = {
	kind: ReminderKind
	spans: (now: Date) => ReminderSpan[]
	find: (db: Db, span: ReminderSpan, now: Date) => Promise<{ due: Due; path: (member: Member) => Path; isPublic: boolean }[]>
}

const pageOf = (code: string) => `/challenges/${encodeURIComponent(code)}`
const found = <Row extends Due>(rows: readonly Row[], path: (row: Row, member: Member) => Path) =>
	rows.map((row) => ({ due: row, path: (member: Member) => path(row, member), isPublic: true }))

const closes = { kind: 'reminder.closes', spans: closingSpans } as const
const reminders: Reminder[] = [
	{ ...closes, find: async (db, span) => found(await ReminderRepository.listBiddersOfClosing(db, span), ({ code }) => pageOf(code)) },
	{ ...closes, find: async (db, span) => found(await ReminderRepository.listFollowersOfClosing(db, span), ({ code }) => pageOf(code)) },
	{
		...closes,
		kind: 'reminder.list-closes',
		find: async (db, span) => found(await ReminderRepository.listFollowersOfClosingLists(db, span), ({ code }) => `/lists/${encodeURIComponent(code)}`),
	},
	{
		kind: 'reminder.answer',
		spans: dutySpans,
		find: async (db, span) =>
			found(await ReminderRepository.listAnswersDue(db, span), ({ code, ...row }, member) =>
				can(member, 'question.answer', factsOf(row)) ? `${pageOf(code)}/questions` : null,
			),
	},
	{
		kind: 'reminder.review',
		spans: dutySpans,
		find: async (db, span) =>
			(await ReminderRepository.listReviewsDue(db, span)).map((due) => ({
				due,
				path: (member) => (can(member, 'challenge.read', factsOf(due)) ? pageOf(due.code) : null),
				isPublic: false,
			})),
	},
	{
		kind: 'reminder.sheets',
		spans: dutySpans,
		// Whoever is in conflict with a bid judges nothing on its challenge, and is not to learn from a reminder what is still to be judged.
		find: async (db, span, now) =>
			found(await ReminderRepository.listSheetsDue(db, span), async ({ challengeId }, member) =>
				(await conflictedOn(db, [member], challengeId, now)).has(member.userId) ? null : '/expert',
			),
	},
	{
		kind: 'reminder.objection',
		spans: dutySpans,
		find: async (db, span, now) =>
			found(await ReminderRepository.listObjectionsDue(db, span), async ({ citySlug, objection, challengeId }, member) => {
				const isConflicted = (await conflictedOn(db, [member], challengeId, now)).has(member.userId)
				const isAllowed = can(member, 'objection.decide', { citySlug, objectorOrganisationId: objection.organisationId, isConflicted })
				return isAllowed ? `/objections/${objection.id}` : null
			}),
	},
]

function factsOf({ challenge, origin }: { challenge: ChallengeRepository.ChallengeRow; origin: 'corridor' | 'foreign' }) {
	return ChallengeRepository.factsOf({ challenge, list: { origin } })
}

/**
 * Reminds whoever follows a challenge or prepares a bid of its deadline, and whoever has something due of that. Each step
 * before a deadline is told once, by the key of the notification; after downtime only the nearest step that has come; a
 * deadline that moved is another deadline. Answers how many were reminded. Writes nothing where nobody is to be.
 */
export async function remind({ store, origin, now }: { store: Store; origin: string; now: Date }): Promise<number> {
	let reminded = 0
	for (const reminder of reminders) {
		for (const span of reminder.spans(now)) {
			if ((await reminder.find(store.db, span, now)).length > 0) reminded += await store.tx((tx) => remindOf(tx, reminder, span, { origin, now }))
		}
	}
	return reminded
}

async function remindOf(tx: Tx, { kind, find }: Reminder, span: ReminderSpan, telling: { origin: string; now: Date }): Promise<number> {
	const rows = await find(tx, span, telling.now)
	const people = await PersonRepository.asMembers(
		tx,
		rows.map(({ due }) => due),
	)
	const notices: Notice[] = []
	for (const { due, path, isPublic } of rows) {
		const person = people.get(due.userId)
		const to = person ? await path(person.member) : null
		if (!person || to === null || due.dueAt === null) continue
		const parameters = { ...wordsOf(due, isPublic), until: due.dueAt.toISOString() }
		notices.push({ person, topic: topicOfOther[kind], kind, key: due.key, path: to, parameters })
	}
	return tellPeople(tx, notices, telling)
}

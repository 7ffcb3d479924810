import { channelFor, choiceKey, choicesOf } from '#app/domain/notification/choices.ts'
import type { NotificationKind } from '#app/domain/notification/news.ts'
import type { Channel, NewsParameters, Topic } from '#app/domain/notification/notification.ts'
import type { Tx } from '#db/client.ts'
import * as MailRepository from '#db/repositories/mail-repository.ts'
import * as NotificationRepository from '#db/repositories/notification-repository.ts'
import type { Person } from '#db/repositories/person-repository.ts'

/** What one person is to be told, and under which key only once; `receipt`: the entry of the log whose receipt a mail of it carries, also a digest. */
export type Notice = {
	person: Person
	topic: Topic
	kind: NotificationKind
	key: string
	path: string
	parameters: NewsParameters
	receipt?: { bidId: string; leafIndex: number } | null
}

/** Where a person says how they want to hear of things. */
export const choicesPath = '/account/notifications'

/**
 * Puts notices into the inboxes of people who were not told them before, and into the outbox of mail for those who chose
 * mail; the first of several under one key counts, also where they turned its kind off (it is then kept from sight). Whether someone may know of it was decided before. Answers how many.
 */
export async function tellPeople(tx: Tx, notices: readonly Notice[], { origin, now }: { origin: string; now: Date }): Promise<number> {
	const once = new Map<string, Notice>()
	for (const notice of notices) {
		const same = `${notice.person.member.userId}\n${notice.key}`
		if (!once.has(same)) once.set(same, notice)
	}
	if (once.size === 0) return 0
	const channelOf = await channelsOf(tx, [...once.values()])
	const rows = [...once.values()].map((notice) => {
		const { person, kind, key, path, receipt } = notice
		const parameters = { ...notice.parameters, ...(receipt ? { leafIndex: String(receipt.leafIndex) } : {}) }
		return { userId: person.member.userId, kind, key, path, parameters, channel: channelOf(notice), createdAt: now }
	})
	const inserted = await NotificationRepository.insertNew(tx, rows)
	const mailed = inserted.flatMap(({ userId, key }) => once.get(`${userId}\n${key}`) ?? []).filter((notice) => channelOf(notice) === 'mail')
	await MailRepository.enqueue(
		tx,
		mailed.map(({ person, topic, kind, path, parameters, receipt }) => ({
			to: person.member.email,
			language: person.language,
			template: 'news' as const,
			parameters: {
				...parameters,
				kind,
				link: origin + path,
				choices: `${origin}${choicesPath}?about=${choiceKey(topic, kind)}`,
				...(receipt ? { bidId: receipt.bidId, leafIndex: String(receipt.leafIndex) } : {}),
			},
		})),
		now,
	)
	return inserted.length
}

async function channelsOf(tx: Tx, notices: readonly Notice[]): Promise<(notice: Notice) => Channel> {
	const chosen = await NotificationRepository.listChoices(tx, [...new Set(notices.map(({ person }) => person.member.userId))])
	const byPerson = new Map<string, typeof chosen>()
	for (const row of chosen) byPerson.set(row.userId, [...(byPerson.get(row.userId) ?? []), row])
	return ({ person, topic, kind }) => channelFor(choicesOf(byPerson.get(person.member.userId) ?? []), topic, kind)
}

import { type DigestItems, longestDigest } from '#app/domain/notification/digest.ts'
import { lastDigestAt } from '#app/domain/notification/reminder.ts'
import type { Store, Tx } from '#db/client.ts'
import * as MailRepository from '#db/repositories/mail-repository.ts'
import * as NotificationRepository from '#db/repositories/notification-repository.ts'
import * as PersonRepository from '#db/repositories/person-repository.ts'
import { readablePaths } from './readable-path.server.ts'
import { choicesPath } from './tell-people.server.ts'

type NewDigest = Parameters<typeof MailRepository.enqueue>[1][number]

/** People one unit of work writes to, and notifications it reads for them. */
const people = 50
const most = 20_000

/**
 * Writes the digest of the day: from 08:30 Beijing time on, one mail a person with what waited, was not read meanwhile and
 * is still theirs to see.
 * What it took is marked in the same unit of work, so that it goes into one digest only; after downtime the next run
 * makes up for it. Answers how many mails were written.
 */
export async function sendDigests({ store, origin, now }: { store: Store; origin: string; now: Date }): Promise<number> {
	const before = lastDigestAt(now)
	let written = 0
	while ((await NotificationRepository.listDigestReaders(store.db, before, 1)).length > 0)
		written += await store.tx((tx) => writeSome(tx, before, { origin, now }))
	return written
}

async function writeSome(tx: Tx, before: Date, { origin, now }: { origin: string; now: Date }): Promise<number> {
	const readers = await NotificationRepository.listDigestReaders(tx, before, people)
	const userIds = readers.map(({ userId }) => userId)
	const waiting = await NotificationRepository.listForDigest(tx, userIds, before, most)
	const mayOpen = readablePaths(tx, now)
	const mails: NewDigest[] = []
	for (const { member, language } of (await PersonRepository.asMembers(tx, readers)).values()) {
		const unread = waiting.filter((one) => one.userId === member.userId && one.readAt === null)
		const own: typeof unread = []
		for (const one of unread) if (await mayOpen(member, one)) own.push(one)
		if (own.length === 0) continue
		const items: DigestItems = own.slice(0, longestDigest).map(({ kind, path, parameters }) => ({ kind, link: origin + path, parameters }))
		const parameters = { count: String(own.length), items: JSON.stringify(items), link: `${origin}/inbox`, choices: origin + choicesPath }
		mails.push({ to: member.email, language, template: 'digest', parameters })
	}
	await NotificationRepository.markDigested(tx, userIds, before, now)
	await MailRepository.enqueue(tx, mails, now)
	return mails.length
}

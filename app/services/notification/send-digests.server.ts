import { type DigestItems, longestDigest } from '#app/domain/notification/digest.ts'
import { lastDigestAt } from '#app/domain/notification/reminder.ts'
import type { Store, Tx } from '#db/client.ts'
import * as MailRepository from '#db/repositories/mail-repository.ts'
import * as NotificationRepository from '#db/repositories/notification-repository.ts'
import { choicesPath } from './tell-people.server.ts'

/** People one unit of work writes to, and notifications it reads for them. */
const people = 50
const most = 20_000

/**
 * Writes the digest of the day: from 08:30 Beijing time on, one mail a person with what waited and was not read meanwhile.
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
	const mails = readers.flatMap(({ userId, email, language }) => {
		const own = waiting.filter((one) => one.userId === userId && one.readAt === null)
		if (own.length === 0) return []
		const items: DigestItems = own.slice(0, longestDigest).map(({ kind, path, parameters }) => ({ kind, link: origin + path, parameters }))
		const parameters = { count: String(own.length), items: JSON.stringify(items), link: `${origin}/inbox`, choices: origin + choicesPath }
		return [{ to: email, language, template: 'digest' as const, parameters }]
	})
	await NotificationRepository.markDigested(tx, userIds, before, now)
	await MailRepository.enqueue(tx, mails, now)
	return mails.length
}

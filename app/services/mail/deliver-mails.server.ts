import type { Store } from '#db/client.ts'
import * as MailRepository from '#db/repositories/mail-repository.ts'

/** Composes a mail in its language and hands it to whatever carries it; throws when that fails. */
export type SendMail = (mail: MailRepository.MailRow) => Promise<void>

/** Mail one run takes in hand, and how long it has for it before another run may try. */
const most = 20
const leaseMs = 5 * 60_000

/** Sends what waits in the outbox, at most 20 a call; what fails is tried again later, eight times in all. Answers how many went out. */
export async function deliverMails({ store, send, now }: { store: Store; send: SendMail; now: Date }): Promise<number> {
	if ((await MailRepository.listDue(store.db, now, 1)).length === 0) return 0
	const taken = await store.tx(async (tx) => {
		const due = await MailRepository.listDue(tx, now, most)
		const until = new Date(now.getTime() + leaseMs)
		await MailRepository.take(
			tx,
			due.map((mail) => mail.id),
			until,
		)
		return due
	})
	let sent = 0
	for (const mail of taken) {
		const error = await send(mail).then(
			() => null,
			(failure: unknown) => String(failure),
		)
		await store.tx((tx) => (error === null ? MailRepository.markSent(tx, mail.id, now) : MailRepository.markFailed(tx, mail, error, now)))
		if (error === null) sent++
	}
	return sent
}

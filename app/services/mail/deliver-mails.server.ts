import type { Store } from '#db/client.ts'
import * as MailRepository from '#db/repositories/mail-repository.ts'

/** Composes a mail in its language and hands it to whatever carries it. Answers a refusal that no further attempt can change; throws whatever else fails. */
export type SendMail = (mail: MailRepository.MailRow) => Promise<{ refused: string } | undefined>

/** Mail one run takes in hand, and how long it has for it before another run may try: more than every one of them can take until its timeouts. */
const most = 20
const leaseMs = 15 * 60_000

/**
 * Sends what waits in the outbox, at most 20 a call; what fails is tried again later, eight times in all, and what was
 * refused for good is given up. A process that dies in between leaves its mail to the next run, under the same
 * Message-ID. Answers how many went out.
 */
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
		const failure = await send(mail).then(
			(answer) => (answer ? { error: answer.refused, isFinal: true } : null),
			(error: unknown) => ({ error: String(error), isFinal: false }),
		)
		await store.tx((tx) => (failure === null ? MailRepository.markSent(tx, mail.id, now) : MailRepository.markFailed(tx, mail, failure, now)))
		if (failure === null) sent++
	}
	return sent
}

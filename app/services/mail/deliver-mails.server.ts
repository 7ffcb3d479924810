import type { Signer } from '#app/crypto/log-key.ts'
import { ReceiptsOfMail } from '#app/domain/notification/digest.ts'
import { receiptOf } from '#app/services/log/read-receipt.server.ts'
import type { Db, Store } from '#db/client.ts'
import * as LogRepository from '#db/repositories/log-repository.ts'
import * as MailRepository from '#db/repositories/mail-repository.ts'

/** A file that goes with a mail. */
export type Attachment = { name: string; text: string }
/** Composes a mail in its language and hands it to whatever carries it, with the receipts it is about. Answers a refusal that no further attempt can change; throws whatever else fails. */
export type SendMail = (mail: MailRepository.MailRow, receipts: readonly Attachment[]) => Promise<{ refused: string } | undefined>

/** Mail one run takes in hand, and how long it has for it before another run may try: more than every one of them can take until its timeouts. */
const most = 20
const leaseMs = 15 * 60_000

/**
 * Sends what waits in the outbox, at most 20 a call; what fails is tried again later, eight times in all, and what was
 * refused for good is given up. A process that dies in between leaves its mail to the next run, under the same
 * Message-ID. Answers how many went out.
 */
export async function deliverMails({ store, signer, send, now }: { store: Store; signer: Signer; send: SendMail; now: Date }): Promise<number> {
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
		const sending = receiptsFor(store.db, signer, mail).then((receipts) => send(mail, receipts))
		const failure = await sending.then(
			(answer) => (answer ? { error: answer.refused, isFinal: true } : null),
			(error: unknown) => ({ error: String(error), isFinal: false }),
		)
		await store.tx((tx) => (failure === null ? MailRepository.markSent(tx, mail.id, now) : MailRepository.markFailed(tx, mail, failure, now)))
		if (failure === null) sent++
	}
	return sent
}

/** The receipts a mail of submissions carries; those it goes to were chosen when it was written. */
async function receiptsFor(db: Db, signer: Signer, mail: MailRepository.MailRow): Promise<Attachment[]> {
	const receipts = []
	for (const { bidId, leafIndex } of receiptsOf(mail)) {
		const leaf = await LogRepository.findLeafOf(db, bidId, { index: leafIndex })
		if (leaf) receipts.push(await receiptOf(db, signer, leaf))
	}
	return receipts
}

/** A piece of news names one at most, a digest any number. */
function receiptsOf({ parameters: { bidId, leafIndex, receipts } }: MailRepository.MailRow): ReceiptsOfMail {
	if (receipts !== undefined) return ReceiptsOfMail.parse(JSON.parse(receipts))
	return bidId === undefined || leafIndex === undefined ? [] : [{ bidId, leafIndex: Number(leafIndex) }]
}

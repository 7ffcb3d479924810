import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { logKeyOf } from '#app/crypto/log-key.ts'
import { verifyReceipt } from '#app/crypto/verify-receipt.ts'
import { choiceKey } from '#app/domain/notification/choices.ts'
import { openMailFolder } from '#app/server/mail-folder.server.ts'
import { openMailer } from '#app/server/mailer.server.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import { mails, notificationChoices, notifications } from '#db/schema/index.ts'
import { testNow as now } from '#db/seed/factories/factories.ts'
import { logSigner as signer } from '#tests/support/log-signer.ts'
import { logging } from '#tests/support/logging.ts'
import { origin, tellAll } from '#tests/support/telling.ts'
import { deliverMails } from '../mail/deliver-mails.server.ts'
import { sendDigests } from '../notification/send-digests.server.ts'

const folders: string[] = []
afterEach(() => {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** Of the log: that firm submitted, told to its colleague. */
async function submitted() {
	const parts = await logging()
	const { store, challenge, firm, bid, append } = parts
	await append()
	const entry = { kind: 'bid.sealed', actor: firm, at: now, subject: 'bid', subjectId: bid.id, challengeId: challenge.id } as const
	await store.tx((tx) => AuditRepository.append(tx, entry))
	const dataDir = mkdtempSync(path.join(tmpdir(), 'lianbang-mail-'))
	folders.push(dataDir)
	const send = openMailer({ smtpUrl: null, mailFrom: 'Lianbang <noreply@lianbang.example>', dataDir })
	const mailed = async () => {
		const [mail] = await openMailFolder(path.join(dataDir, 'mail')).list(9)
		return { mail, source: readFileSync(path.join(dataDir, 'mail', `${mail?.id}.eml`), 'utf8') }
	}
	return { ...parts, send, mailed }
}

/** The receipts attached to a mail, checked. */
function receiptsIn(source: string) {
	const [, ...attached] = source.split(/Content-Disposition: attachment;[\s\S]*?\r?\n\r?\n/)
	return Promise.all(
		attached.map((encoded) => {
			const receipt = Uint8Array.from(Buffer.from(encoded.split('--')[0] ?? '', 'base64'))
			return verifyReceipt({ receipt, logKey: logKeyOf(signer) })
		}),
	)
}
const ofBid = (bid: string) => ({ value: { receipt: { leaf: { bid } }, signed: { ok: true }, included: { ok: true } } })

test('the mail that a bid was submitted carries its receipt as a file, and is read in the mail folder as before', async () => {
	const { store, challenge, colleague, bid, send, mailed } = await submitted()
	await tellAll(store)
	expect(await deliverMails({ store, signer, send, now })).toBe(1)
	const { mail, source } = await mailed()
	expect(mail).toMatchObject({ to: colleague.email, subject: expect.stringContaining(challenge.code) })
	expect(mail?.text).toContain(`${origin}/bidder/bids/${bid.id}`)
	expect(mail?.text).not.toContain('"kind"')
	expect(await receiptsIn(source)).toMatchObject([ofBid(bid.id)])
})

test('who reads a digest gets the receipt with it, and nobody else does', async () => {
	const { store, colleague, rival, challenge, bid, send, mailed } = await submitted()
	await store.tx(async (tx) => {
		const digest = { channel: 'digest' as const }
		await tx.insert(notificationChoices).values([{ userId: colleague.userId, kind: choiceKey('bids', 'bid.sealed'), ...digest }])
		const news = { kind: 'challenge.suspended', key: 'one', path: `/challenges/${challenge.code}`, parameters: { code: challenge.code }, createdAt: now }
		await tx.insert(notifications).values({ userId: rival.userId, ...news, ...digest })
	})
	await tellAll(store)
	expect(await deliverMails({ store, signer, send, now })).toBe(0)
	const morning = new Date(now.getTime() + 2 * 86_400_000)
	expect(await sendDigests({ store, origin, now: morning })).toBe(2)
	const written = await store.db.select().from(mails)
	expect(written.find(({ to }) => to === rival.email)?.parameters.receipts).toBe('[]')
	await store.tx(async (tx) => void (await tx.delete(mails).where(eq(mails.to, rival.email))))
	expect(await deliverMails({ store, signer, send, now: morning })).toBe(1)
	const { mail, source } = await mailed()
	expect(mail).toMatchObject({ to: colleague.email })
	expect(mail?.text).toContain(`${origin}/bidder/bids/${bid.id}`)
	expect(await receiptsIn(source)).toMatchObject([ofBid(bid.id)])
})

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { logKeyOf } from '#app/crypto/log-key.ts'
import { verifyReceipt } from '#app/crypto/verify-receipt.ts'
import { openMailFolder } from '#app/server/mail-folder.server.ts'
import { openMailer } from '#app/server/mailer.server.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import { testNow as now } from '#db/seed/factories/factories.ts'
import { logSigner as signer } from '#tests/support/log-signer.ts'
import { logging } from '#tests/support/logging.ts'
import { origin, tellAll } from '#tests/support/telling.ts'
import { deliverMails } from '../mail/deliver-mails.server.ts'

const folders: string[] = []
afterEach(() => {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

test('the mail that a bid was submitted carries its receipt as a file, and is read in the mail folder as before', async () => {
	const { store, challenge, firm, colleague, bid, append } = await logging()
	await append()
	const entry = { kind: 'bid.sealed', actor: firm, at: now, subject: 'bid', subjectId: bid.id, challengeId: challenge.id } as const
	await store.tx((tx) => AuditRepository.append(tx, entry))
	await tellAll(store)
	const dataDir = mkdtempSync(path.join(tmpdir(), 'lianbang-mail-'))
	folders.push(dataDir)
	const send = openMailer({ smtpUrl: null, mailFrom: 'Lianbang <noreply@lianbang.example>', dataDir })
	expect(await deliverMails({ store, signer, send, now })).toBe(1)

	const [mail] = await openMailFolder(path.join(dataDir, 'mail')).list(9)
	expect(mail).toMatchObject({ to: colleague.email, subject: expect.stringContaining(challenge.code) })
	expect(mail?.text).toContain(`${origin}/bidder/bids/${bid.id}`)
	expect(mail?.text).not.toContain('"kind"')
	const source = readFileSync(path.join(dataDir, 'mail', `${mail?.id}.eml`), 'utf8')
	const [, encoded = ''] = source.split(/Content-Disposition: attachment;[\s\S]*?\r?\n\r?\n/)
	const receipt = Uint8Array.from(Buffer.from(encoded.split('--')[0] ?? '', 'base64'))
	const verified = await verifyReceipt({ receipt, logKey: logKeyOf(signer) })
	expect(verified).toMatchObject({ value: { receipt: { leaf: { bid: bid.id } }, signed: { ok: true }, included: { ok: true } } })
})

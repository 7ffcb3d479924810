import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { readEnvironment } from '#app/server/env.ts'
import { openMailer } from '#app/server/mailer.server.ts'
import type { Store } from '#db/client.ts'
import * as MailRepository from '#db/repositories/mail-repository.ts'
import { mails } from '#db/schema/index.ts'
import { testNow as now } from '#db/seed/factories/factories.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { logSigner } from '#tests/support/log-signer.ts'
import { deliverMails } from './deliver-mails.server.ts'

const folders: string[] = []
afterEach(() => {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

async function withMail(): Promise<Store> {
	const store = await freshDatabase()
	const parameters = { organisation: '姑苏实验室', link: 'https://lianbang.example/recover/token' }
	const outgoing = (['zh', 'en'] as const).map((language) => ({ to: `${language}@firm.example`, language, template: 'recovery' as const, parameters }))
	await store.tx((tx) => MailRepository.enqueue(tx, outgoing, now))
	return store
}

const minutes = (count: number) => new Date(now.getTime() + count * 60_000)

test('mail is written in its reader’s language, sent once, and forgets its link', async () => {
	const store = await withMail()
	const dataDir = mkdtempSync(path.join(tmpdir(), 'lianbang-mail-'))
	folders.push(dataDir)
	const send = openMailer(readEnvironment({ NODE_ENV: 'test', DATA_DIR: dataDir }))

	expect(await Promise.all([deliverMails({ store, signer: logSigner, send, now }), deliverMails({ store, signer: logSigner, send, now })])).toContain(2)
	expect(await deliverMails({ store, signer: logSigner, send, now: minutes(600) })).toBe(0)

	const written = readdirSync(path.join(dataDir, 'mail')).map((name) => readFileSync(path.join(dataDir, 'mail', name), 'utf8'))
	expect(written).toHaveLength(2)
	expect(written.some((text) => text.includes('Subject: Set a new Lianbang password'))).toBe(true)
	expect(await store.db.select({ parameters: mails.parameters }).from(mails)).toEqual([{ parameters: {} }, { parameters: {} }])
})

test('what fails waits longer each time and is given up after the eighth attempt', async () => {
	const store = await withMail()
	let attempts = 0
	const send = async () => {
		attempts++
		throw new Error('no route to host')
	}
	await deliverMails({ store, signer: logSigner, send, now })
	expect(await deliverMails({ store, signer: logSigner, send, now: minutes(1) })).toBe(0)
	expect(attempts).toBe(2)
	for (let day = 1; day < 20; day++) await deliverMails({ store, signer: logSigner, send, now: minutes(day * 1440) })
	expect(attempts).toBe(16)
})

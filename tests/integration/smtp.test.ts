import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { openMailer } from '#app/server/mailer.server.ts'
import { deliverMails } from '#app/services/mail/deliver-mails.server.ts'
import { readMails } from '#app/services/mail/read-mails.server.ts'
import { retryMail } from '#app/services/mail/retry-mail.server.ts'
import type { Store } from '#db/client.ts'
import * as MailRepository from '#db/repositories/mail-repository.ts'
import { auditEntries, mails } from '#db/schema/index.ts'
import { makeMember, makeOrganisation, testNow as now } from '#db/seed/factories/factories.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { logSigner } from '#tests/support/log-signer.ts'
import { startSmtp } from '#tests/support/smtp.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
	for (const close of closing.splice(0)) await close()
})

const minutes = (count: number) => new Date(now.getTime() + count * 60_000)
const parameters = {
	kind: 'challenge.suspended',
	code: 'XCL-2026-0001',
	title: '高熔指聚丙烯催化剂',
	link: 'https://lianbang.example/challenges/XCL-2026-0001',
	choices: 'https://lianbang.example/account/notifications',
}

async function outboxWith(...names: string[]) {
	const store = await freshDatabase()
	const smtp = await startSmtp()
	closing.push(smtp.stop)
	const outgoing = names.map((name) => ({ to: `${name}@firm.example`, language: 'zh' as const, template: 'news' as const, parameters }))
	await store.tx((tx) => MailRepository.enqueue(tx, outgoing, now))
	const mailer = (login?: string) => openMailer({ smtpUrl: smtp.url(login), mailFrom: '链榜 <noreply@lianbang.example>', dataDir: '' })
	return { store, smtp, mailer, deliver: (at: Date) => deliverMails({ store, signer: logSigner, send: mailer(), now: at }) }
}

const rowOf = async ({ db }: Store, name: string) => {
	const [row] = await db
		.select()
		.from(mails)
		.where(eq(mails.to, `${name}@firm.example`))
	return row
}

test('a mail is delivered with its sender, date, stable name, and the way to choose; it says that something happened and links to it', async () => {
	const { store, smtp, deliver } = await outboxWith('reader')
	expect(await deliver(now)).toBe(1)
	expect(await deliver(minutes(60))).toBe(0)
	const row = await rowOf(store, 'reader')
	expect(row?.sentAt).toEqual(now)
	expect(smtp.taken).toHaveLength(1)
	const { headers, text, messageId } = smtp.taken[0] ?? { headers: new Map() }
	expect(headers.get('from')).toBe('链榜 <noreply@lianbang.example>')
	expect(headers.get('subject')).toBe('“高熔指聚丙烯催化剂”（XCL-2026-0001）已中止')
	expect(new Date(headers.get('date') ?? '')).toEqual(now)
	expect(headers.get('list-unsubscribe')).toBe(`<${parameters.choices}>`)
	expect(messageId).toBe(`<${row?.id}@lianbang.example>`)
	expect(text).toContain(parameters.link)
	expect(text).toContain(parameters.choices)
})

test('a wrong password of ours is no fault of the mail: it waits', async () => {
	const { store, smtp, mailer } = await outboxWith('reader')
	expect(await deliverMails({ store, signer: logSigner, send: mailer('lianbang:wrong'), now })).toBe(0)
	const row = await rowOf(store, 'reader')
	expect([row?.attempts, row?.givenUpAt, row?.lastError?.includes('535')]).toEqual([1, null, true])
	expect(await deliverMails({ store, signer: logSigner, send: mailer(), now: minutes(5) })).toBe(1)
	expect(smtp.taken).toHaveLength(1)
})

test('what a server puts off is tried again and delivered once; what it refuses is given up at once', async () => {
	const { store, smtp, deliver } = await outboxWith('later', 'never')
	expect(await deliver(now)).toBe(0)
	expect(await deliver(minutes(1))).toBe(0)
	expect(await deliver(minutes(2))).toBe(1)
	expect(await deliver(minutes(600))).toBe(0)
	expect(smtp.taken.map(({ to }) => to)).toEqual(['later@firm.example'])
	const never = await rowOf(store, 'never')
	expect([never?.attempts, never?.givenUpAt, never?.sentAt]).toEqual([1, now, null])
	expect(never?.lastError).toContain('550')
})

test('a connection lost after the content was taken is tried again under the same name, so that the receiver can tell', async () => {
	const { store, smtp, deliver } = await outboxWith('cut')
	expect(await deliver(now)).toBe(0)
	const row = await rowOf(store, 'cut')
	expect([row?.sentAt, row?.givenUpAt, row?.attempts]).toEqual([null, null, 1])
	expect(await deliver(minutes(2))).toBe(1)
	expect(smtp.taken.map(({ messageId }) => messageId)).toEqual([`<${row?.id}@lianbang.example>`, `<${row?.id}@lianbang.example>`])
})

test('two delivering processes send each mail once', async () => {
	const { smtp, deliver } = await outboxWith(...Array.from({ length: 30 }, (_, at) => `reader${at}`))
	const sent = await Promise.all([deliver(now), deliver(now), deliver(now)])
	expect(sent.reduce((sum, one) => sum + one)).toBe(30)
	expect(new Set(smtp.taken.map(({ to }) => to)).size).toBe(30)
	expect(smtp.taken).toHaveLength(30)
})

test('the office sees what was given up, sends it once more, and that is on record; nobody else may', async () => {
	const { store, deliver } = await outboxWith('never')
	const [office, firm] = await store.tx(async (tx) => [
		await makeMember(tx, await makeOrganisation(tx, { kind: 'office', citySlug: null })),
		await makeMember(tx, await makeOrganisation(tx)),
	])
	await deliver(now)
	const failed = await readMails({ store, actor: office, state: 'failed', page: 1 })
	const mail = failed.ok ? failed.value.mails[0] : undefined
	expect(mail).toMatchObject({ to: 'never@firm.example', canRetry: true, attempts: 1 })
	expect(JSON.stringify(mail)).not.toContain(parameters.title)
	const before = await rowOf(store, 'never')
	expect(await retryMail({ store, actor: firm, mailId: mail?.id ?? '', now })).toMatchObject({ ok: false })
	expect(await rowOf(store, 'never')).toEqual(before)
	expect(await retryMail({ store, actor: office, mailId: mail?.id ?? '', now: minutes(1) })).toMatchObject({ ok: true })
	expect(await retryMail({ store, actor: office, mailId: mail?.id ?? '', now: minutes(1) })).toMatchObject({ ok: false, refusal: { code: 'stale' } })
	expect(await rowOf(store, 'never')).toMatchObject({ attempts: 0, givenUpAt: null, nextAttemptAt: minutes(1), parameters })
	const entries = await store.db.select().from(auditEntries).orderBy(auditEntries.id)
	expect(entries.map(({ kind, isRefused }) => [kind, isRefused])).toEqual([
		['mail.retried', true],
		['mail.retried', false],
		['mail.retried', true],
	])
})

import { cpSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from '@playwright/test'
import { utf8 } from '#app/crypto/bytes.ts'
import { openDataKeys } from '#app/server/data-keys.server.ts'
import { openFileStorage } from '#app/server/file-storage.server.ts'
import { openLogSigner } from '#app/server/log-signer.server.ts'
import { openVault } from '#app/server/vault.server.ts'
import type { Store } from '#db/client.ts'
import { makeMember, makeOrganisation } from '#db/seed/factories/factories.ts'
import { isMarked, marked, markers, planted } from '../support/markers.ts'
import { said, submitted } from '../support/sealed-bids.ts'
import { expect } from './support/app.ts'
import { examplesIn, fill } from './support/examples.ts'
import { giveKeys, storeIn } from './support/keyed.ts'
import { visitors } from './support/route-rows.ts'
import { recordTable, routeTable } from './support/route-table.ts'
import { startServer } from './support/server.ts'
import { cookieOf } from './support/sign-in.ts'

const count = 100

/** Sealed bids of firms made for it, a marker in every word, number, file and file name of theirs. */
async function plant(store: Store, dataDir: string, code: string) {
	const { challenge, openings } = await giveKeys(store, code)
	const keys = openDataKeys({ folder: path.join(dataDir, 'keys'), appSecret: null })
	const signer = openLogSigner({ folder: keys.folder, appSecret: null, publicUrl: null })
	const to = { store, storage: openFileStorage(path.join(dataDir, 'uploads')), openings, challenge, vault: openVault(keys), signer, now: () => new Date() }
	const fields = { ...said(planted('路线')), team: planted('团队'), schedule: planted('进度'), priceFen: Number(`${markers[1]}37`) }
	const files = [{ name: `${planted('方案')}.txt`, mediaType: 'text/plain', bytes: utf8(planted('附件')) }]
	const bids: { bidId: string; partIds: string[] }[] = []
	while (bids.length < count) {
		const firm = await store.tx(async (tx) => {
			const organisation = await makeOrganisation(tx, { slug: `planted-${bids.length}` })
			return makeMember(tx, organisation)
		})
		bids.push(await submitted(to, firm, '', { fields, files }))
	}
	return bids
}

test('sealed bids with planted markers: no route tells anybody of any role of them, and neither mail, log nor any other file does', async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'lianbang-planted-'))
	const dataDir = path.join(folder, 'data')
	cpSync(path.join(process.env.E2E_BASE ?? '', 'data'), dataDir, { recursive: true })
	const clock = path.join(folder, 'clock')
	writeFileSync(clock, '0')
	const examples = await examplesIn(dataDir)
	const store = storeIn(dataDir)
	const [own] = await plant(store, dataDir, examples.far ?? '')
	await store.close()
	const log = path.join(dataDir, 'server.log')
	const server = await startServer(dataDir, clock, log)
	const { url } = server
	const of = { bid: own?.bidId ?? '', part: own?.partIds[0] ?? '' }
	const addresses = [
		...[...Object.values(routeTable), ...recordTable].flatMap(({ address, method }) => (method === 'POST' ? [] : [fill(address, examples)])),
		...['', '/opening', '/versions', '/clarifications', '/questions', '/undertaking'].map((end) => `/challenges/${examples.far}${end}`),
		...['bids', 'award', 'unfill'].map((end) => `/issuer/challenges/${examples.far}/${end}`),
		...['', '/seal', '/seal/upload', '/parts', '/withdraw'].map((end) => `/bidder/bids/${of.bid}${end}`),
		...[`/bidder/parts/${of.part}`, `/bids/${of.bid}/receipt`, '/log/state', '/organisations/planted-0'],
	].filter((address) => !address.startsWith('/logout'))
	const told: string[] = []
	for (const email of Object.values(visitors)) {
		const headers = email ? { Cookie: await cookieOf(url, email) } : undefined
		for (const address of new Set(addresses)) {
			for (const form of [address, address.replace(/^([^?]+)/, '$1.data')]) {
				const answer = await fetch(url + form, { redirect: 'manual', ...(headers && { headers }) })
				const body = Buffer.from(await answer.arrayBuffer())
				if (answer.status >= 500 || isMarked(body)) told.push(`${form} to ${email}: ${answer.status}`)
			}
		}
	}
	expect(told).toEqual([])
	expect(statSync(log).size).toBeGreaterThan(0)
	expect(marked(dataDir)).toEqual([])
	await server.stop()
	expect(marked(dataDir)).toEqual([])
	rmSync(folder, { recursive: true, force: true })
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { blankContent } from '#app/domain/bid/content.ts'
import { openDataKeys } from '#app/server/data-keys.server.ts'
import { readyKeys } from '#app/server/ready-keys.server.ts'
import { openVault } from '#app/server/vault.server.ts'
import { hashPassword } from '#app/services/account/password.server.ts'
import { encryptContent } from '#app/services/bid/encrypted-bid.server.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import { open, type Tx } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { bids, bidVersions, evaluations, indicators, scoreSheets, sheetVersions, users } from '#db/schema/index.ts'
import { makeBid, makeChain, makeChallenge, makeList, makeMember, makeOrganisation, testNow } from '#db/seed/factories/factories.ts'
import { makeEvaluation, sheetSaying, submittedSheet } from '#tests/support/evaluation-rows.ts'
import { password } from './fill.ts'
import { prose, seeded } from './random.ts'
import { checkAnswer, cpuOf, freePort, measure, type Scenario, signIn, startServer } from './serving.ts'

const size = { bids: 500, experts: 5, indicators: 12 }
const goalMs = 100

/** 500 bids with five sheets each under a locked evaluation; answers who looks at it and where. */
async function fill(tx: Tx, vault: Vault, random: () => number) {
	const institute = await makeOrganisation(tx, { kind: 'institute' })
	const list = await makeList(tx, { chainSlug: await makeChain(tx, institute.id) })
	const issuer = await makeMember(tx, institute)
	const challenge = await makeChallenge(tx, { listId: list.id, issuerOrganisationId: institute.id, chainSlug: 'new-materials', status: 'evaluating' })
	const more = Array.from({ length: size.indicators - 3 }, (_, at) => ({ name: `指标${at + 4}`, comparator: 'at-least' as const, target: '50', unit: 'MPa' }))
	await tx.insert(indicators).values(more.map((one, at) => ({ ...one, challengeId: challenge.id, position: at + 4, verification: '第三方检测' })))
	const ids = (await ChallengeRepository.listIndicators(tx, challenge.id)).map(({ id }) => id)
	const panel = []
	for (let at = 0; at < size.experts; at++) panel.push(await makeMember(tx, await makeOrganisation(tx)))
	const bidIds: string[] = []
	while (bidIds.length < size.bids) {
		const { bid, version } = await makeBid(tx, { challengeId: challenge.id, organisationId: (await makeOrganisation(tx)).id, status: 'scored' })
		const promises = Object.fromEntries(ids.map((id, at) => [id, at % 4 === 3 ? prose(random, 60) : String(20 + Math.floor(random() * 60))]))
		const said = { ...blankContent, approach: prose(random, 1500), team: prose(random, 500), schedule: prose(random, 500), priceFen: 1e8, promises }
		const content = encryptContent(vault, { id: version.id, bidId: bid.id }, said)
		await tx.update(bidVersions).set({ content }).where(eq(bidVersions.id, version.id))
		bidIds.push(bid.id)
	}
	const { evaluation, sheets } = await makeEvaluation(tx, { challenge, userIds: panel.map(({ userId }) => userId), bidIds, at: testNow })
	for (const sheet of sheets) {
		const points = Array.from({ length: 4 }, () => Math.floor(random() * 101))
		const content = sheetSaying({ points, judgement: random() < 0.5 ? 'achievable' : 'doubtful', overall: prose(random, 200) }, ids)
		const { row, version } = submittedSheet({ vault, sheet, criteria: [], content, at: testNow })
		await tx.update(scoreSheets).set(row).where(eq(scoreSheets.id, sheet.id))
		await tx.insert(sheetVersions).values(version)
	}
	await tx.update(evaluations).set({ status: 'locked', lockedAt: testNow })
	await tx.update(users).set({ passwordHash: await hashPassword(password) })
	return { issuer, expert: panel[0], code: challenge.code, evaluationId: evaluation.id }
}

/** Ranking, comparison and meeting of 500 bids with five sheets each, a whole page of HTTP each; fails where a page takes longer than it may. */
export async function benchJudging(): Promise<void> {
	const folder = mkdtempSync(path.join(tmpdir(), 'lianbang-bench-'))
	const store = open(path.join(folder, 'lianbang.sqlite'))
	await migrate(store, path.resolve('drizzle'))
	const keys = openDataKeys({ folder: path.join(folder, 'keys'), appSecret: null })
	await readyKeys(keys, store, new Date())
	const { issuer, expert, code, evaluationId } = await store.tx((tx) => fill(tx, openVault(keys), seeded(5)))
	const count = (await store.db.select({ id: bids.id }).from(bids)).length
	await store.close()
	console.log(`${count} bids, ${count * size.experts} sheets, ${size.indicators} indicators`)

	const port = await freePort()
	const origin = `http://127.0.0.1:${port}`
	const server = await startServer(port, folder)
	try {
		const asIssuer = await signIn(origin, { email: issuer.email, password })
		const asExpert = await signIn(origin, { email: expert?.email ?? '', password })
		const get = (name: string, cookie: string, address: string, text: string): Scenario => {
			let page = 0
			return { name, cookie, next: () => ({ method: 'GET', path: `${address}?page=${1 + (page++ % 10)}` }), expect: { status: 200, text } }
		}
		const scenarios = [
			get('ranking, issuer', asIssuer, `/issuer/challenges/${code}/ranking`, '标准差'),
			get('comparison, issuer', asIssuer, `/issuer/challenges/${code}/comparison`, '第 1 名'),
			get('meeting, expert', asExpert, `/expert/evaluations/${evaluationId}`, '专家 5'),
			get('comparison, expert', asExpert, `/expert/evaluations/${evaluationId}/comparison`, '第 1 名'),
		]
		for (const scenario of scenarios) await checkAnswer(origin, scenario)
		console.log(`\n${'page'.padEnd(24)}${'req/s'.padStart(8)}${'p50 ms'.padStart(9)}${'p99 ms'.padStart(9)}${'CPU ms'.padStart(9)}`)
		let slow = 0
		for (const scenario of scenarios) {
			const before = cpuOf(server.pid)
			const { requests, latency } = await measure(origin, scenario, 1)
			const cpu = ((cpuOf(server.pid) - before) / requests.total).toFixed(0)
			console.log(
				`${scenario.name.padEnd(24)}${requests.average.toFixed(1).padStart(8)}${String(latency.p50).padStart(9)}${String(latency.p99).padStart(9)}${cpu.padStart(9)}`,
			)
			if (latency.p50 >= goalMs) slow++
		}
		if (slow > 0) throw new Error(`${slow} pages took ${goalMs} ms or longer`)
	} finally {
		const ended = new Promise((resolve) => server.once('exit', resolve))
		server.kill('SIGTERM')
		await ended
		rmSync(folder, { recursive: true, force: true })
	}
}

import { expect, test } from 'vitest'
import { appendLeaf } from '#app/services/log/append-leaf.server.ts'
import * as schema from '#db/schema/index.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { logSigner } from '#tests/support/log-signer.ts'
import { eraseEverything } from './erase-everything.ts'
import { makeBid, makeChain, makeChallenge, makeList, makeMember, makeOrganisation, testNow } from './factories/factories.ts'

test('no table keeps a row', async () => {
	const store = await freshDatabase()
	await store.tx(async (tx) => {
		const organisation = await makeOrganisation(tx)
		await makeMember(tx, organisation)
		const chainSlug = await makeChain(tx, organisation.id)
		const list = await makeList(tx, { chainSlug, ownerOrganisationId: organisation.id })
		const challenge = await makeChallenge(tx, { listId: list.id, issuerOrganisationId: organisation.id, chainSlug })
		const { bid } = await makeBid(tx, { challengeId: challenge.id, organisationId: organisation.id })
		const parts = [{ part: 'bid' as const, suite: 'age-x25519-v1' as const, sha256: 'ab'.repeat(32), size: 1 }]
		const submission = { bidId: bid.id, challengeCode: challenge.code, version: 1, kind: 'bid.sealed' as const, parts }
		await appendLeaf(tx, { signer: logSigner, ...submission, at: testNow })
		await eraseEverything(tx)
	})
	for (const [name, table] of Object.entries(schema)) expect([name, await store.db.select().from(table)]).toEqual([name, []])
})

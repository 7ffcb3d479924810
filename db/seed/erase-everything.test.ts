import { expect, test } from 'vitest'
import * as schema from '#db/schema/index.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { eraseEverything } from './erase-everything.ts'
import { makeBid, makeChain, makeChallenge, makeList, makeMember, makeOrganisation } from './factories/factories.ts'

test('no table keeps a row', async () => {
	const store = await freshDatabase()
	await store.tx(async (tx) => {
		const organisation = await makeOrganisation(tx)
		await makeMember(tx, organisation)
		const chainSlug = await makeChain(tx, organisation.id)
		const list = await makeList(tx, { chainSlug, ownerOrganisationId: organisation.id })
		const challenge = await makeChallenge(tx, { listId: list.id, issuerOrganisationId: organisation.id, chainSlug })
		await makeBid(tx, { challengeId: challenge.id, organisationId: organisation.id })
		await eraseEverything(tx)
	})
	for (const [name, table] of Object.entries(schema)) expect([name, await store.db.select().from(table)]).toEqual([name, []])
})

import path from 'node:path'
import { and, eq, inArray } from 'drizzle-orm'
import { openedStatuses } from '#app/domain/bid/lifecycle.ts'
import { scoredCriteria } from '#app/domain/evaluation/sheet.ts'
import { openDataKeys } from '#app/server/data-keys.server.ts'
import { openVault } from '#app/server/vault.server.ts'
import { contentOf, encryptContent } from '#app/services/bid/encrypted-bid.server.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import type { Tx } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { bids, bidVersions, challenges, organisations, scoreSheets, sheetVersions, users } from '#db/schema/index.ts'
import { kept, planted } from '../../support/blind-samples.ts'
import { makeEvaluation, sheetSaying, submittedSheet } from '../../support/evaluation-rows.ts'
import { storeIn } from './keyed.ts'

/** Points of three experts for each bid; the last expert lies far from the others on the first. */
const points = [
	[88, 90, 61],
	[70, 74, 72],
	[81, 79, 80],
]

/** Has a bid promise one indicator in words that name its bidder and everything that leads to it; answers these. */
async function promiseInWords(tx: Tx, vault: Vault, { bidId, indicatorId }: { bidId: string; indicatorId: string }) {
	const [row] = await tx
		.select({ name: organisations.name })
		.from(bids)
		.innerJoin(organisations, eq(organisations.id, bids.organisationId))
		.where(eq(bids.id, bidId))
	const version = await BidVersionRepository.findStanding(tx, bidId)
	if (!row || !version) throw new Error('no bid')
	const secrets = [row.name, planted.mobile, planted.email, planted.code]
	const content = contentOf(vault, version)
	const said = { ...content, promises: { ...content.promises, [indicatorId]: `${kept}，${secrets.join('、')}` } }
	await tx
		.update(bidVersions)
		.set({ content: encryptContent(vault, version, said) })
		.where(eq(bidVersions.id, version.id))
	return secrets
}

/** Brings a challenge of a demo to where every sheet of its panel is in; answers the experts' addresses, the bids, and what its panel must not read. */
export async function allSheetsIn(dataDir: string, bidId: string) {
	const store = storeIn(dataDir)
	const vault = openVault(openDataKeys({ folder: path.join(dataDir, 'keys'), appSecret: null }))
	const at = new Date()
	const made = await store.tx(async (tx) => {
		const [challenge] = await tx
			.select({ challenge: challenges })
			.from(challenges)
			.innerJoin(bids, eq(bids.challengeId, challenges.id))
			.where(eq(bids.id, bidId))
		const [pattern] = await tx.select().from(users).where(eq(users.email, 'lead@lianbang.example'))
		if (!challenge || !pattern) throw new Error('no demo')
		const found = challenge.challenge
		await tx.update(challenges).set({ status: 'evaluating' }).where(eq(challenges.id, found.id))
		const opened = and(eq(bids.challengeId, found.id), inArray(bids.status, [...openedStatuses]))
		const rows = await tx.update(bids).set({ status: 'qualified' }).where(opened).returning({ id: bids.id })
		const homes = await tx.select().from(organisations).where(eq(organisations.kind, 'university')).limit(1)
		const people = [1, 2, 3].map((number) => ({
			...pattern,
			id: newId(),
			email: `panel${number}@lianbang.example`,
			name: `评审${number}`,
			isAdministrator: false,
		}))
		await tx.insert(users).values(people.map((person) => ({ ...person, organisationId: homes[0]?.id ?? pattern.organisationId })))
		const bidIds = rows.map(({ id }) => id)
		const begun = await makeEvaluation(tx, { challenge: found, panelNumber: 9, userIds: people.map(({ id }) => id), bidIds, at })
		const indicators = await ChallengeRepository.listIndicators(tx, found.id)
		const { criteria } = found
		for (const sheet of begun.sheets) {
			const seatAt = begun.seats.findIndex(({ id }) => id === sheet.seatId)
			const given = points[bidIds.indexOf(sheet.bidId) % points.length]?.[seatAt] ?? 70
			const judgement = given < 65 ? ('doubtful' as const) : ('achievable' as const)
			const said = { points: scoredCriteria({ criteria }).map(() => given), judgement }
			const content = sheetSaying(
				said,
				indicators.map(({ id }) => id),
			)
			const { row, version } = submittedSheet({ vault, sheet, criteria, content, at })
			await tx.update(scoreSheets).set(row).where(eq(scoreSheets.id, sheet.id))
			await tx.insert(sheetVersions).values(version)
		}
		const secrets = await promiseInWords(tx, vault, { bidId: bidIds[0] ?? '', indicatorId: indicators.at(-1)?.id ?? '' })
		const [issuer] = await tx.select({ email: users.email }).from(users).where(eq(users.organisationId, found.issuerOrganisationId))
		return { code: found.code, evaluationId: begun.evaluation.id, emails: people.map(({ email }) => email), bidIds, secrets, issuer: issuer?.email ?? '' }
	})
	await store.close()
	return made
}

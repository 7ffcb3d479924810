import { createHash } from 'node:crypto'
import type { ChallengeStatus } from '#app/domain/challenge/lifecycle.ts'
import type { DemandDraft } from '#app/domain/import/draft.ts'
import { kindByName } from '#app/domain/organisation/registration.ts'
import { slugOf } from '#app/domain/organisation/slug.ts'
import type { Tx } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as DemandRepository from '#db/repositories/demand-repository.ts'
import { inBatches } from './breathe.ts'

/** A demand to become a challenge, with the identity it has at its source. */
export type Demand = { draft: DemandDraft; sourceKey: string }
type Into = {
	list: { id: string; origin: 'corridor' | 'foreign'; chainSlug: string | null; bidsCloseAt: Date | null }
	/** XCL-2026, or the code of a foreign list: what its codes begin with. */
	codePrefix: string
	owner: DemandRepository.Issuer | null
	actor: AuditRepository.AuditActor
	now: Date
}

/**
 * Writes demands into a list as challenges: drafts of a corridor list, or, on a foreign list, challenges as they
 * were published elsewhere. Issuers are found by credit code or name; unknown ones become unclaimed organisations.
 * Answers the keys of the challenges in the order of the demands.
 */
export async function insertDemands(tx: Tx, demands: readonly Demand[], into: Into): Promise<string[]> {
	const issuers = await resolveIssuers(
		tx,
		demands.map(({ draft }) => draft),
		into,
	)
	const codes = await ChallengeRepository.takeCodes(tx, into.codePrefix, demands.length)
	const position = await DemandRepository.lastPosition(tx, into.list.id)
	const rows = demands.map(({ draft, sourceKey }, at) => {
		const { issuerName: _name, creditCode: _credit, indicators, code: _code, ...texts } = draft
		const issuer = issuers[at]
		if (!issuer) throw new Error('a demand without an issuer')
		const row = {
			...texts,
			id: newId(),
			code: codes[at] ?? '',
			listId: into.list.id,
			position: position + at + 1,
			chainSlug: into.list.chainSlug,
			issuerOrganisationId: issuer.id,
			citySlug: draft.citySlug ?? issuer.citySlug,
			status: statusOf(draft, into),
			sourceUrl: draft.sourceUrl || null,
			sourceKey,
			createdAt: into.now,
			updatedAt: into.now,
		}
		return { row, issuer, indicators: indicators.map((indicator, position) => ({ ...indicator, id: newId(), challengeId: row.id, position: position + 1 })) }
	})
	await inBatches(rows, 25, async (batch) => {
		await DemandRepository.insertChallenges(
			tx,
			batch.map(({ row }) => row),
		)
		await DemandRepository.insertIndicators(
			tx,
			batch.flatMap(({ indicators }) => indicators),
		)
		await ChallengeRepository.indexForSearch(
			tx,
			batch.map(({ row, indicators, issuer }) => ({
				challengeId: row.id,
				texts: ChallengeRepository.searchedTexts(
					row,
					indicators.map(({ name }) => name),
					issuer.name,
				),
			})),
		)
		await AuditRepository.appendAll(
			tx,
			batch.map(({ row }) => ({
				kind: 'challenge.created' as const,
				actor: into.actor,
				at: into.now,
				subject: 'challenge' as const,
				subjectId: row.id,
				challengeId: row.id,
				after: { status: row.status, code: row.code },
			})),
		)
	})
	return rows.map(({ row }) => row.id)
}

/** A foreign challenge is as open as its own deadline says; nobody bids on it here. */
function statusOf(draft: DemandDraft, { list, now }: Into): ChallengeStatus {
	if (list.origin === 'corridor') return 'draft'
	return draft.bidsCloseAt && draft.bidsCloseAt > now ? 'open' : 'closed'
}

type Named = Pick<DemandDraft, 'issuerName' | 'creditCode' | 'citySlug'>

/** The organisations demands name, in their order: known by credit code or name, else made as unclaimed ones; the owner where none is named. */
export async function resolveIssuers(
	tx: Tx,
	demands: readonly Named[],
	{ owner, list, now }: { owner: DemandRepository.Issuer | null; list: Pick<Into['list'], 'origin'>; now: Date },
): Promise<(DemandRepository.Issuer | null)[]> {
	const named = demands.map(({ issuerName, creditCode, citySlug }) => ({ name: issuerName, creditCode, citySlug })).filter(({ name }) => name !== '')
	const known = await DemandRepository.listIssuers(
		tx,
		named.map(({ name }) => name),
		named.map(({ creditCode }) => creditCode).filter(Boolean),
	)
	const byName = new Map(known.map((issuer) => [issuer.name, issuer]))
	const byCode = new Map(known.flatMap((issuer) => (issuer.creditCode ? [[issuer.creditCode, issuer]] : [])))
	const fresh = new Map<string, DemandRepository.NewIssuer>()
	for (const { name, creditCode, citySlug } of named) {
		if (byName.has(name) || byCode.has(creditCode) || fresh.has(name)) continue
		const kind = list.origin === 'foreign' ? 'agency' : kindByName(name)
		fresh.set(name, { id: newId(), slug: slugFor(name), name, kind, status: 'unclaimed', creditCode: creditCode || null, citySlug, createdAt: now })
	}
	await DemandRepository.insertIssuers(tx, [...fresh.values()])
	return demands.map(({ issuerName, creditCode }) => {
		if (issuerName === '') return owner
		const made = fresh.get(issuerName)
		return byCode.get(creditCode) ?? byName.get(issuerName) ?? (made ? { ...made, citySlug: made.citySlug ?? null } : owner)
	})
}

/** A readable address that stays apart from every other name's. */
const slugFor = (name: string) => `${slugOf(name)}-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`

import type { AuditKind } from '#app/domain/audit/audit.ts'
import { type ChallengeStatus, challengeStatuses, isReleased, statusesOfStage } from '#app/domain/challenge/lifecycle.ts'
import type { Tx } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { challengeLists, challenges, indicators } from '#db/schema/index.ts'
import { corridorChains } from './corridor.ts'
import type { DemoChallenge } from './demo-challenge.ts'
import { forensicsChallenges } from './demo-challenges/forensics.ts'
import { geoinformationChallenges } from './demo-challenges/geoinformation.ts'
import { newEnergyChallenges } from './demo-challenges/new-energy.ts'
import { newMaterialsChallenges } from './demo-challenges/new-materials.ts'
import { roboticsChallenges } from './demo-challenges/robotics.ts'
import { demoLists } from './demo-lists.ts'
import { idOf, type Placed } from './placed.ts'

const day = 86_400_000
const byChain: Record<string, readonly DemoChallenge[]> = {
	'new-energy': newEnergyChallenges,
	'new-materials': newMaterialsChallenges,
	forensics: forensicsChallenges,
	robotics: roboticsChallenges,
	geoinformation: geoinformationChallenges,
}

/** A challenge of the demo with the keys it was given. */
export type MadeChallenge = { id: string; chainSlug: string; demo: DemoChallenge; bidsOpenAt: Date | null; bidsCloseAt: Date; indicatorIds: string[] }

/** Writes lists and challenges, each with its indicators, its search document and the audit entries of its way so far. */
export async function seedDemoChallenges(tx: Tx, now: Date, placed: ReadonlyMap<string, Placed>): Promise<MadeChallenge[]> {
	const listIds = await seedDemoLists(tx, now, placed)
	const year = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' }).format(now)
	const made: MadeChallenge[] = []
	for (const chain of corridorChains) {
		const demos = byChain[chain.slug] ?? []
		const codes = await ChallengeRepository.takeCodes(tx, `${chain.codePrefix}-${year}`, demos.length)
		made.push(...(await seedChain(tx, now, { chainSlug: chain.slug, demos, codes, listIds, placed })))
	}
	await AuditRepository.appendAll(tx, made.flatMap(trailOf))
	return made
}

async function seedDemoLists(tx: Tx, now: Date, placed: ReadonlyMap<string, Placed>): Promise<Map<string, string>> {
	const leadOf = new Map<string, string>(corridorChains.map((chain) => [chain.slug, chain.leadSlug]))
	const rows = demoLists.map(({ code, chain, title, titleEn, releasedDaysAgo, key }) => {
		const releasedAt = releasedDaysAgo === null ? null : new Date(now.getTime() - releasedDaysAgo * day)
		return {
			key,
			row: {
				id: newId(),
				code,
				chainSlug: chain,
				title,
				titleEn,
				status: releasedAt ? ('released' as const) : ('draft' as const),
				origin: 'corridor' as const,
				ownerOrganisationId: idOf(placed, leadOf.get(chain) ?? ''),
				releasedAt,
				isDemo: true,
				createdAt: new Date((releasedAt ?? now).getTime() - 20 * day),
			},
		}
	})
	await tx.insert(challengeLists).values(rows.map(({ row }) => row))
	return new Map(rows.map(({ key, row }) => [key, row.id]))
}

/** Being prepared: the next list; open, closing or withdrawn: the winter list; further on: the spring list. */
function listKeyOf(chainSlug: string, status: ChallengeStatus): string {
	const stem = { 'new-energy': 'energy', 'new-materials': 'materials', forensics: 'forensics', robotics: 'robotics', geoinformation: 'geo' }[chainSlug]
	if (!isReleased(status)) return `${stem}-next`
	return ['open', 'withdrawn'].includes(status) ? `${stem}-winter` : `${stem}-spring`
}

/** 17:00 Beijing time, so many days from now. */
function deadline(now: Date, days: number): Date {
	const date = new Date(now.getTime() + days * day)
	return new Date(Math.floor((date.getTime() + 8 * 3_600_000) / day) * day + 9 * 3_600_000)
}

type Chain = { chainSlug: string; demos: readonly DemoChallenge[]; codes: string[]; listIds: Map<string, string>; placed: ReadonlyMap<string, Placed> }

async function seedChain(tx: Tx, now: Date, { chainSlug, demos, codes, listIds, placed }: Chain): Promise<MadeChallenge[]> {
	const rows = demos.map(({ issuer, budget, closesInDays, indicators: _indicators, keywords, ...texts }, at) => {
		const bidsCloseAt = deadline(now, closesInDays)
		const key = listKeyOf(chainSlug, texts.status)
		const releasedDaysAgo = demoLists.find((list) => list.key === key)?.releasedDaysAgo ?? null
		const bidsOpenAt = releasedDaysAgo === null ? null : new Date(Math.min(now.getTime() - releasedDaysAgo * day, bidsCloseAt.getTime() - 30 * day))
		return {
			...texts,
			id: newId(),
			code: codes[at] ?? '',
			listId: listIds.get(key) ?? '',
			position: at + 1,
			chainSlug,
			issuerOrganisationId: idOf(placed, issuer),
			citySlug: placed.get(issuer)?.citySlug ?? null,
			keywords: [...keywords],
			budgetFen: budget === null ? null : budget * 1_000_000,
			bidsOpenAt,
			bidsCloseAt,
			showsBidCount: at % 6 !== 5,
			contactName: '演示联系人',
			contactPhone: '021-0000 0000',
			contactEmail: 'contact@lianbang.example',
			isDemo: true,
			createdAt: new Date((bidsOpenAt ?? now).getTime() - 25 * day),
			updatedAt: now,
		}
	})
	await tx.insert(challenges).values(rows)
	const targets = rows.flatMap((row, at) =>
		(demos[at]?.indicators ?? []).map(([name, comparator, target, targetUpper, unit, verification, isMust], position) => ({
			id: newId(),
			challengeId: row.id,
			position: position + 1,
			name,
			comparator,
			target,
			targetUpper,
			unit,
			verification,
			isMust,
		})),
	)
	await tx.insert(indicators).values(targets)
	await ChallengeRepository.indexForSearch(
		tx,
		rows.map((row, at) => ({
			challengeId: row.id,
			texts: ChallengeRepository.searchedTexts(
				{ ...row, indicatorText: '' },
				(demos[at]?.indicators ?? []).map(([name]) => name),
				placed.get(demos[at]?.issuer ?? '')?.name ?? '',
			),
		})),
	)
	return rows.flatMap((row, at) => {
		const demo = demos[at]
		const indicatorIds = targets.filter((target) => target.challengeId === row.id).map((target) => target.id)
		return demo ? [{ id: row.id, chainSlug, demo, bidsOpenAt: row.bidsOpenAt, bidsCloseAt: row.bidsCloseAt, indicatorIds }] : []
	})
}

const reached: Partial<Record<ChallengeStatus, AuditKind>> = {
	submitted: 'challenge.submitted',
	approved: 'challenge.approved',
	open: 'challenge.published',
	closed: 'challenge.closed',
	opened: 'challenge.bids-opened',
	awarded: 'challenge.awarded',
}
const sideExits: Partial<Record<ChallengeStatus, AuditKind>> = {
	returned: 'challenge.returned',
	withdrawn: 'challenge.withdrawn',
	unfilled: 'challenge.unfilled',
}

/** The audit entries of a challenge's way to its status, at believable instants. */
function trailOf({ id, demo, bidsOpenAt, bidsCloseAt }: MadeChallenge): AuditRepository.NewAuditEntry[] {
	const opens = (bidsOpenAt ?? new Date(bidsCloseAt.getTime() - 30 * day)).getTime()
	const instants: Partial<Record<ChallengeStatus, number>> = {
		submitted: opens - 20 * day,
		approved: opens - 6 * day,
		open: opens,
		closed: bidsCloseAt.getTime(),
		opened: bidsCloseAt.getTime() + day,
		awarded: bidsCloseAt.getTime() + 12 * day,
	}
	const end = demo.status === 'withdrawn' ? 'open' : demo.status === 'unfilled' ? 'opened' : demo.status === 'returned' ? 'submitted' : demo.status
	const way = challengeStatuses.slice(0, challengeStatuses.indexOf(end) + 1)
	const entry = (kind: AuditKind, at: number, status: ChallengeStatus) => ({
		kind,
		actor: 'clock' as const,
		at: new Date(at),
		subject: 'challenge' as const,
		subjectId: id,
		challengeId: id,
		after: { status },
	})
	const steps = way.flatMap((status) => {
		const kind = reached[status]
		return kind ? [entry(kind, instants[status] ?? opens, status)] : []
	})
	const exit = sideExits[demo.status]
	return exit ? [...steps, entry(exit, statusesOfStage.preparing.includes(demo.status) ? opens - 15 * day : opens + 5 * day, demo.status)] : steps
}

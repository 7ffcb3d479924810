import { beginNotice, type RunningNotice } from '#app/domain/award/notice.ts'
import { calendarOf } from '#app/domain/calendar/working-days.ts'
import { isReleased } from '#app/domain/challenge/lifecycle.ts'
import { questionsEnd } from '#app/domain/rules/release-rules.ts'
import { shippedPack } from '#app/domain/rules/rule-pack.ts'
import type { Tx } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { challenges, indicators } from '#db/schema/index.ts'
import type { DemoChallenge } from './demo-challenge.ts'
import { demoChallenges } from './demo-challenges/all.ts'
import { daysAfter, nextMorning, notAfter, officeHour } from './demo-instants.ts'
import { baselineOf, demoTermsOf } from './demo-terms.ts'
import { type Places, placedAt } from './placed.ts'
import type { MadeList } from './seed-demo-lists.server.ts'

/** A challenge of the demo with the keys and instants it was given. */
export type MadeChallenge = {
	id: string
	demo: DemoChallenge
	list: MadeList
	createdAt: Date
	bidsOpenAt: Date | null
	bidsCloseAt: Date
	/** When its bids are opened, or would be. */
	openedAt: Date
	/** The public notice of its award, where one was proposed. */
	notice: (RunningNotice & { proposedAt: Date }) | null
	/** When its award became final, or it was declared unfilled. */
	decidedAt: Date | null
	suspendedAt: Date | null
	indicatorIds: string[]
}

const awarded: readonly string[] = ['awarded', 'delivering', 'accepted', 'failed']

/** Writes the challenges of the demo with their indicator tables and search documents; without bids and decisions. */
export async function seedDemoChallenges(tx: Tx, now: Date, lists: ReadonlyMap<string, MadeList>, places: Places): Promise<MadeChallenge[]> {
	const made: MadeChallenge[] = []
	for (const list of lists.values()) {
		const demos = demoChallenges.filter((demo) => demo.list === list.key)
		const codes = await ChallengeRepository.takeCodes(tx, `${list.codePrefix}-${list.year}`, demos.length)
		made.push(...(await seedList(tx, now, { list, places, demos, codes })))
	}
	return made
}

type Part = { list: MadeList; places: Places; demos: readonly DemoChallenge[]; codes: readonly string[] }

async function seedList(tx: Tx, now: Date, { list, places, demos, codes }: Part): Promise<MadeChallenge[]> {
	const parts = demos.map((demo, at) => {
		const made = makeOne(now, demo, list, at)
		return { made, row: rowOf(now, made, codes[at] ?? '', at, places), targets: targetsOf(made) }
	})
	await tx.insert(challenges).values(parts.map(({ row }) => row))
	await tx.insert(indicators).values(parts.flatMap(({ targets }) => targets))
	await ChallengeRepository.indexForSearch(
		tx,
		parts.map(({ made, row, targets }) => ({
			challengeId: made.id,
			texts: ChallengeRepository.searchedTexts(
				{ ...row, indicatorText: '' },
				targets.map(({ name }) => name),
				placedAt(places, made.demo.issuer).name,
			),
		})),
	)
	return parts.map(({ made }) => made)
}

function makeOne(now: Date, demo: DemoChallenge, list: MadeList, at: number): MadeChallenge {
	const bidsCloseAt = officeHour(now, demo.closesInDays, 17)
	const notice = noticeOf(now, demo, at)
	return {
		id: newId(),
		demo,
		list,
		createdAt: daysAfter(list.createdAt, at / 24),
		bidsOpenAt: isReleased(demo.status) ? list.releasedAt : null,
		bidsCloseAt,
		openedAt: notAfter(now, nextMorning(bidsCloseAt)),
		notice,
		decidedAt: decidedAtOf(now, demo, at, notice),
		suspendedAt: demo.status === 'suspended' ? daysAfter(now, -1) : null,
		indicatorIds: demo.indicators.map(newId),
	}
}

/** When a demand that is not released yet went into review. */
export function submittedAtOf(now: Date, { review }: DemoChallenge): Date {
	return daysAfter(now, -(review?.submittedDaysAgo ?? 6))
}

/** An award stands under notice since two days, or since its notice ended. */
function noticeOf(now: Date, { status, closesInDays }: DemoChallenge, at: number): MadeChallenge['notice'] {
	if (status !== 'noticed' && !awarded.includes(status)) return null
	const proposedAt = status === 'noticed' ? officeHour(now, -2, 15) : officeHour(now, closesInDays + 21 + (at % 4) * 3, 15)
	return { proposedAt, ...beginNotice(shippedPack.rules, proposedAt, calendarOf([])) }
}

function decidedAtOf(now: Date, { status, closesInDays }: DemoChallenge, at: number, notice: MadeChallenge['notice']): Date | null {
	if (status === 'unfilled') return notAfter(now, officeHour(now, closesInDays + 21 + (at % 4) * 3, 15))
	return awarded.includes(status) ? (notice?.noticeEndsAt ?? null) : null
}

function rowOf(now: Date, { id, demo, list, createdAt, bidsOpenAt, bidsCloseAt, decidedAt }: MadeChallenge, code: string, at: number, places: Places) {
	const {
		issuer,
		list: _list,
		budget,
		closesInDays: _closes,
		indicators: _indicators,
		bids: _bids,
		decision: _decision,
		review: _review,
		clarification: _clarification,
		keywords,
		...texts
	} = demo
	const organisation = placedAt(places, issuer)
	return {
		...texts,
		...demoTermsOf(demo, at),
		id,
		code,
		listId: list.id,
		position: at + 1,
		chainSlug: list.chainSlug,
		issuerOrganisationId: organisation.id,
		citySlug: organisation.citySlug,
		keywords: [...keywords],
		budgetFen: budget === null ? null : budget * 1_000_000,
		bidsOpenAt,
		bidsCloseAt,
		questionsCloseAt: bidsOpenAt ? questionsEnd(bidsCloseAt, shippedPack.rules, calendarOf([])) : null,
		rulePack: bidsOpenAt ? shippedPack : null,
		showsBidCount: at % 6 !== 5,
		contactName: organisation.userName,
		contactPhone: '000-0000 0000',
		contactEmail: `${issuer}@lianbang.example`,
		isDemo: true,
		submittedAt: list.releasedAt || demo.status === 'draft' ? null : submittedAtOf(now, demo),
		createdAt,
		updatedAt: decidedAt ?? bidsOpenAt ?? createdAt,
	}
}

function targetsOf({ id: challengeId, demo, indicatorIds }: MadeChallenge) {
	return demo.indicators.map(([name, comparator, target, targetUpper, unit, verification, isMust], at) => ({
		id: indicatorIds[at],
		challengeId,
		position: at + 1,
		name,
		comparator,
		target,
		targetUpper,
		unit,
		verification,
		isMust,
		baseline: baselineOf([name, comparator, target, targetUpper, unit, verification, isMust], at),
	}))
}

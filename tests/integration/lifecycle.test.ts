import fc from 'fast-check'
import { expect, test } from 'vitest'
import { publish } from '#app/domain/award/award.ts'
import { type AwardStatus, awardTransitions, liveAwards, moveAward } from '#app/domain/award/lifecycle.ts'
import { daysLeftAt, type RunningNotice, resumeNotice } from '#app/domain/award/notice.ts'
import { propose, refuseWin } from '#app/domain/award/proposal.ts'
import { calendarOf } from '#app/domain/calendar/working-days.ts'
import { clarified, clarify } from '#app/domain/challenge/clarification.ts'
import type { Demand, DemandIndicator } from '#app/domain/challenge/demand-values.ts'
import { moveDeadline, reopen, suspend, withdraw } from '#app/domain/challenge/halt.ts'
import { type ChallengeMove, type ChallengeStatus, move, statusAt, transitions } from '#app/domain/challenge/lifecycle.ts'
import { usualCriteria } from '#app/domain/challenge/terms.ts'
import { objectionOutcomes } from '#app/domain/objection/forms.ts'
import { type ObjectionStatus, objectionTransitions, openObjections } from '#app/domain/objection/lifecycle.ts'
import { file, settle } from '#app/domain/objection/objection.ts'
import { shippedPack } from '#app/domain/rules/rule-pack.ts'

const calendar = calendarOf([])
const { rules } = shippedPack
const hour = 3_600_000

const none = { title: '', problem: '', stateOfArt: '', researchContent: '', goal: '', deliverables: '', field: '', indicatorText: '', acceptanceCriteria: '' }
const noTerms = {
	offered: '',
	budgetNote: '',
	ipRule: '',
	backgroundIp: '',
	incomeSplit: '',
	conditions: '',
	contactName: '',
	contactPhone: '',
	contactEmail: '',
}
const noChoices = {
	kind: 'research',
	citySlug: null,
	solutionMode: null,
	ipTemplate: null,
	keywords: [],
	payments: [],
	disclosure: {},
	showsBidCount: false,
	hasTwoEnvelopes: false,
}
const asked: Demand = {
	...none,
	...noTerms,
	...noChoices,
	budgetFen: null,
	publicMoneyFen: null,
	durationMonths: null,
	bidsCloseAt: null,
	criteria: usualCriteria,
}
const measured: DemandIndicator = {
	id: 'a',
	name: '熔指',
	comparator: 'at-least',
	target: '30',
	targetUpper: null,
	unit: '',
	verification: '',
	isMust: true,
	baseline: '',
	weight: 100,
}

/** One challenge with its awards and objections, moved by nothing but the decisions of the domain. */
function world() {
	let now = new Date('2026-09-01T01:00:00Z')
	const opened = { status: 'open' as ChallengeStatus, bidsCloseAt: new Date('2026-09-29T09:00:00Z'), suspendedAt: null as Date | null, clarificationCount: 0 }
	const challenge = { ...opened }
	let demand = asked
	let indicators = [measured]
	const awards: { status: AwardStatus; notice: RunningNotice; noticeEndsAt: Date | null; daysLeft: number; shownSince: Date; settledAt: Date | null }[] = []
	const bid = { id: 'a', status: 'scored' as const, feedback: '' }
	let evaluation: { status: 'locked'; beganAt: Date } | null = null
	const objections: { id: string; award: number; status: ObjectionStatus }[] = []
	const log: string[] = []

	const carry = (moving: ChallengeMove) => {
		expect(transitions[moving.command].from).toContain(challenge.status)
		expect(moving.to).toBe(transitions[moving.command].to)
		challenge.status = moving.to
		log.push(moving.command)
	}
	const close = () => {
		if (statusAt(challenge, now) === 'closed' && challenge.status === 'open') carry({ command: 'close', from: 'open', to: 'closed' })
	}
	const latest = () => awards.at(-1)
	const finalise = () => {
		const award = latest()
		if (!award?.noticeEndsAt || award.noticeEndsAt > now || !moveAward('finalise', award.status).ok) return
		expect(objections.filter((one) => one.award === awards.length - 1 && openObjections.includes(one.status))).toEqual([])
		award.status = 'final'
		const awarding = move('award', challenge.status)
		if (!awarding.ok) throw new Error('a final award needs a challenge under notice')
		carry(awarding.value)
	}

	const commands: Record<string, (pick: number) => void> = {
		suspend() {
			const decision = suspend(challenge, now)
			if (!decision.ok) return
			carry(decision.value)
			challenge.suspendedAt = now
		},
		reopen() {
			const decision = reopen(challenge, now)
			if (!decision.ok) return
			expect(decision.value.bidsCloseAt > challenge.bidsCloseAt).toBe(true)
			carry(decision.value.move)
			Object.assign(challenge, { bidsCloseAt: decision.value.bidsCloseAt, suspendedAt: null })
		},
		clarify(pick) {
			const { clarificationCount: count } = challenge
			const row = { ...measured, id: pick % 3 === 0 ? `new ${count}` : 'a', target: String(pick) }
			const change = clarified(demand, indicators, { ...demand, goal: `${pick}`, indicators: pick % 4 === 0 ? [] : [row] })
			const decision = clarify(challenge, { base: pick % 5 === 0 ? count - 1 : count, clarified: change, rules }, now)
			if (!decision.ok) return
			expect([decision.value.number, change.changes.length > 0, pick % 5 === 0]).toEqual([count + 1, true, false])
			expect(decision.value.bidsCloseAt.getTime() - now.getTime()).toBeGreaterThanOrEqual(72 * hour)
			carry(decision.value.move)
			demand = change.demand
			indicators = change.indicators
			Object.assign(challenge, { bidsCloseAt: decision.value.bidsCloseAt, clarificationCount: decision.value.number })
		},
		moveDeadline(pick) {
			const to = new Date(challenge.bidsCloseAt.getTime() + (pick - 8) * 24 * hour)
			if (!moveDeadline(challenge, to, now).ok) return
			challenge.bidsCloseAt = to
			log.push('moveDeadline')
		},
		withdraw() {
			const decision = withdraw(challenge, now)
			if (decision.ok) carry(decision.value)
		},
		open() {
			close()
			const decision = move('openBids', challenge.status)
			if (decision.ok) carry(decision.value)
		},
		propose() {
			const judged = { evaluation, award: latest() ?? null, isProposed: false, arePricesSealed: false, isCorrecting: false, rules }
			const decision = propose({ ...judged, status: challenge.status, bids: [bid], winners: ['a'], reserves: [], reasons: { a: '方案可行' } })
			if (!decision.ok) return
			const proposal = { status: 'open' as const, places: decision.value }
			const published = publish({ status: challenge.status, proposal, bids: [bid], rules, at: now, calendar })
			if (!published.ok) throw new Error('nobody loses, so nobody is owed feedback')
			expect(awards.filter(({ status }) => liveAwards.includes(status))).toEqual([])
			carry(published.value.challenge)
			const { notice } = published.value
			awards.push({ status: 'noticed', notice, noticeEndsAt: notice.noticeEndsAt, daysLeft: rules.noticeDays, shownSince: now, settledAt: null })
		},
		evaluate() {
			const decision = move('evaluate', challenge.status)
			if (decision.ok) carry(decision.value)
			if (challenge.status === 'evaluating') evaluation = { status: 'locked', beganAt: now }
		},
		refuse() {
			const award = latest()
			const proposal = { status: 'published' as const, places: [{ bidId: 'a', role: 'winner' as const, place: 1 }] }
			const decision = award && refuseWin({ bid, challenge: challenge.status, proposal, award: award.status })
			if (!award || !decision?.ok || !decision.value.challenge || !decision.value.award) return
			award.status = decision.value.award.to
			for (const one of objections) if (openObjections.includes(one.status)) one.status = 'lapsed'
			carry(decision.value.challenge)
		},
		object() {
			const award = latest()
			if (!award) return
			const decision = file({ award, form: 'real-name', hasFile: false, rules, at: now })
			if (!decision.ok) return
			objections.push({ id: String(objections.length), award: awards.length - 1, status: 'filed' })
			if (!decision.value.stop) return
			Object.assign(award, { status: 'stopped', noticeEndsAt: null, daysLeft: daysLeftAt(award.notice.period, now, calendar) })
		},
		accept(pick) {
			const objection = objections[pick % Math.max(1, objections.length)]
			if (objection && objectionTransitions.accept.from.includes(objection.status)) objection.status = 'accepted'
		},
		settle(pick) {
			const award = latest()
			const own = objections.filter((one) => one.award === awards.length - 1)
			const objection = own[pick % Math.max(1, own.length)]
			const outcome = (['rejected', 'withdrawn', ...objectionOutcomes] as const)[pick % 5]
			if (!award || !objection || !outcome) return
			const decision = settle({ objectionId: objection.id, all: own, award: award.status, outcome })
			if (!decision.ok) return
			for (const { id, move: moving } of decision.value.objections) for (const one of own) if (one.id === id) one.status = moving.to
			const moving = decision.value.award
			if (!moving) return
			expect(awardTransitions[moving.command].from).toContain(award.status)
			award.status = moving.to
			award.settledAt = now
			if (moving.command === 'resume') {
				const notice = resumeNotice(award.daysLeft, award.notice.period.counts, now, calendar)
				Object.assign(award, { notice, noticeEndsAt: notice.noticeEndsAt })
				return
			}
			const sent = move(moving.command === 'revoke' ? 'revoke' : 'reevaluate', challenge.status)
			if (!sent.ok) throw new Error('an award that falls leaves its challenge under notice')
			carry(sent.value)
		},
		tick() {
			close()
			finalise()
		},
	}
	return {
		step(name: string, pick: number, hours: number) {
			now = new Date(now.getTime() + hours * hour)
			const [status, logged, deadline] = [challenge.status, log.length, challenge.bidsCloseAt]
			commands[name]?.(pick)
			const isMoved = challenge.bidsCloseAt !== deadline
			const [first, ...added] = indicators
			const holds = {
				'a deadline moves later only': challenge.bidsCloseAt >= deadline,
				'every move is in the log': (!isMoved && challenge.status === status) || log.length > logged,
				'criteria are those of the opening': demand.criteria === usualCriteria,
				'names and weights are those of the opening':
					first?.name === measured.name && first.weight === measured.weight && added.every(({ weight }) => weight === null),
				'numbers of clarifications have no gap': log.filter((command) => command === 'clarify').length === challenge.clarificationCount,
			}
			for (const [rule, isKept] of Object.entries(holds)) if (!isKept) throw new Error(`broken: ${rule}`)
			const live = awards.filter(({ status }) => liveAwards.includes(status))
			expect(live.length).toBeLessThanOrEqual(1)
			expect(['noticed', 'awarded'].includes(challenge.status)).toBe(live.length === 1)
			expect(live[0]?.status === 'final').toBe(challenge.status === 'awarded')
		},
		end: () => ({ status: challenge.status, clarifications: challenge.clarificationCount, awards, log }),
	}
}

const names = [
	'clarify',
	'moveDeadline',
	'suspend',
	'reopen',
	'withdraw',
	'open',
	'evaluate',
	'propose',
	'refuse',
	'object',
	'accept',
	'settle',
	'tick',
] as const
const step = fc.record({
	name: fc.oneof(
		{ weight: 1, arbitrary: fc.constantFrom(...names) },
		{ weight: 2, arbitrary: fc.constantFrom('open', 'evaluate', 'propose', 'object', 'accept', 'settle', 'settle', 'tick') },
	),
	pick: fc.nat(20),
	hours: fc.oneof(fc.nat(30), fc.nat(400)),
})

test('random commands at random times: no move outside the tables, one live award, deadlines later only, criteria and weights fixed, clarifications without gap, every move logged, no award final too early', () => {
	const reached = new Set<string>()
	fc.assert(
		fc.property(fc.array(step, { minLength: 5, maxLength: 30 }), (steps) => {
			const one = world()
			for (const { name, pick, hours } of steps) one.step(name, pick, hours)
			const { status, awards, clarifications, log } = one.end()
			reached.add(status)
			if (clarifications > 1) reached.add('clarified twice')
			if (log.includes('moveDeadline')) reached.add('deadline moved')
			for (const award of awards) {
				reached.add(`award ${award.status}`)
				if (award.status === 'final') expect((award.noticeEndsAt?.getTime() ?? 0) - award.shownSince.getTime()).toBeGreaterThan(rules.noticeDays * 24 * hour)
			}
		}),
		{ seed: 31, numRuns: 10_000 },
	)
	for (const status of [
		'open',
		'suspended',
		'closed',
		'opened',
		'evaluating',
		'noticed',
		'awarded',
		'unfilled',
		'withdrawn',
		'award final',
		'award revoked',
		'award returned',
		'award refused',
		'clarified twice',
		'deadline moved',
	]) {
		expect(reached).toContain(status)
	}
}, 60_000)

import { type AwardMove, type AwardStatus, moveAward, type WrongAwardStatus } from '../award/lifecycle.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import type { ObjectionForm, Rules } from '../rules/rule-pack.ts'
import type { ObjectionOutcome } from './forms.ts'
import { moveObjection, type ObjectionMove, type ObjectionStatus, openObjections, type WrongObjectionStatus } from './lifecycle.ts'

type Objected = { status: AwardStatus; noticeEndsAt: Date | null }
type Filing = { award: Objected; form: ObjectionForm; hasFile: boolean; rules: Pick<Rules, 'objectionForms'>; at: Date }
type FilingRefusal = { code: 'notice-over' } | { code: 'form-not-accepted' } | { code: 'letter-missing' }

/**
 * Takes an objection to an award: the first one stops the clock of the notice (`stop`), later ones find it stopped.
 * Refused once the notice is over, in a form the rules do not accept, and a stamped one without its letter.
 */
export function file({ award, form, hasFile, rules, at }: Filing): Decision<{ stop: AwardMove | null }, FilingRefusal> {
	const isRunning = award.status === 'noticed' && award.noticeEndsAt !== null && at < award.noticeEndsAt
	if (!isRunning && award.status !== 'stopped') return refuse({ code: 'notice-over' })
	if (!rules.objectionForms.includes(form)) return refuse({ code: 'form-not-accepted' })
	if (form === 'stamped' && !hasFile) return refuse({ code: 'letter-missing' })
	const stop = moveAward('stop', award.status)
	return accept({ stop: stop.ok ? stop.value : null })
}

type Standing = { id: string; status: ObjectionStatus }
type Settling = { objectionId: string; all: readonly Standing[]; award: AwardStatus; outcome: 'rejected' | 'withdrawn' | ObjectionOutcome }
type Settlement = { objections: { id: string; move: ObjectionMove }[]; award: AwardMove | null }

const commandOf = { rejected: 'reject', withdrawn: 'withdraw', stands: 'dismiss', revoked: 'grant', 're-evaluate': 'grant' } as const

/**
 * Settles one objection of an award. The notice runs on when no other is open; an award that is revoked or judged
 * again takes the other open objections with it (`lapse`).
 */
export function settle({ objectionId, all, award, outcome }: Settling): Decision<Settlement, WrongObjectionStatus | WrongAwardStatus | { code: 'not-found' }> {
	const objection = all.find(({ id }) => id === objectionId)
	if (!objection) return refuse({ code: 'not-found' })
	const own = moveObjection(commandOf[outcome], objection.status)
	if (!own.ok) return own
	const others = all.filter(({ id, status }) => id !== objectionId && openObjections.includes(status))
	const settled = { id: objectionId, move: own.value }
	if (outcome === 'revoked' || outcome === 're-evaluate') {
		const back = moveAward(outcome === 'revoked' ? 'revoke' : 'return', award)
		if (!back.ok) return back
		const lapsed = others.flatMap(({ id, status }) => {
			const lapse = moveObjection('lapse', status)
			return lapse.ok ? [{ id, move: lapse.value }] : []
		})
		return accept({ objections: [settled, ...lapsed], award: back.value })
	}
	if (others.length > 0) return accept({ objections: [settled], award: null })
	const resume = moveAward('resume', award)
	return resume.ok ? accept({ objections: [settled], award: resume.value }) : resume
}

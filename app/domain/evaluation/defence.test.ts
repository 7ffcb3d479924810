import { expect, test } from 'vitest'
import { accept, refuse } from '../decision.ts'
import { setDefence } from './defence.ts'
import { lockScores } from './lock.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 11, 1, hour))
const slot = { bidId: 'a', startsAt: at(3), endsAt: at(4) }
const setting = { slot, others: [], bidStatus: 'scored' as const, evaluationStatus: 'locked' as const, lockedAt: at(0), now: at(1) }

test('a time of defence is in the future, ends after it begins, meets no other, and shortlists', () => {
	expect(setDefence(setting)).toEqual(accept({ command: 'shortlist', from: 'scored', to: 'shortlisted' }))
	expect(setDefence({ ...setting, bidStatus: 'shortlisted', others: [slot] })).toEqual(accept(null))
	expect(setDefence({ ...setting, bidStatus: 'qualified' })).toMatchObject({ refusal: { code: 'wrong-bid-status' } })
	expect(setDefence({ ...setting, evaluationStatus: 'scoring', lockedAt: null })).toEqual(refuse({ code: 'scores-unlocked' }))
	expect(setDefence({ ...setting, now: at(3) })).toEqual(refuse({ code: 'defence-past' }))
	expect(setDefence({ ...setting, slot: { ...slot, endsAt: at(3) } })).toEqual(refuse({ code: 'defence-backwards' }))
	expect(setDefence({ ...setting, others: [{ bidId: 'b', startsAt: at(2), endsAt: at(3) }] })).toMatchObject({ ok: true })
	expect(setDefence({ ...setting, others: [{ bidId: 'b', startsAt: at(2), endsAt: new Date(at(3).getTime() + 1) }] })).toEqual(
		refuse({ code: 'defence-overlaps' }),
	)
})

test('the chair alone locks, once every sheet is in and every outlier noted, and once', () => {
	const ready = { status: 'scoring' as const, isChair: true, isFull: true, progress: { in: 6, of: 6 }, unnoted: 0 }
	expect(lockScores(ready)).toMatchObject({ ok: true })
	expect(lockScores({ ...ready, isChair: false })).toEqual(refuse({ code: 'not-chair' }))
	expect(lockScores({ ...ready, isFull: false })).toEqual(refuse({ code: 'seats-empty' }))
	expect(lockScores({ ...ready, progress: { in: 5, of: 6 } })).toEqual(refuse({ code: 'sheets-missing' }))
	expect(lockScores({ ...ready, progress: { in: 0, of: 0 } })).toEqual(refuse({ code: 'sheets-missing' }))
	expect(lockScores({ ...ready, unnoted: 1 })).toEqual(refuse({ code: 'outliers-unnoted' }))
	expect(lockScores({ ...ready, status: 'locked' })).toMatchObject({ refusal: { code: 'wrong-evaluation-status' } })
})

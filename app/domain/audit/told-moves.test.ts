import { expect, test } from 'vitest'
import { type Member, visitor } from '../permission/actor.ts'
import { auditKinds } from './audit.ts'
import { toldMoves, toldTo } from './told-moves.ts'

const at = new Date('2026-12-01T00:00:00Z')
const made = { at, userName: '陆闻川', organisationName: '上海化工研究院', organisationId: 'one' }
const reader = (id: string): Member => ({
	kind: 'user',
	userId: 'reader',
	name: '读者',
	email: 'reader@lianbang.example',
	isAdministrator: false,
	organisation: { id, slug: id, name: id, kind: 'bureau', status: 'verified', citySlug: 'suzhou' },
	ledChains: [],
	roles: [],
})

test('who objected is told to nobody; of a bureau and the office only colleagues read the name', () => {
	for (const who of [visitor, reader('one'), reader('two')]) {
		for (const kind of ['objection.filed', 'objection.withdrawn'] as const) {
			expect(toldTo(who, { ...made, kind, organisationKind: 'enterprise' })).toEqual({ kind, at, userName: null, organisationName: null })
		}
	}
	const rejected = { ...made, kind: 'objection.rejected' as const, organisationKind: 'bureau' as const }
	expect(toldTo(reader('one'), rejected).userName).toBe('陆闻川')
	for (const who of [visitor, reader('two')]) expect(toldTo(who, rejected)).toMatchObject({ userName: null, organisationName: '上海化工研究院' })
	expect(toldTo(reader('two'), { ...rejected, kind: 'challenge.suspended', organisationKind: 'institute' }).userName).toBe('陆闻川')
})

test('of bids, questions, undertakings, tips and awards that objectors stop, no form tells anything', () => {
	const told: readonly string[] = Object.values(toldMoves).flat()
	for (const kind of auditKinds) if (/^(bid|question|undertaking|tip|file|award|user)\./.test(kind)) expect(told).not.toContain(kind)
})

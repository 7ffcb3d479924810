import { expect, test } from 'vitest'
import type { BidStatus } from '../bid/lifecycle.ts'
import type { ChallengeStatus } from '../challenge/lifecycle.ts'
import type { CitySlug, OrganisationKind, OrganisationStatus } from '../organisation/organisation.ts'
import { type Actor, rolesOf, visitor } from './actor.ts'
import { can, permissions } from './permission.ts'

type Permission = Parameters<typeof can>[1]
type Person = { kind: OrganisationKind; status?: OrganisationStatus; city?: CitySlug; leads?: string; isBroker?: boolean }

function person(id: string, { kind, status = 'verified', city, leads, isBroker = false }: Person): Actor {
	const ledChains = leads === undefined ? [] : [leads]
	const organisation = { id, slug: id, name: id, kind, status, citySlug: city ?? null }
	const roles = rolesOf(organisation, ledChains, isBroker)
	return { kind: 'user', userId: id, name: id, email: id, isAdministrator: true, organisation, ledChains, roles }
}

/** Somebody of every role, and on every side of the challenge that is asked about; each is called as their organisation. */
const sides = {
	visitor,
	applicant: person('applicant', { kind: 'enterprise', status: 'pending' }),
	agency: person('agency', { kind: 'agency' }),
	issuer: person('issuer', { kind: 'enterprise' }),
	bidder: person('bidder', { kind: 'enterprise' }),
	partner: person('partner', { kind: 'university' }),
	expert: person('expert', { kind: 'university' }),
	lead: person('lead', { kind: 'institute', leads: 'new-materials' }),
	otherLead: person('otherLead', { kind: 'institute', leads: 'robotics' }),
	bureau: person('bureau', { kind: 'bureau', city: 'suzhou' }),
	otherBureau: person('otherBureau', { kind: 'bureau', city: 'wuxi' }),
	office: person('office', { kind: 'office' }),
	broker: person('broker', { kind: 'enterprise', isBroker: true }),
}
type Side = keyof typeof sides

const everyone: Side[] = [...Object.keys(sides)].flatMap((name) => (isSide(name) ? [name] : []))
function isSide(name: string): name is Side {
	return Object.hasOwn(sides, name)
}
const but = (...left: Side[]): Side[] => everyone.filter((side) => !left.includes(side))
const users = but('visitor')
const verified = but('visitor', 'applicant')
const concerned: Side[] = ['issuer', 'lead', 'bureau', 'office']
const rivals: Side[] = ['bidder', 'partner', 'expert', 'lead', 'otherLead']
const nobody: Side[] = []

const challenge = (status: ChallengeStatus, showsBidCount = false) => ({
	status,
	bidsCloseAt: new Date(1000),
	issuerOrganisationId: 'issuer',
	citySlug: 'suzhou' as const,
	chainSlug: 'new-materials',
	origin: 'corridor' as const,
	showsBidCount,
})
const [early, late] = [new Date(0), new Date(2000)]
const free = { isConflicted: false }
const tied = { isConflicted: true }
const bid = (status: BidStatus, of: ChallengeStatus = 'opened') => ({
	organisationId: 'bidder',
	bidderCitySlug: 'wuxi' as const,
	status,
	challenge: challenge(of),
})
const opening = { facts: challenge('opened'), bidStatus: 'opened' as const, readers: 'concerned' as const, isBidder: false, ...free }
const sheet = { userId: 'expert', seatStatus: 'accepted' as const, evaluationStatus: 'scoring' as const, challenge: challenge('evaluating') }
const list = { status: 'released' as const, chainSlug: 'new-materials', ownerOrganisationId: 'lead', isCollection: false }
const objection = { citySlug: 'suzhou' as const, objectorOrganisationId: 'bidder' }
const passed = { ownSeat: 'accepted' as const, isPassed: true, ...free }

/** Whom a permission is given, on what it is asked about. Everyone who is not named is refused. */
function row<Name extends Permission>(name: Name, ...cases: [subject: Parameters<typeof can<Name>>[2], may: Side[]][]) {
	return { name, cases: cases.map(([subject, may]) => ({ subject, may, ask: (actor: Actor) => can(actor, name, subject) })) }
}

const table = [
	row(
		'demand.start',
		[{ chainSlug: 'new-materials', isMember: true }, ['issuer', 'bidder', 'lead', 'otherLead']],
		[{ chainSlug: 'new-materials', isMember: false }, ['lead']],
	),
	row('challenge.read', [challenge('open'), everyone], [challenge('draft'), concerned]),
	row('challenge.read.contact', [challenge('open'), concerned], [challenge('draft'), concerned]),
	row(
		'challenge.read.field',
		[{ facts: challenge('open'), level: 'public', hasUndertaken: false }, everyone],
		[{ facts: challenge('open'), level: 'signed-in', hasUndertaken: false }, users],
		[{ facts: challenge('open'), level: 'verified', hasUndertaken: false }, verified],
		[{ facts: challenge('open'), level: 'undertaking', hasUndertaken: false }, concerned],
		[{ facts: challenge('open'), level: 'undertaking', hasUndertaken: true }, verified],
		[{ facts: challenge('draft'), level: 'public', hasUndertaken: true }, concerned],
	),
	row('undertaking.accept', [challenge('open'), verified.filter((side) => !concerned.includes(side))], [challenge('draft'), nobody]),
	row('challenge.change', [challenge('draft'), ['issuer', 'lead']], [challenge('submitted'), ['lead']], [challenge('open'), nobody]),
	row('challenge.submit', [challenge('draft'), ['issuer']], [challenge('open'), nobody]),
	row('challenge.review', [challenge('submitted'), ['lead']]),
	row('challenge.read.review', [challenge('submitted'), concerned]),
	row(
		'review.diagnose',
		[{ status: 'diagnosing', brokerOrganisationId: 'broker' }, ['broker']],
		[{ status: 'passed', brokerOrganisationId: 'broker' }, nobody],
	),
	row('review.diagnose.end', [{ status: 'passed', brokerOrganisationId: 'broker' }, ['broker']], [{ status: 'passed', brokerOrganisationId: null }, nobody]),
	row(
		'challenge.read.bidCount',
		[{ facts: challenge('open'), now: early }, nobody],
		[{ facts: challenge('open', true), now: early }, everyone],
		[{ facts: challenge('opened'), now: late }, everyone],
	),
	row('challenge.awaitBids', [challenge('open'), ['issuer']], [challenge('draft'), nobody]),
	row(
		'challenge.decide',
		[{ facts: challenge('opened'), now: late, ...free }, ['issuer']],
		[{ facts: challenge('opened'), now: late, ...tied }, nobody],
		[{ facts: challenge('open'), now: early, ...free }, nobody],
	),
	row('challenge.halt', [challenge('open'), ['lead']], [challenge('draft'), nobody]),
	row('challenge.moveDeadline', [challenge('open'), ['issuer', 'lead']], [challenge('draft'), nobody]),
	row('challenge.clarify', [challenge('open'), ['issuer', 'lead']], [challenge('draft'), nobody]),
	row('challenge.relist', [challenge('withdrawn'), ['lead']]),
	row(
		'opening.read.bids',
		[opening, concerned],
		[{ ...opening, isBidder: true }, everyone],
		[{ ...opening, isBidder: true, ...tied }, nobody],
		[{ ...opening, readers: 'public' }, everyone],
		[{ ...opening, readers: 'public', bidStatus: 'withdrawn' }, concerned],
		[{ ...opening, readers: 'public', ...tied }, nobody],
	),
	row('panel.read', [challenge('opened'), everyone], [challenge('noticed'), everyone], [challenge('open'), nobody]),
	row('panel.commit', [challenge('opened'), ['office']], [challenge('noticed'), nobody]),
	row('panel.draw', [challenge('opened'), ['issuer']], [challenge('noticed'), nobody]),
	row(
		'panel.read.record',
		[{ challenge: challenge('opened'), isDrawn: true }, concerned],
		[{ challenge: challenge('noticed'), isDrawn: true }, everyone],
		[{ challenge: challenge('noticed'), isDrawn: false }, nobody],
	),
	row(
		'panel.read.names',
		[{ challenge: challenge('opened'), isDrawn: true }, ['office']],
		[{ challenge: challenge('noticed'), isDrawn: true }, everyone],
		[{ challenge: challenge('noticed'), isDrawn: false }, nobody],
	),
	row('panel.read.excluded', [challenge('opened'), ['office']], [challenge('open'), nobody]),
	row('conflict.declare', [{ isExpert: false }, ['issuer', 'bidder', 'lead', 'otherLead', 'bureau', 'otherBureau', 'office']], [{ isExpert: true }, users]),
	row('seat.answer', [{ userId: 'expert' }, ['expert']]),
	row('seat.recall', [null, ['office']]),
	row('seat.hold', [challenge('evaluating'), everyone], [challenge('noticed'), nobody]),
	row('evaluation.begin', [challenge('opened'), ['issuer']], [challenge('evaluating'), ['issuer']], [challenge('noticed'), nobody]),
	row('evaluation.read.progress', [challenge('evaluating'), ['issuer', 'office']]),
	row('evaluation.read', [challenge('evaluating'), ['issuer']], [challenge('noticed'), ['issuer']], [challenge('draft'), nobody]),
	row('evaluation.meet', [{ userId: 'expert' }, ['expert']]),
	row('defence.set', [challenge('evaluating'), ['issuer']], [challenge('opened'), nobody], [challenge('noticed'), nobody]),
	row('sheet.read', [sheet, ['expert']], [{ ...sheet, evaluationStatus: 'locked' }, ['expert']], [{ ...sheet, seatStatus: 'released' }, nobody]),
	row(
		'sheet.write',
		[sheet, ['expert']],
		[{ ...sheet, evaluationStatus: 'locked' }, nobody],
		[{ ...sheet, seatStatus: 'invited' }, nobody],
		[{ ...sheet, challenge: challenge('noticed') }, nobody],
	),
	row(
		'package.read',
		[passed, users],
		[{ ...passed, ...tied }, nobody],
		[{ ...passed, isPassed: false }, nobody],
		[{ ...passed, ownSeat: 'invited' }, nobody],
		[{ ...passed, ownSeat: null }, nobody],
	),
	row('bid.prepare', [challenge('open'), rivals], [challenge('draft'), nobody]),
	row(
		'bid.read',
		[{ ...bid('opened'), ...free }, ['issuer', 'bidder']],
		[{ ...bid('opened'), ...tied }, ['bidder']],
		[{ ...bid('sealed', 'open'), ...free }, ['bidder']],
	),
	row(
		'bid.read.outcome',
		[{ ...bid('scored'), ...free }, ['issuer', 'bidder', 'bureau', 'otherBureau']],
		[{ ...bid('scored'), ...tied }, ['bidder']],
		[{ ...bid('sealed', 'open'), ...free }, ['bidder']],
	),
	row('bid.read.decision', [bid('lost', 'noticed'), ['bidder']], [bid('scored', 'evaluating'), nobody], [bid('disqualified'), ['bidder']]),
	row('bid.change', [bid('draft', 'open'), ['bidder']]),
	row('bid.refuse', [bid('won', 'awarded'), ['bidder']]),
	row('bid.screen', [{ ...bid('opened'), ...free }, ['issuer']], [{ ...bid('opened'), ...tied }, nobody], [{ ...bid('sealed', 'open'), ...free }, nobody]),
	row('bid.correct', [bid('opened'), ['bidder']], [bid('sealed', 'open'), nobody]),
	row(
		'invitation.read',
		[{ bid: bid('draft', 'open'), partnerIds: ['partner'] }, ['partner']],
		[{ bid: bid('destroyed', 'withdrawn'), partnerIds: ['partner'] }, nobody],
	),
	row(
		'invitation.answer',
		[{ bid: bid('draft', 'open'), partnerIds: ['partner', 'issuer'] }, ['partner']],
		[{ bid: bid('draft', 'draft'), partnerIds: ['partner'] }, nobody],
	),
	row('question.ask', [challenge('open'), [...rivals, 'broker']], [challenge('draft'), nobody]),
	row('question.answer', [challenge('open'), ['issuer', 'lead']]),
	row('award.object', [challenge('noticed'), [...rivals, 'broker']]),
	row('objection.settle', [objection, ['bureau']], [{ ...objection, objectorOrganisationId: 'bureau' }, nobody]),
	row('objection.decide', [{ ...objection, ...free }, ['bureau']], [{ ...objection, ...tied }, nobody]),
	row('tips.read', [null, ['bureau', 'otherBureau']]),
	row('list.create', ['new-materials', ['lead']]),
	row('list.read', [list, everyone], [{ ...list, status: 'draft' }, ['lead', 'office']], [{ ...list, isCollection: true }, nobody]),
	row('list.compose', [{ ...list, status: 'draft' }, ['lead']], [list, nobody]),
	row('list.withdraw', [list, ['lead']], [{ ...list, status: 'draft' }, nobody]),
	row('event.create', [null, ['lead', 'otherLead', 'office']]),
	row('event.change', [{ creatorOrganisationId: 'lead' }, ['lead', 'office']], [{ creatorOrganisationId: null }, ['office']]),
	row('organisation.verify', [{ id: 'applicant', status: 'pending', citySlug: 'suzhou' }, ['bureau']]),
	row('organisation.change', [{ id: 'applicant', status: 'pending', citySlug: 'suzhou' }, ['applicant']]),
	row(
		'colleagues.invite',
		[{ id: 'issuer', status: 'verified', citySlug: null }, ['issuer']],
		[{ id: 'applicant', status: 'pending', citySlug: null }, nobody],
	),
	row('monitor.read', [null, ['bureau', 'otherBureau', 'office']]),
	row('audit.read', [null, ['office']]),
	row('witness.keep', [{ organisationId: 'bureau' }, ['bureau']], [{ organisationId: 'office' }, ['office']], [{ organisationId: 'issuer' }, nobody]),
	row('rules.change', ['office', ['office']], ['suzhou', ['bureau']]),
	row('office.manage', [null, ['office']]),
]

test('every permission there is has its row', () => {
	expect(table.map(({ name }) => name).sort()).toEqual([...permissions].sort())
})

test.each(table)('$name is given to whom the table names, and to nobody else of any role or side', ({ cases }) => {
	for (const { subject, may, ask } of cases)
		expect({ subject, may: everyone.filter((side) => ask(sides[side])) }).toEqual({ subject, may: everyone.filter((side) => may.includes(side)) })
})

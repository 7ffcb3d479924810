import { calendarOf, countDays, dayOf, endOfDay } from '#app/domain/calendar/working-days.ts'
import { demandValuesOf } from '#app/domain/challenge/demand-values.ts'
import type { ReviewStatus } from '#app/domain/review/review.ts'
import { shippedPack } from '#app/domain/rules/rule-pack.ts'
import type { Tx } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import type { NewAuditEntry } from '#db/repositories/audit-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { annotations, brokers, challengeVersions, reviews } from '#db/schema/index.ts'
import { daysAfter, officeHour } from './demo-instants.ts'
import { actorOf, type Places, placedAt } from './placed.ts'
import { type MadeChallenge, submittedAtOf } from './seed-demo-challenges.server.ts'

const brokerSlug = 'qiaowen-brokerage'

/** Writes the demo's technology broker and the reviews of what is not released yet; answers the audit entries of how they went. */
export async function seedDemoReviews(tx: Tx, now: Date, made: readonly MadeChallenge[], places: Places): Promise<NewAuditEntry[]> {
	const office = placedAt(places, 'demo-office')
	const broker = placedAt(places, brokerSlug)
	const namedAt = officeHour(now, -300, 10)
	await tx.insert(brokers).values({ organisationId: broker.id, namedAt, namedByUserId: office.userId })
	const trail: NewAuditEntry[] = [
		{ kind: 'broker.named', actor: actorOf(office), at: namedAt, subject: 'organisation', subjectId: broker.id, after: { organisation: brokerSlug } },
	]
	for (const challenge of made) {
		if (challenge.list.releasedAt || challenge.demo.status === 'draft') continue
		trail.push(...(await seedReviews(tx, now, challenge, places)))
	}
	return trail
}

async function seedReviews(tx: Tx, now: Date, made: MadeChallenge, places: Places): Promise<NewAuditEntry[]> {
	const found = await ChallengeRepository.findById(tx, made.id)
	if (!found) throw new Error(`the demo lost a challenge: ${made.demo.title}`)
	const values = demandValuesOf(found.challenge, await ChallengeRepository.listIndicators(tx, made.id))
	const { review: told, status } = made.demo
	const issuer = placedAt(places, made.demo.issuer)
	const lead = placedAt(places, made.list.leadSlug)
	const trail: NewAuditEntry[] = []

	const begin = async (
		versionNumber: number,
		submittedAt: Date,
		said: Record<string, string>,
		rest: Omit<Partial<typeof reviews.$inferInsert>, 'status'> & { status: ReviewStatus },
	) => {
		const counted = countDays(dayOf(rest.diagnosedAt ?? submittedAt), shippedPack.rules.reviewDays, 'working', calendarOf([]))
		await tx
			.insert(challengeVersions)
			.values({ challengeId: made.id, number: versionNumber, values: said, createdAt: submittedAt, createdByUserId: issuer.userId })
		const id = newId()
		const clock = { dueAt: endOfDay(counted.to), duePeriod: counted }
		await tx.insert(reviews).values({ id, challengeId: made.id, versionNumber, submittedAt, submittedByUserId: issuer.userId, ...clock, ...rest })
		const entry = { subject: 'review' as const, subjectId: id, challengeId: made.id }
		trail.push({ ...entry, kind: 'review.submitted', actor: actorOf(issuer), at: submittedAt, after: { status: 'waiting', version: versionNumber } })
		return { id, entry: { ...entry, before: { status: 'waiting' }, after: { status: rest.status } } }
	}

	if (told?.takenBack) {
		const at = daysAfter(now, -12)
		const { entry } = await begin(
			1,
			daysAfter(now, -14),
			{ ...values, ...told.takenBack },
			{ status: 'withdrawn', settledAt: at, settledByUserId: issuer.userId },
		)
		trail.push({ ...entry, kind: 'review.withdrawn', actor: actorOf(issuer), at })
	}
	const number = told?.takenBack ? 2 : 1
	const submittedAt = submittedAtOf(now, made.demo)
	if (status === 'returned') {
		const settled = { settledAt: daysAfter(now, -3), settledByUserId: lead.userId, fieldReasons: { ...told?.reasons } }
		const { entry } = await begin(number, submittedAt, { ...values }, { status: 'returned', ...settled })
		trail.push({ ...entry, kind: 'review.returned', actor: actorOf(lead), at: settled.settledAt, reason: made.demo.decision })
	} else if (status === 'approved') {
		const settled = { settledAt: daysAfter(now, -2), settledByUserId: lead.userId }
		const { entry } = await begin(number, submittedAt, { ...values }, { status: 'passed', ...settled })
		trail.push({ ...entry, kind: 'review.passed', actor: actorOf(lead), at: settled.settledAt })
	} else if (told?.diagnosis) {
		const { broker, task, notes } = told.diagnosis
		const [diagnosedAt, writtenAt] = [daysAfter(now, -2), daysAfter(now, -1)]
		const by = placedAt(places, broker)
		const asked = { brokerOrganisationId: by.id, brokerTask: task, diagnosedAt }
		const { id, entry } = await begin(number, submittedAt, { ...values }, { status: 'diagnosing', ...asked })
		await tx.insert(annotations).values(Object.entries(notes).map(([field, note]) => ({ reviewId: id, field, note, writtenAt, writtenByUserId: by.userId })))
		trail.push(
			{ ...entry, kind: 'review.diagnosis-asked', actor: actorOf(lead), at: diagnosedAt, reason: task },
			{
				subject: 'review',
				subjectId: id,
				challengeId: made.id,
				kind: 'review.annotated',
				actor: actorOf(by),
				at: writtenAt,
				after: { fields: Object.keys(notes).join(', ') },
			},
		)
	} else {
		await begin(number, submittedAt, { ...values }, { status: 'waiting' })
	}
	return trail
}

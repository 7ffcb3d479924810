import { eq } from 'drizzle-orm'
import { calendarOf, countDays, dayOf, endOfDay } from '#app/domain/calendar/working-days.ts'
import { shippedPack } from '#app/domain/rules/rule-pack.ts'
import type { Tx } from '#db/client.ts'
import type { NewAuditEntry } from '#db/repositories/audit-repository.ts'
import { bids, challenges, clarifications, questions } from '#db/schema/index.ts'
import type { DemoClarification } from './demo-challenge.ts'
import { daysAfter, notAfter, officeHour } from './demo-instants.ts'
import { actorOf, type Places, placedAt } from './placed.ts'
import type { MadeChallenge } from './seed-demo-challenges.server.ts'

/** Writes the clarifications of the demo, each from an answered question, and who confirmed its bid since; answers the audit entries. */
export async function seedDemoClarifications(tx: Tx, now: Date, made: readonly MadeChallenge[], places: Places): Promise<NewAuditEntry[]> {
	const trail: NewAuditEntry[] = []
	for (const challenge of made) {
		const { clarification } = challenge.demo
		if (clarification) trail.push(...(await seedOne(tx, now, { challenge, clarification, places })))
	}
	return trail
}

type Part = { challenge: MadeChallenge; clarification: DemoClarification; places: Places }

async function seedOne(tx: Tx, now: Date, { challenge: { id: challengeId, demo, indicatorIds }, clarification, places }: Part): Promise<NewAuditEntry[]> {
	const { indicator, targetBefore, reason, question, answer, askedBy, confirmedBy } = clarification
	const issuer = placedAt(places, demo.issuer)
	const asker = placedAt(places, askedBy)
	const target = demo.indicators[indicator]
	const indicatorId = indicatorIds[indicator]
	if (!target || !indicatorId || !asker.userId) throw new Error(`the clarification of ${demo.title} names what is not there`)
	const askedAt = officeHour(now, -6, 10)
	const publishedAt = notAfter(now, officeHour(now, -1, 11))
	const answeredAt = new Date(publishedAt.getTime() - 1_800_000)
	const duePeriod = countDays(dayOf(askedAt), shippedPack.rules.answerDays, 'working', calendarOf([]))
	const asked = { question, askedAt, askedByUserId: asker.userId, dueAt: endOfDay(duePeriod.to), duePeriod }
	await tx.insert(questions).values({ challengeId, number: 1, ...asked, answer, answeredAt, answeredByUserId: issuer.userId })
	const field = `indicators.${indicatorId}.target`
	const change = { before: { [field]: targetBefore }, after: { [field]: target[2] } }
	await tx.insert(clarifications).values({ challengeId, number: 1, reason, ...change, questionNumber: 1, publishedAt, publishedByUserId: issuer.userId })
	await tx.update(challenges).set({ clarificationCount: 1 }).where(eq(challenges.id, challengeId))

	const entry = { subject: 'challenge' as const, subjectId: challengeId, challengeId }
	const trail: NewAuditEntry[] = [
		{ ...entry, kind: 'question.asked', actor: actorOf(asker), at: askedAt, after: { number: 1 } },
		{ ...entry, kind: 'question.answered', actor: actorOf(issuer), at: answeredAt, after: { number: 1, changesDemand: true } },
		{ ...entry, kind: 'challenge.clarified', actor: actorOf(issuer), at: publishedAt, after: { number: 1, fields: field }, reason },
	]
	for (const own of await tx.select().from(bids).where(eq(bids.challengeId, challengeId)).orderBy(bids.id)) {
		const confirmer = confirmedBy.map((slug) => placedAt(places, slug)).find(({ id }) => id === own.organisationId)
		const isLater = own.sealedAt !== null && own.sealedAt > publishedAt
		if (!confirmer && !isLater) continue
		await tx.update(bids).set({ confirmedClarification: 1 }).where(eq(bids.id, own.id))
		if (isLater || !confirmer) continue
		const at = notAfter(now, daysAfter(publishedAt, 0.1))
		trail.push({ subject: 'bid', subjectId: own.id, challengeId, kind: 'bid.confirmed', actor: actorOf(confirmer), at, after: { clarification: 1 } })
	}
	return trail
}

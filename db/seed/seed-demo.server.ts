import type { Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import { challengeTrail } from './challenge-trail.ts'
import { demoPassword } from './demo-users.ts'
import { seedDemoAwards } from './seed-demo-awards.server.ts'
import { type EncryptContent, seedDemoBids } from './seed-demo-bids.server.ts'
import { seedDemoChallenges } from './seed-demo-challenges.server.ts'
import { seedDemoClarifications } from './seed-demo-clarifications.server.ts'
import { eventTrail, seedDemoEvents } from './seed-demo-events.server.ts'
import { seedDemoExperts } from './seed-demo-experts.server.ts'
import { listTrail, seedDemoLists } from './seed-demo-lists.server.ts'
import { seedDemoNews } from './seed-demo-news.server.ts'
import { registrationTrail, seedDemoOrganisations } from './seed-demo-organisations.server.ts'
import { seedDemoReviews } from './seed-demo-reviews.server.ts'

type Secrets = { hashPassword: (password: string) => Promise<string>; encryptContent: EncryptContent }

/** Writes the demo into a database that holds the corridor: invented organisations, people, lists, challenges of every status, bids, decisions, and the audit log of how it came to be. */
export async function seedDemo(tx: Tx, now: Date, { hashPassword, encryptContent }: Secrets): Promise<void> {
	const places = await seedDemoOrganisations(tx, now, await hashPassword(demoPassword))
	const events = await seedDemoEvents(tx, now, places)
	const lists = await seedDemoLists(tx, now, places, events)
	const made = await seedDemoChallenges(tx, now, lists, places)
	const { trail, placed } = await seedDemoBids(tx, now, made, places, encryptContent)
	const happened = [
		...registrationTrail(now, places),
		...eventTrail(events.values(), places),
		...listTrail(lists.values(), places, now),
		...made.flatMap((challenge) => challengeTrail(now, challenge, places)),
		...trail,
		...(await seedDemoClarifications(tx, now, made, places)),
		...(await seedDemoAwards(tx, made, placed, places)),
		...(await seedDemoReviews(tx, now, made, places)),
		...(await seedDemoExperts(tx, now, places)),
	]
	await AuditRepository.appendHistory(
		tx,
		happened.sort((one, other) => one.at.getTime() - other.at.getTime()),
	)
	await seedDemoNews(tx, now)
}

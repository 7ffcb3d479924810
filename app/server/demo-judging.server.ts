import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Signer } from '#app/crypto/log-key.ts'
import { pointsOf } from '#app/domain/bid/screening.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { giveFeedback } from '#app/services/award/give-feedback.server.ts'
import { proposeAward } from '#app/services/award/propose-award.server.ts'
import { publishProposal } from '#app/services/award/publish-proposal.server.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import { preparePackage } from '#app/services/blind/prepare-package.server.ts'
import { passBlindPackage } from '#app/services/blind/settle-package.server.ts'
import { beginEvaluation } from '#app/services/evaluation/begin-evaluation.server.ts'
import { setDefence } from '#app/services/evaluation/set-defence.server.ts'
import { saveScreening } from '#app/services/screening/save-screening.server.ts'
import { qualifyBid } from '#app/services/screening/settle-screening.server.ts'
import type { Store } from '#db/client.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as BlindPackageRepository from '#db/repositories/blind-package-repository.ts'
import type { ChallengeRow } from '#db/repositories/challenge-repository.ts'
import { challenges, organisations } from '#db/schema/index.ts'
import { feedbackOf, lossReason, winReason } from '#db/seed/demo-bids.ts'
import { judgedTitles } from '#db/seed/demo-challenges/judging.ts'
import { daysAfter, officeHour } from '#db/seed/demo-instants.ts'
import { attachDemoFile } from './demo-attachment.server.ts'
import { done } from './demo-done.ts'
import { lockDemo, scoreDemo } from './demo-evaluation.server.ts'
import { acceptDemoSeats, drawDemoPanel, membersOf } from './demo-panel.server.ts'
import { judgePast } from './demo-past.server.ts'
import type { FileStorage } from './file-storage.server.ts'

type Judging = { store: Store; vault: Vault; storage: FileStorage; signer: Signer; now: Date }
type Step = Omit<Judging, 'now'> & { challenge: ChallengeRow; issuer: Member; officer: Member; at: Date; now: () => Date }

/** How many days ago each step was taken; an hour of it for each challenge. */
const daysAgo = { screening: 6, panel: 5, answers: 4, begin: 3, scoring: 2, lock: 1, award: 0.5, invitation: 0.25 } as const

/** Has the demo's bids judged, each challenge as far as its part in the demo asks; does nothing where there are none. */
export async function judgeDemo({ now: at, ...shared }: Judging): Promise<void> {
	const { db } = shared.store
	const [office] = await db.select({ id: organisations.id }).from(organisations).where(eq(organisations.kind, 'office')).orderBy(organisations.id).limit(1)
	const [officer] = await membersOf(db, office?.id)
	const found = await db
		.select()
		.from(challenges)
		.where(and(eq(challenges.isDemo, true), inArray(challenges.title, [...Object.values(judgedTitles)])))
		.orderBy(asc(challenges.code))
		.limit(10)
	if (!officer || found.length === 0) return
	await judgePast({ ...shared, officerId: officer.userId })
	const take = async (which: readonly (keyof typeof judgedTitles)[], days: number, step: (one: Step) => Promise<void>) => {
		let seconds = 0
		const now = () => new Date(daysAfter(at, -days).getTime() + seconds++ * 20_000)
		for (const challenge of which.flatMap((key) => found.filter(({ title }) => title === judgedTitles[key]))) {
			const [issuer] = await membersOf(db, challenge.issuerOrganisationId)
			if (!issuer) throw new Error(`nobody issues ${challenge.code}`)
			await step({ ...shared, challenge, issuer, officer, at, now })
		}
	}
	const all = ['ready', 'scoring', 'meeting', 'locked', 'proposed', 'noticed'] as const
	await take(all, daysAgo.screening, screenAll)
	await take(all, daysAgo.panel, drawDemoPanel)
	await take(all, daysAgo.answers, acceptDemoSeats)
	await take(['scoring', 'meeting', 'locked', 'proposed', 'noticed'], daysAgo.begin, async ({ store, issuer, challenge, now }) => {
		done(await beginEvaluation({ store, actor: issuer, code: challenge.code, now }))
	})
	await take(['scoring'], daysAgo.scoring, (one) => scoreDemo(one, 'begun'))
	await take(['meeting'], daysAgo.scoring - 0.1, (one) => scoreDemo(one, 'outlying'))
	await take(['locked', 'proposed', 'noticed'], daysAgo.scoring - 0.2, (one) => scoreDemo(one, 'in'))
	await take(['locked', 'proposed', 'noticed'], daysAgo.lock, lockDemo)
	await take(['locked'], daysAgo.award, shortlistFirst)
	await take(['proposed'], daysAgo.award - 0.1, proposeFirst)
	await take(['noticed'], daysAgo.award, noticeFirst)
	await take(['invited'], daysAgo.invitation, drawDemoPanel)
}

/** Finds every bid of a challenge to keep the rules, and passes its package; the first bid carries a file that names its bidder. */
async function screenAll(step: Step): Promise<void> {
	const { store, issuer, challenge, now } = step
	const points = Object.fromEntries(pointsOf(challenge.conditions).map(({ key }) => [key, { judged: 'met' as const, note: '' }]))
	for (const [at, { bid, bidder }] of (await BidRepository.listStanding(store.db, challenge.id)).entries()) {
		if (at === 0) await attachDemoFile({ ...step, bidId: bid.id, bidder: bidder.name, uploadedAt: bid.sealedAt ?? now() })
		const place = { ...step, actor: issuer, code: challenge.code, bidId: bid.id }
		done(await saveScreening({ ...place, said: { seen: 0, points } }))
		done(await qualifyBid(place))
		done(await preparePackage({ ...place, said: { seen: 0, words: [] } }))
		const prepared = await BlindPackageRepository.findByBid(store.db, bid.id)
		done(await passBlindPackage({ ...place, seen: prepared?.preparedAt.getTime() ?? 0 }))
	}
}

/** Shortlists the best bid, to be defended tomorrow at ten. */
async function shortlistFirst({ store, issuer, challenge, at, now }: Step): Promise<void> {
	const [best] = await BidRepository.listStanding(store.db, challenge.id)
	const said = { startsAt: officeHour(at, 1, 10), endsAt: officeHour(at, 1, 11), place: '苏州工业园区云和聚合物 301 会议室（演示）' }
	done(await setDefence({ store, actor: issuer, code: challenge.code, bidId: best?.bid.id ?? '', said, now }))
}

/** Proposes the best bid with the next as reserve; of the losers the reserve has its feedback already. */
async function proposeFirst({ store, issuer, challenge, now }: Step): Promise<void> {
	const [winner = '', reserve = '', ...rest] = (await BidRepository.listStanding(store.db, challenge.id)).map(({ bid }) => bid.id)
	const reasons = Object.fromEntries([winner, reserve, ...rest].map((id) => [id, id === winner ? winReason : lossReason(null)]))
	const reason = '排序第一，必达指标均判断可以达到，验证安排与发榜方产线衔接最好；排序第二的方案成熟，列为候补。'
	const place = { store, actor: issuer, code: challenge.code, now }
	done(await proposeAward({ ...place, decision: { winners: [winner], reserves: [reserve], reason, reasons } }))
	done(await giveFeedback({ ...place, bidId: reserve, said: { feedback: feedbackOf(null) } }))
}

/** Awards the best bid, with feedback to every loser, and publishes the notice: the losers read their own scores. */
async function noticeFirst(step: Step): Promise<void> {
	const { store, issuer, challenge, now } = step
	await proposeFirst(step)
	const place = { store, actor: issuer, code: challenge.code, now }
	const [, , ...rest] = await BidRepository.listStanding(store.db, challenge.id)
	for (const { bid } of rest) done(await giveFeedback({ ...place, bidId: bid.id, said: { feedback: feedbackOf(null) } }))
	done(await publishProposal(place))
}

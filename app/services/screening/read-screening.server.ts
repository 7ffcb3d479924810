import { type CheckedPoint, isAwaited, pointsOf, qualify } from '#app/domain/bid/screening.ts'
import { afterWorkingHours } from '#app/domain/calendar/working-hours.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import { hides, isConflicted } from '#app/domain/judging/own-conflicts.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { isJudged } from '#app/domain/permission/parties.ts'
import { can } from '#app/domain/permission/permission.ts'
import { packOf } from '#app/domain/rules/rule-pack.ts'
import { filesOfVersion } from '#app/services/bid/corrected-bid.server.ts'
import { nameOf } from '#app/services/bid/encrypted-bid.server.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import { ownConflicts } from '#app/services/judging/own-conflicts.server.ts'
import { currentCalendar } from '#app/services/rules/release-rules.server.ts'
import type { Db, Store } from '#db/client.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import * as ScreeningRepository from '#db/repositories/screening-repository.ts'
import { screenedOf } from './attempt-to-screen.server.ts'
import { describeCorrection } from './describe-correction.server.ts'

type ReadScreening = { store: Store; vault: Vault; actor: Member; code: string; bidId: string; now: Date }

/** The issuer's page of screening one bid: its checklist, what was corrected as before and after, and what can be done now. Refuses everyone else as `not-found`, and whoever is in conflict with it. */
export async function readScreening({ store: { db }, vault, actor, code, bidId, now }: ReadScreening) {
	const found = await BidRepository.findById(db, bidId)
	if (found?.challenge.code !== code) return refuse({ code: 'not-found' })
	const own = await ownConflicts(db, actor, found.challenge, now)
	if (!can(actor, 'bid.screen', { ...BidRepository.bidFactsOf(found), isConflicted: hides(own, bidId) })) return refuse({ code: 'not-found' })
	const { bid, bidder, challenge } = found
	const screened = await screenedOf(db, found)
	const screening = await ScreeningRepository.findScreening(db, bidId)
	const points = screening?.points ?? pointsOf(challenge.conditions).map((point): CheckedPoint => ({ ...point, isMet: null, note: '' }))
	const isOpen = isJudged(challenge) && bid.status === 'opened' && !isConflicted(own)
	const isWaiting = isAwaited(screened.correction, now)
	const { correctionHours } = packOf(challenge).rules
	return accept({
		bid: { id: bid.id, status: bid.status, outcomeReason: bid.outcomeReason },
		bidder: { slug: bidder.slug, name: bidder.name, nameEn: bidder.nameEn },
		challenge: { code: challenge.code, title: challenge.title, language: challenge.language, status: challenge.status },
		points,
		seen: screening?.savedAt.getTime() ?? 0,
		rule: points.find(({ key }) => key === screening?.ruleKey) ?? null,
		decidedAt: screening?.decidedAt ?? null,
		correction: screened.correction ? await describeCorrection({ db, vault, now }, screened.correction) : null,
		/** What a correction could be asked of. */
		files: await openedFiles({ db, vault }, bidId),
		correctionHours,
		/** When a correction asked for now would end. */
		wouldEndAt: afterWorkingHours(now, correctionHours, await currentCalendar(db)),
		/** Why the reader may decide nothing here, being in conflict with another bid. */
		why: own.why,
		isOpen,
		isWaiting,
		mayQualify: isOpen && qualify(screened, points, now).ok,
		mayAsk: isOpen && screened.correction === null && correctionHours > 0,
		mayDisqualify: isOpen && !isWaiting,
	})
}

/** The files of a bid as they were opened. */
async function openedFiles({ db, vault }: { db: Db; vault: Vault }, bidId: string) {
	const version = await BidVersionRepository.findStanding(db, bidId)
	if (!version) throw new Error(`opened bid ${bidId} has no sealed version`)
	const { opened } = await filesOfVersion({ db, vault }, version, null)
	return opened.map((file) => ({ id: file.id, name: nameOf(vault, file) }))
}

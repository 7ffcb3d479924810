import { isFinding, mayGoOn } from '#app/domain/blind/findings.ts'
import { changePackage, isUndecided, passPackage } from '#app/domain/blind/package.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import { hides, isConflicted } from '#app/domain/judging/own-conflicts.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { nameOf } from '#app/services/bid/encrypted-bid.server.ts'
import type { FileStorage } from '#app/services/bid/file-storage.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import { ownConflicts } from '#app/services/judging/own-conflicts.server.ts'
import type { Db, Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as BlindPackageRepository from '#db/repositories/blind-package-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as FileRepository from '#db/repositories/file-repository.ts'
import * as UserRepository from '#db/repositories/user-repository.ts'
import { packagedOf } from './attempt-on-package.server.ts'
import { blindContent, blindFileRecord, isBlind } from './blind-content.server.ts'

type Read = { store: Store; vault: Vault; actor: Member; bidId: string; now: () => Date }

/** The issuer's page of a package: exactly what the panel will read, what was found in each file, and what can be done now. Refuses everyone else as `not-found`. */
export async function readBlindPackage({ store: { db }, vault, actor, code, bidId, now }: Read & { code: string }) {
	const found = await BidRepository.findById(db, bidId)
	if (found?.challenge.code !== code) return refuse({ code: 'not-found' })
	const own = await ownConflicts(db, actor, found.challenge, now())
	if (!can(actor, 'bid.screen', { ...BidRepository.bidFactsOf(found), isConflicted: hides(own, bidId) })) return refuse({ code: 'not-found' })
	const { bid, bidder, challenge } = found
	const existing = await BlindPackageRepository.findByBid(db, bidId)
	const files = await BlindPackageRepository.listFiles(db, bidId)
	const packaged = await packagedOf(db, found, actor)
	const names = await UserRepository.listNames(
		db,
		files.flatMap(({ decidedByUserId }) => (decidedByUserId ? [decidedByUserId] : [])).concat(existing?.passedByUserId ?? []),
	)
	const described = files.map(async ({ fileId, name, outcome, findings, size, decidedAt, decidedByUserId }) => {
		const sent = await FileRepository.findById(db, fileId)
		return {
			id: fileId,
			name,
			sentName: sent ? nameOf(vault, sent) : '',
			outcome,
			findings: findings.filter(isFinding),
			size,
			isUndecided: isUndecided({ outcome, decidedAt }),
			mayGoOn: mayGoOn(findings),
			decided: decidedAt ? { at: decidedAt, by: names.get(decidedByUserId ?? '') ?? '' } : null,
		}
	})
	return accept({
		bid: { id: bid.id, status: bid.status },
		bidder: { slug: bidder.slug, name: bidder.name, nameEn: bidder.nameEn },
		challenge: { code: challenge.code, title: challenge.title, language: challenge.language },
		isBlind: isBlind(challenge),
		words: existing?.words ?? [],
		seen: existing?.preparedAt.getTime() ?? 0,
		passed: existing?.passedAt ? { at: existing.passedAt, by: names.get(existing.passedByUserId ?? '') ?? '' } : null,
		files: await Promise.all(described),
		reading: existing ? await describe({ db, vault }, found, existing) : null,
		/** Why the reader may decide nothing here, being in conflict with another bid. */
		why: own.why,
		mayChange: !isConflicted(own) && changePackage(packaged).ok,
		mayPass: !isConflicted(own) && existing !== undefined && existing.passedAt === null && passPackage(packaged, files).ok,
	})
}

/** A package as an expert of the panel reads it. Refuses as `not-found` whoever holds no accepted seat of the evaluation, what was not passed, and everything before the panel began. */
export async function readPackage({ store: { db }, vault, actor, bidId, now }: Read) {
	const found = await BidRepository.findById(db, bidId)
	const existing = await BlindPackageRepository.findByBid(db, bidId)
	if (!found || !existing || !(await mayRead(db, actor, { found, existing, at: now() }))) return refuse({ code: 'not-found' })
	const { code, title, language } = found.challenge
	return accept({ challenge: { code, title, language }, reading: await describe({ db, vault }, found, existing) })
}

type Reading = { found: BidRepository.FoundBid; existing: BlindPackageRepository.PackageRow; at: Date }

async function mayRead(db: Db, actor: Member, { found: { bid, challenge }, existing, at }: Reading): Promise<boolean> {
	const evaluation = await BlindPackageRepository.findEvaluationFor(db, challenge.id, actor.userId)
	if (!evaluation) return false
	const isConflicted = hides(await ownConflicts(db, actor, challenge, at), bid.id)
	return can(actor, 'package.read', { ownSeat: evaluation.seat, isPassed: existing.passedAt !== null, isConflicted })
}

/** What is read of a package, by screener and panel alike. */
async function describe({ db, vault }: { db: Db; vault: Vault }, found: BidRepository.FoundBid, { code, words }: BlindPackageRepository.PackageRow) {
	const files = await BlindPackageRepository.listFiles(db, found.bid.id)
	return {
		bidId: found.bid.id,
		code,
		language: found.challenge.language,
		...(await blindContent({ db, vault, found, words })),
		indicators: await ChallengeRepository.listIndicators(db, found.challenge.id),
		files: files.filter(({ outcome }) => outcome !== 'held').map(({ fileId, name, size }) => ({ id: fileId, name, size: size ?? 0 })),
	}
}

type ReadFile = Read & { storage: Pick<FileStorage, 'read'>; fileId: string }

/** Answers the masked bytes of a file for sending, and records that they were sent: to the panel those that go on, to the screener those that could as well. Refuses `not-found`. */
export function readBlindFile({ store, vault, storage, actor, bidId, fileId, now }: ReadFile) {
	return store.tx(async (tx) => {
		const found = await BidRepository.findById(tx, bidId)
		const existing = await BlindPackageRepository.findByBid(tx, bidId)
		const file = (await BlindPackageRepository.listFiles(tx, bidId)).find((one) => one.fileId === fileId)
		if (!found || !existing || !file?.storageName) return refuse({ code: 'not-found' })
		const { storageName, size, name, mediaType, outcome } = file
		const at = now()
		const own = await ownConflicts(tx, actor, found.challenge, at)
		const isScreener = can(actor, 'bid.screen', { ...BidRepository.bidFactsOf(found), isConflicted: hides(own, bidId) })
		if (!isScreener && (outcome === 'held' || !(await mayRead(tx, actor, { found, existing, at })))) return refuse({ code: 'not-found' })
		await AuditRepository.append(tx, {
			kind: 'file.sent',
			actor,
			at,
			subject: 'file',
			subjectId: fileId,
			challengeId: found.challenge.id,
			after: { bid: bidId, package: existing.code },
		})
		return accept({ name, mediaType, size: size ?? 0, read: () => vault.decryptStream(storage.read(storageName), blindFileRecord({ bidId, fileId })) })
	})
}

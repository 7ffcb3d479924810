import { bytesToHex } from '@noble/hashes/utils.js'
import { digestOf } from '#app/crypto/bytes.ts'
import type { Signer } from '#app/crypto/log-key.ts'
import { parseJson } from '#app/crypto/parse-json.ts'
import { submissionLeafSchema } from '#app/crypto/submission-leaf.ts'
import { moveBid, waitingStatuses } from '#app/domain/bid/lifecycle.ts'
import { move } from '#app/domain/challenge/lifecycle.ts'
import { type Decision, refuse } from '#app/domain/decision.ts'
import { type OpeningFailure, openingFailures, recoveryMs } from '#app/domain/seal/sealing.ts'
import type { Store, Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as DiscardRepository from '#db/repositories/discard-repository.ts'
import * as LogRepository from '#db/repositories/log-repository.ts'
import * as OpeningKeyRepository from '#db/repositories/opening-key-repository.ts'
import * as SealedPartRepository from '#db/repositories/sealed-part-repository.ts'
import { refused } from '../audit/refused.server.ts'
import type { FileStorage } from '../bid/file-storage.ts'
import type { Vault } from '../bid/vault.ts'
import { closeIfDue } from '../challenge/close-if-due.server.ts'
import { areScoresLocked } from './are-scores-locked.server.ts'
import { openPart, storeFiles, writeOpened } from './opened-bid.server.ts'
import { rebuildKey } from './rebuild-key.server.ts'
import { collectPart } from './stored-part.server.ts'

type Opening = { store: Store; vault: Vault; storage: FileStorage; signer: Signer; now: () => Date }

/**
 * Opens the bids of every challenge that two holders gave their shares for (开榜): the key is rebuilt in memory, each bid is
 * compared with its leaf of the log, opened and written under the data key in a unit of work of its own, and the shares
 * are forgotten. Cut short, it goes on where it was; no bid is opened twice. Answers how many challenges it finished.
 */
export async function openKeyedBids(opening: Opening): Promise<number> {
	let finished = 0
	for (const key of await OpeningKeyRepository.listToOpen(opening.store.db)) if (await openUnder(key, opening)) finished++
	return finished
}

type Key = OpeningKeyRepository.OpeningKeyRow

async function openUnder(key: Key, opening: Opening): Promise<boolean> {
	const { store, vault, signer, now } = opening
	const found = key.challengeId === null ? undefined : await ChallengeRepository.findById(store.db, key.challengeId)
	if (!found) throw new Error(`opening key ${key.id} has no challenge`)
	const { challenge } = found
	const identity = await rebuildKey(store.db, vault, key)
	if (!identity.ok) {
		await store.tx((tx) => askAgain(tx, key, challenge.id, now()))
		return false
	}
	const mayBegin = await store.tx(async (tx) => {
		const at = now()
		const status = await closeIfDue(tx, challenge, at, signer)
		if (key.part === 'bid' ? status !== 'closed' : !(await areScoresLocked(tx, { id: challenge.id, status }))) return false
		if (key.rebuiltAt === null) await OpeningKeyRepository.mark(tx, key.id, { rebuiltAt: at })
		return true
	})
	if (!mayBegin) return false
	for (;;) {
		const standing = await SealedPartRepository.listUnopened(store.db, key.id, waitingStatuses[key.part], 50)
		if (standing.length === 0) break
		for (const one of standing) await openOne(one, { key, identity: identity.value, challengeCode: challenge.code, ...opening })
	}
	await store.tx((tx) => finish(tx, key, challenge.id, now()))
	return true
}

/** Shares that do not give the key are forgotten, and their holders asked again. */
async function askAgain(tx: Tx, key: Key, challengeId: string, at: Date): Promise<void> {
	await refused(
		tx,
		{ kind: 'challenge.bids-opened', actor: 'clock', at, subject: 'challenge', subjectId: challengeId, challengeId },
		refuse({ code: 'damaged-share' }),
	)
	await OpeningKeyRepository.forgetGiven(tx, key.id, { isAskedAgain: true })
}

type One = Opening & { key: Key; identity: string; challengeCode: string }

async function openOne(standing: SealedPartRepository.StandingPart, { key, identity, challengeCode, store, vault, storage, now }: One): Promise<void> {
	const { part, bid, version } = standing
	const ciphertext = await readAsLogged(standing, { store, storage })
	const opened = ciphertext ? await openPart(part, ciphertext, { identity, challengeCode }) : refuse({ code: 'not-as-submitted' as const })
	const files = opened.ok ? await storeFiles(opened.value.files, { vault, storage, bidId: bid.id, at: now() }) : []
	const isFirst = await store.tx(async (tx) => {
		const at = now()
		const failure = opened.ok ? '' : opened.refusal.code
		if (!(await SealedPartRepository.noteOpened(tx, { partId: part.id, openingKeyId: key.id, at, failure }))) return false
		if (opened.ok) await writeOpened(tx, vault, standing, { fields: opened.value.fields, files })
		if (part.part === 'bid') await moveOpened(tx, bid, { outcome: opened, version: version.number, at })
		return true
	})
	if (!isFirst) for (const { storageName } of files) await storage.remove(storageName)
}

type Outcome = { outcome: Decision<unknown, { code: OpeningFailure }>; version: number; at: Date }

async function moveOpened(tx: Tx, bid: BidRepository.BidRow, { outcome, version, at }: Outcome): Promise<void> {
	const decision = moveBid(outcome.ok ? 'open' : 'fail', bid.status)
	if (!decision.ok) throw new Error(`bid ${bid.id} is ${bid.status} at its opening`)
	const failure = outcome.ok ? null : outcome.refusal.code
	const marks = failure === null ? {} : { failure, recoveryEndsAt: openingFailures[failure] === 'bidder' ? new Date(at.getTime() + recoveryMs) : null }
	if (!(await BidRepository.moveStatus(tx, bid, decision.value, at, marks))) throw new Error(`bid ${bid.id} moved within the transaction`)
	const kind = outcome.ok ? 'bid.opened' : 'bid.failed'
	const entry = { kind, actor: 'clock', at, subject: 'bid', subjectId: bid.id, challengeId: bid.challengeId } as const
	await AuditRepository.append(tx, { ...entry, before: { status: bid.status }, after: { status: decision.value.to, version, ...(failure ? { failure } : {}) } })
}

/** The ciphertext of a part, if it is the one whose hash stands in the log. */
async function readAsLogged({ part, bid, version }: SealedPartRepository.StandingPart, { store, storage }: Pick<Opening, 'store' | 'storage'>) {
	const chunks = await SealedPartRepository.listChunks(store.db, [part.id])
	const ciphertext = await collectPart(storage, part, chunks)
	const sha256 = bytesToHex(await digestOf(ciphertext))
	const leaf = submissionLeafSchema.safeParse(parseJson((await LogRepository.findLeafOf(store.db, bid.id))?.leaf))
	const logged = leaf.data?.version === version.number ? leaf.data.parts.find((one) => one.part === part.part) : undefined
	return logged?.sha256 === sha256 && logged.size === ciphertext.length ? ciphertext : undefined
}

async function finish(tx: Tx, key: Key, challengeId: string, at: Date): Promise<void> {
	await OpeningKeyRepository.forgetGiven(tx, key.id, { isAskedAgain: false })
	await OpeningKeyRepository.mark(tx, key.id, { finishedAt: at })
	await DiscardRepository.add(tx, await SealedPartRepository.remove(tx, await SealedPartRepository.listIdsLeftOver(tx, key.id)), at)
	if (key.part !== 'bid') return
	const decision = move('openBids', 'closed')
	if (!decision.ok || !(await ChallengeRepository.moveStatus(tx, challengeId, decision.value, at)))
		throw new Error(`challenge ${challengeId} moved within the opening`)
	const dealt = await SealedPartRepository.listOpened(tx, [key.id])
	const failed = dealt.filter(({ opened }) => opened.failure !== '').length
	const entry = { kind: 'challenge.bids-opened', actor: 'clock', at, subject: 'challenge', subjectId: challengeId, challengeId } as const
	await AuditRepository.append(tx, { ...entry, before: { status: 'closed' }, after: { status: decision.value.to, bids: dealt.length - failed, failed } })
}

import { envelopeParts } from '#app/crypto/envelope.ts'
import type { Signer } from '#app/crypto/log-key.ts'
import { blankContent } from '#app/domain/bid/content.ts'
import { seal } from '#app/domain/bid/decisions.ts'
import { receiptBytes, receiptCodeOf } from '#app/domain/bid/receipt.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Db, Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as DiscardRepository from '#db/repositories/discard-repository.ts'
import * as FileRepository from '#db/repositories/file-repository.ts'
import * as OpeningKeyRepository from '#db/repositories/opening-key-repository.ts'
import * as SealedPartRepository from '#db/repositories/sealed-part-repository.ts'
import { consortiumGapsOf, takeSeats } from '../bid/consortium.server.ts'
import { contentOf, encryptContent } from '../bid/encrypted-bid.server.ts'
import { oneWithIssuer } from '../bid/one-with-issuer.server.ts'
import type { Vault } from '../bid/vault.ts'
import { workingVersion } from '../bid/working-version.server.ts'
import { appendLeaf } from '../log/append-leaf.server.ts'

/** Which parts a bid on a challenge with these opening keys consists of. */
export async function partsAsked(db: Db, challengeId: string) {
	const keys = await OpeningKeyRepository.listOfChallenge(db, challengeId)
	return envelopeParts.flatMap((part) => keys.find((key) => key.part === part) ?? [])
}

type Submission = {
	vault: Vault
	signer: Signer
	actor: Member
	bidId: string
	/** Complete parts, their bytes checked against what was announced. */
	partIds: readonly string[]
	/** The draft that was sealed, where the server did it: it must be the same still. Of what others sealed the server knows nothing. */
	draft?: { id: string; content: string }
	seenClarification: number | undefined
	at: Date
}

/**
 * Submits sealed parts as the bid, in place of those that stand: one unit of work with the leaf of the log. From then on nothing
 * of the bid is left here that the server can read: the words of the draft are erased and its files let go; only what
 * partners of a consortium confirmed stays for them to read. Answers
 * the receipt. Refuses after the deadline, parts that are missing or not of this bid, and where the challenge was
 * clarified since the page that `seenClarification` names.
 */
export async function recordSubmission(tx: Tx, { vault, signer, actor, bidId, partIds, draft, seenClarification, at }: Submission) {
	const found = await BidRepository.findById(tx, bidId)
	if (!found) return refuse({ code: 'not-found' })
	const { bid, challenge } = found
	const kind = bid.status === 'sealed' ? 'bid.replaced' : 'bid.sealed'
	const entry = { kind, actor, at, subject: 'bid', subjectId: bid.id, challengeId: challenge.id } as const
	if (!can(actor, 'bid.change', BidRepository.bidFactsOf(found))) return refused(tx, entry, refuse({ code: 'not-found' }))
	if (!can(actor, 'bid.prepare', ChallengeRepository.factsOf(found))) return refused(tx, entry, refuse({ code: 'forbidden' }))
	const isRelated = await oneWithIssuer(tx, challenge.issuerOrganisationId, at)
	if (isRelated(bid.organisationId)) return refused(tx, entry, refuse({ code: 'related-to-issuer' }))

	const asked = await partsAsked(tx, challenge.id)
	const unsubmitted = await SealedPartRepository.listUnsubmitted(tx, bid.id)
	const given = unsubmitted.filter((part) => partIds.includes(part.id) && part.received === part.size)
	const isWhole = asked.length > 0 && given.length === asked.length && asked.every((key) => given.some((part) => part.openingKeyId === key.id))
	if (!isWhole) return refused(tx, entry, refuse({ code: 'parts-missing' }))

	const latest = await BidVersionRepository.findLatest(tx, bid.id)
	if (draft && (latest?.version.id !== draft.id || latest.version.content !== draft.content)) return refuse({ code: 'stale' })
	const terms = latest ? contentOf(vault, latest.version) : blankContent
	const gaps = latest ? await consortiumGapsOf(tx, bid, latest.version, { ...terms, isRelated }) : []
	const decision = seal({ status: bid.status, hasWorkingVersion: true, gaps }, challenge, at)
	if (!decision.ok) return refused(tx, entry, decision)
	const { clarificationCount } = challenge
	if (seenClarification !== undefined && seenClarification !== clarificationCount) {
		return refused(tx, entry, refuse({ code: 'clarified-since', number: clarificationCount }))
	}

	const version = await workingVersion(tx, vault, bid.id, at)
	const receiptCode = receiptCodeOf(crypto.getRandomValues(new Uint8Array(receiptBytes)))
	if (!(await BidRepository.moveToSealed(tx, bid, decision.value, at, { receiptCode, confirmedClarification: clarificationCount })))
		return refuse({ code: 'stale' })
	await BidVersionRepository.seal(tx, version.id, at)
	await SealedPartRepository.submit(tx, partIds, version.id)
	await BidVersionRepository.setContent(tx, version.id, encryptContent(vault, version, { ...blankContent, partners: terms.partners }))
	await takeSeats(tx, bid, terms)
	await DiscardRepository.add(tx, await FileRepository.removeOfBid(tx, bid.id), at)
	const parts = given.map(({ part, suite, sha256, size }) => ({ part, suite, sha256, size }))
	const leaf = { signer, bidId: bid.id, challengeCode: challenge.code, version: version.number, kind, parts, at } as const
	const { leafIndex } = await appendLeaf(tx, leaf)
	await AuditRepository.append(tx, {
		...entry,
		before: { status: bid.status },
		after: { status: decision.value.to, version: version.number, receiptCode, leafIndex },
	})
	return accept({ receiptCode, sealedAt: at, leafIndex })
}

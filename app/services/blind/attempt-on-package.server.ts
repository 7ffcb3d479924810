import type { AuditKind } from '#app/domain/audit/audit.ts'
import type { Packaged } from '#app/domain/blind/package.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { attemptToScreen } from '#app/services/screening/attempt-to-screen.server.ts'
import type { Db, Tx } from '#db/client.ts'
import type * as BidRepository from '#db/repositories/bid-repository.ts'
import * as BlindPackageRepository from '#db/repositories/blind-package-repository.ts'

/** What the decisions on a package ask, of a bid as it stands. */
export async function packagedOf(db: Db, { bid, challenge }: BidRepository.FoundBid, actor: Member): Promise<Packaged> {
	const evaluation = await BlindPackageRepository.findEvaluationFor(db, challenge.id, actor.userId)
	return { status: bid.status, challengeStatus: challenge.status, hasBegun: evaluation !== undefined }
}

/** `seen`: when what the page showed was prepared, in milliseconds; 0 for never. */
type Attempt<Kind extends AuditKind> = { code: string; bidId: string; kind: Kind; actor: Member; seen: number; at: Date }

/** Opens an attempt at a package: answers it, undefined where there is none yet, with what the decisions ask. Refuses everyone but the issuer as `not-found`, and a page that a colleague has overtaken. */
export async function attemptOnPackage<const Kind extends AuditKind>(tx: Tx, { seen, ...own }: Attempt<Kind>) {
	const attempt = await attemptToScreen(tx, { ...own, permission: 'bid.screen' })
	if (!attempt.ok) return attempt
	const { found, entry } = attempt.value
	const existing = await BlindPackageRepository.findByBid(tx, own.bidId)
	if ((existing?.preparedAt.getTime() ?? 0) !== seen) return refuse({ code: 'stale' })
	return accept({ found, existing, packaged: await packagedOf(tx, found, own.actor), entry })
}

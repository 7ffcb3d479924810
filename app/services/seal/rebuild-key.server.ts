import { type OpeningShare, parseShare, rebuildIdentity } from '#app/crypto/opening-share.ts'
import type { Db } from '#db/client.ts'
import * as OpeningKeyRepository from '#db/repositories/opening-key-repository.ts'
import type { Vault } from '../bid/vault.ts'

type Given = { openingKeyId: string; number: number }

const shareRecord = ({ openingKeyId, number }: Given) => `opening key ${openingKeyId} share ${number}`

/** A share that its holder gave, as its row keeps it until the opening is over. */
export const encryptShare = (vault: Pick<Vault, 'encrypt'>, of: Given, share: OpeningShare): string => vault.encrypt(JSON.stringify(share), shareRecord(of))

/**
 * The identity of an opening key from the shares that holders gave, for the caller to use and forget; checked against its
 * recipient. Refuses `too-few-shares` until two holders gave theirs, and `damaged-share` where they do not give the key.
 */
export async function rebuildKey(db: Db, vault: Pick<Vault, 'decrypt'>, { id: openingKeyId, recipient }: { id: string; recipient: string }) {
	const given = await OpeningKeyRepository.listGiven(db, openingKeyId)
	const shares = given.map(({ number, given }) => parseShare(vault.decrypt(given, shareRecord({ openingKeyId, number }))))
	return rebuildIdentity(
		shares.flatMap((share) => share ?? []),
		recipient,
	)
}

import type { Db } from '#db/client.ts'
import * as ChainRepository from '#db/repositories/chain-repository.ts'

/** Those of the fields an expert is said to judge that are chains, in the order of the chains. */
export async function knownFields(db: Db, fields: readonly string[]): Promise<string[]> {
	return (await ChainRepository.listChains(db)).flatMap(({ slug }) => (fields.includes(slug) ? [slug] : []))
}

import type { Actor } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { type RuleOwner, shippedPack } from '#app/domain/rules/rule-pack.ts'
import type { Store } from '#db/client.ts'
import * as RuleRepository from '#db/repositories/rule-repository.ts'

/** The rules that hold, of everyone who has some; the office's first, those shipped where it has none of its own. */
export async function readCurrentRules({ db }: Store) {
	const packs = await RuleRepository.listCurrentPacks(db)
	const office = packs.find(({ owner }) => owner === 'office') ?? shippedPack
	return [office, ...packs.filter(({ owner }) => owner !== 'office')]
}

/** One owner's rules with their earlier versions, the latest first, and whether the reader may write the next; the office's begin with those shipped. */
export async function readRules({ store, actor, owner }: { store: Store; actor: Actor; owner: RuleOwner }) {
	const published = await RuleRepository.listVersions(store.db, owner)
	const shipped = owner === 'office' ? [{ ...shippedPack, createdAt: null }] : []
	return { versions: [...published, ...shipped], canChange: can(actor, 'rules.change', owner) }
}

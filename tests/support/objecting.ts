import { Readable } from 'node:stream'
import { openBids } from '#app/services/bid/open-bids.server.ts'
import { fileObjection } from '#app/services/objection/file-objection.server.ts'
import * as AwardRepository from '#db/repositories/award-repository.ts'
import { decisionOf, noticeAward } from './awarding.ts'
import { afterDeadline, bidding, sealedBid } from './bidding.ts'
import { vault } from './vault.ts'

/** The clock standing at an instant. */
export const at = (instant: string) => () => new Date(instant)
/** Proposed on Thursday 24 December: five working days end with 31 December. */
const proposedAt = at('2026-12-24T02:10:00Z')
export const noticeEnds = new Date('2026-12-31T16:00:00Z')
export const monday = at('2026-12-28T03:00:00Z')
export const statement = '中榜单位的承诺值没有第三方依据，请核查其检测报告。'

function memory() {
	const kept = new Map<string, Uint8Array>()
	return {
		kept,
		put: async (bytes: Iterable<Uint8Array> | Uint8Array) => {
			const name = `file-${kept.size + 1}`
			kept.set(name, bytes instanceof Uint8Array ? bytes : Buffer.concat([...bytes]))
			return name
		},
		read: (name: string) => Readable.from([kept.get(name)]),
		remove: async (name: string) => {
			kept.delete(name)
		},
	}
}

/** Two bids, of which the first stands under notice; `object` files an objection of the rival's. */
export async function noticed() {
	const setting = await bidding()
	const { store, firm, rival, issuer, challenge } = setting
	const mine = await sealedBid(store, firm, challenge.code, '甲方案')
	const theirs = await sealedBid(store, rival, challenge.code, '乙方案')
	await openBids({ store, actor: issuer, code: challenge.code, now: afterDeadline })
	const decision = decisionOf([mine], { others: [theirs] })
	const published = await noticeAward({ store, actor: issuer, code: challenge.code, decision, now: proposedAt })
	if (!published.ok || published.value.noticeEndsAt.getTime() !== noticeEnds.getTime()) throw new Error('not under notice')
	const storage = memory()
	const object = async (actor = rival, now = monday) => {
		const outcome = await fileObjection({ store, vault, storage, actor, code: challenge.code, form: 'real-name', statement, file: null, now })
		if (!outcome.ok) throw new Error(outcome.refusal.code)
		return outcome.value.objectionId
	}
	const latest = async () => (await AwardRepository.findLatest(store.db, challenge.id))?.award
	return { ...setting, mine, theirs, storage, object, latest }
}

import type { Member } from '#app/domain/permission/actor.ts'
import { proposeAward } from '#app/services/award/propose-award.server.ts'
import { publishProposal } from '#app/services/award/publish-proposal.server.ts'
import { open } from '#db/client.ts'

/** One challenge with the bid that this process wants to win, and the reasons for all. */
export type Race = { code: string; winner: string; reasons: Record<string, string> }
/** What became of a proposal and of its publication: the refusal's code, or none. */
export type Finish = { code: string; proposed: string | null; published: string | null }
type Started = { url: string; actor: Member; at: number; races: Race[] }

/** A process whose issuer decides on every challenge, as colleagues on several servers would at once. */
process.once('message', async ({ url, actor, at, races }: Started) => {
	const store = open(url)
	const now = () => new Date(at)
	const finishes: Finish[] = []
	for (const { code, winner, reasons } of races) {
		const decision = { winners: [winner], reserves: [], reason: '指标全部达到，方案可行', reasons }
		const proposed = await proposeAward({ store, actor, code, decision, now })
		const published = await publishProposal({ store, actor, code, now })
		finishes.push({ code, proposed: proposed.ok ? null : proposed.refusal.code, published: published.ok ? null : published.refusal.code })
	}
	await store.close()
	process.send?.(finishes, () => process.disconnect())
})

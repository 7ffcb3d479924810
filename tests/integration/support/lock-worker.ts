import type { Member } from '#app/domain/permission/actor.ts'
import { lockEvaluation } from '#app/services/evaluation/lock-evaluation.server.ts'
import { reopenSheet } from '#app/services/evaluation/reopen-sheet.server.ts'
import { open } from '#db/client.ts'

/** What a process tries on each evaluation: the chair locks it, or an expert reopens its sheet. */
export type Try = { evaluationId: string; sheetId: string | null }
/** What became of it: the refusal's code, or none. */
export type Tried = Try & { refusal: string | null }
type Started = { url: string; actor: Member; at: number; tries: Try[] }

process.once('message', async ({ url, actor, at, tries }: Started) => {
	const store = open(url)
	const now = () => new Date(at)
	const tried: Tried[] = []
	for (const one of tries) {
		const { evaluationId, sheetId } = one
		const outcome = await (sheetId === null
			? lockEvaluation({ store, actor, evaluationId, now })
			: reopenSheet({ store, actor, sheetId, reason: '复核后需要修改评分', now }))
		tried.push({ ...one, refusal: outcome.ok ? null : outcome.refusal.code })
	}
	await store.close()
	process.send?.(tried, () => process.disconnect())
})

import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { type RuleOwner, type RulePackForm, rulesOf } from '#app/domain/rules/rule-pack.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as RuleRepository from '#db/repositories/rule-repository.ts'

/** `basedOn` is the version the form was filled in from. */
type Publishing = { store: Store; actor: Member; owner: RuleOwner; basedOn: number; pack: RulePackForm; now: Date }

/**
 * Publishes the next version of somebody's rules. It binds what is released from now on; what is open keeps its own.
 * Refuses `stale` where a colleague published a version meanwhile.
 */
export function publishRules({ store, actor, owner, basedOn, pack, now }: Publishing): Promise<Decision<number, { code: 'forbidden' | 'stale' }>> {
	return store.tx(async (tx) => {
		const attempt = { kind: 'rules.published', actor, at: now, subject: 'rules', subjectId: owner } as const
		if (!can(actor, 'rules.change', owner)) return refused(tx, attempt, refuse({ code: 'forbidden' }))
		const [latest] = await RuleRepository.listVersions(tx, owner)
		const before = latest?.version ?? 0
		if (before !== basedOn) return refused(tx, attempt, refuse({ code: 'stale' }))
		const version = before + 1
		const row = { owner, version, source: pack.source, rules: rulesOf(pack), createdAt: now, createdByUserId: actor.userId }
		if (!(await RuleRepository.insertPack(tx, row))) return refuse({ code: 'stale' })
		await AuditRepository.append(tx, { ...attempt, before: { version: before }, after: { version, source: pack.source } })
		return accept(version)
	})
}

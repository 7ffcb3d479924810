import { daysLeftAt } from '#app/domain/award/notice.ts'
import { acceptFile, fileKinds, safeFileName } from '#app/domain/bid/file.ts'
import { countDays, dayOf, endOfDay } from '#app/domain/calendar/working-days.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import { file as decideFiling } from '#app/domain/objection/objection.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { type ObjectionForm, packOf } from '#app/domain/rules/rule-pack.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { type FileStorage, keepWhileRecorded } from '#app/services/bid/file-storage.ts'
import { lookAtFile } from '#app/services/bid/look-at-file.server.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import { currentCalendar } from '#app/services/rules/release-rules.server.ts'
import type { Store, Tx } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as AwardRepository from '#db/repositories/award-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as ObjectionRepository from '#db/repositories/objection-repository.ts'
import { evidenceRecord } from './evidence-record.ts'

type Kept = { storageName: string; fileName: string; mediaType: string; size: number }
type Filing = { id: string; actor: Member; code: string; form: ObjectionForm; statement: string; now: () => Date }
type FileObjection = Omit<Filing, 'id'> & {
	store: Store
	vault: Vault
	storage: Pick<FileStorage, 'put' | 'remove'>
	file: { name: string; bytes: Uint8Array<ArrayBuffer> } | null
}

/**
 * Files an objection to the award under notice; the notice's clock stops. Answers its key. The file's bytes are stored,
 * encrypted, before the unit of work that records them, and removed again when that refuses or fails.
 */
export async function fileObjection({ store, vault, storage, file, ...given }: FileObjection) {
	const filing = { ...given, id: newId() }
	if (!file) return store.tx((tx) => record(tx, filing, null))
	const looked = await lookAtFile(file.bytes)
	const taken = acceptFile(file.name, looked, 0)
	if (!taken.ok) return taken
	const described = { fileName: safeFileName(file.name, taken.value), mediaType: fileKinds[taken.value], size: looked.size }
	return keepWhileRecorded(storage, vault.encryptBytes(file.bytes, evidenceRecord(filing)), (storageName) =>
		store.tx((tx) => record(tx, filing, { storageName, ...described })),
	)
}

async function record(tx: Tx, { id, actor, code, form, statement, now }: Filing, kept: Kept | null) {
	const at = now()
	const found = await ChallengeRepository.findByCode(tx, code)
	const latest = found && (await AwardRepository.findLatest(tx, found.challenge.id))
	if (!found || !latest) return refuse({ code: 'not-found' })
	const { challenge } = found
	const { award } = latest
	const entry = { kind: 'objection.filed', actor, at, subject: 'award', subjectId: award.id, challengeId: challenge.id } as const
	if (!can(actor, 'award.object', ChallengeRepository.factsOf(found))) return refused(tx, entry, refuse({ code: 'forbidden' }))
	const { rules } = packOf(challenge)
	const decision = decideFiling({ award, form, hasFile: kept !== null, rules, at })
	if (!decision.ok) return refused(tx, entry, decision)

	const calendar = await currentCalendar(tx)
	const duePeriod = countDays(dayOf(at), rules.objectionAcceptDays, 'working', calendar)
	const filed = { id, awardId: award.id, organisationId: actor.organisation.id, userId: actor.userId, form, statement, filedAt: at, duePeriod, ...kept }
	const objectionId = await ObjectionRepository.insert(tx, { ...filed, dueAt: endOfDay(duePeriod.to) })
	await AuditRepository.append(tx, { ...entry, subject: 'objection', subjectId: objectionId, after: { status: 'filed', form } })
	const { stop } = decision.value
	if (stop) {
		const daysLeft = daysLeftAt(award.period, at, calendar)
		if (!(await AwardRepository.moveStatus(tx, award.id, stop, { noticeEndsAt: null, daysLeft })))
			throw new Error(`award ${award.id} moved within the transaction`)
		await AuditRepository.append(tx, { ...entry, kind: 'award.stopped', before: { status: stop.from }, after: { status: stop.to, daysLeft } })
	}
	return accept({ objectionId })
}

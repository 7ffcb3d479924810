import { changePackage, decideFile, type FileForm, passPackage } from '#app/domain/blind/package.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BlindPackageRepository from '#db/repositories/blind-package-repository.ts'
import { attemptOnPackage } from './attempt-on-package.server.ts'

type Settle = { store: Store; actor: Member; code: string; bidId: string; now: () => Date }

/** Passes on a held file the screener looked at, or leaves one out; the package has to be passed anew. Refuses everyone but the issuer, a file that names somebody or that nobody can look into, and once the panel reads. */
export function decideBlindFile({ store, actor, code, bidId, fileId, said, now }: Settle & { fileId: string; said: FileForm }) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptOnPackage(tx, { code, bidId, kind: 'package.file-decided', actor, seen: said.seen, at })
		if (!attempt.ok) return attempt
		const { existing, packaged, entry } = attempt.value
		const file = (await BlindPackageRepository.listFiles(tx, bidId)).find((one) => one.fileId === fileId)
		if (!existing || !file) return refuse({ code: 'not-found' })
		const changing = changePackage(packaged)
		if (!changing.ok) return refused(tx, entry, changing)
		const decision = decideFile(file, said)
		if (!decision.ok) return refused(tx, entry, decision)

		const { outcome } = decision.value
		if (!(await BlindPackageRepository.decideFile(tx, existing, fileId, { outcome, decidedAt: at, decidedByUserId: actor.userId })))
			return refuse({ code: 'stale' })
		await AuditRepository.append(tx, { ...entry, after: { file: fileId, outcome, findings: file.findings.join(' ') } })
		return accept(null)
	})
}

/** Passes a package to the panel as its page showed it. Refuses everyone but the issuer, and while a held file waits for a decision. */
export function passBlindPackage({ store, actor, code, bidId, seen, now }: Settle & { seen: number }) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptOnPackage(tx, { code, bidId, kind: 'package.passed', actor, seen, at })
		if (!attempt.ok) return attempt
		const { existing, packaged, entry } = attempt.value
		if (!existing) return refuse({ code: 'not-found' })
		const files = await BlindPackageRepository.listFiles(tx, bidId)
		const decision = passPackage(packaged, files)
		if (!decision.ok) return refused(tx, entry, decision)

		if (!(await BlindPackageRepository.pass(tx, existing, { at, userId: actor.userId }))) return refuse({ code: 'stale' })
		await AuditRepository.append(tx, { ...entry, after: { code: existing.code, files: files.length } })
		return accept(null)
	})
}

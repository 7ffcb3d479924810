import { isFilePoint, replacedBy } from '#app/domain/bid/correction-files.ts'
import { correctionState, sectionsOf } from '#app/domain/bid/screening.ts'
import { correctedOf, filesOfVersion } from '#app/services/bid/corrected-bid.server.ts'
import { contentOf, nameOf } from '#app/services/bid/encrypted-bid.server.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import type { Db } from '#db/client.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import type { FileRow } from '#db/repositories/file-repository.ts'
import type { CorrectionRow } from '#db/repositories/screening-repository.ts'
import * as UserRepository from '#db/repositories/user-repository.ts'

type Describe = { db: Db; vault: Vault; now: Date }

/** A correction round as bidder and screener read it: the sections and files it lists, each with what it was and what it became, and who corrected when. */
export async function describeCorrection({ db, vault, now }: Describe, correction: CorrectionRow) {
	const { bidId, fields, reason, dueAt, askedAt, correctedAt, correctedByUserId } = correction
	const version = await BidVersionRepository.findStanding(db, bidId)
	if (!version) throw new Error(`opened bid ${bidId} has no sealed version`)
	const content = contentOf(vault, version)
	const { values } = correctedOf(vault, correction)
	const { opened, corrected } = await filesOfVersion({ db, vault }, version, correction)
	const shown = (file: FileRow) => ({ id: file.id, name: nameOf(vault, file), size: file.size })
	const openedOf = (id: string | null) => opened.flatMap((file) => (file.id === id ? [shown(file)] : []))[0] ?? null
	const names = await UserRepository.listNames(db, correctedByUserId ? [correctedByUserId] : [])
	return {
		reason,
		dueAt,
		askedAt,
		corrected: correctedAt && { at: correctedAt, by: names.get(correctedByUserId ?? '') ?? '' },
		state: correctionState(correction, now),
		sections: sectionsOf(fields).map((section) => ({ section, before: content[section], after: values[section] ?? null })),
		/** Each file that may be replaced; `file` is null for the point that lets files be added. */
		filePoints: fields.filter(isFilePoint).map((point) => ({ point, file: openedOf(replacedBy(point)) })),
		fileChanges: corrected.map(({ replaces, file }) => ({ before: openedOf(replaces), after: shown(file) })),
	}
}

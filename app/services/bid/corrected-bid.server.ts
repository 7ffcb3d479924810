import { z } from 'zod'
import type { BidContent } from '#app/domain/bid/content.ts'
import { countedFiles } from '#app/domain/bid/correction-files.ts'
import { applyValues } from '#app/domain/bid/draft.ts'
import type { Db } from '#db/client.ts'
import * as FileRepository from '#db/repositories/file-repository.ts'
import type { CorrectionRow } from '#db/repositories/screening-repository.ts'
import type { Vault } from './vault.ts'

const Texts = z.record(z.string(), z.string())
const Stored = z.object({ values: Texts, files: z.array(z.object({ id: z.string(), replaces: z.string().nullable() })) })
/** What a correction says: texts by section, and files by their ids, each with that of the one it replaces. */
type Corrected = z.output<typeof Stored>
/** Rounds from before files could be corrected keep their texts alone. */
const StoredOrTexts = Stored.or(Texts.transform((values): Corrected => ({ values, files: [] })))

type Encrypting = Pick<Vault, 'encrypt'>
type Decrypting = Pick<Vault, 'decrypt'>
type Row = Pick<CorrectionRow, 'bidId' | 'content'> | null | undefined

const correctionRecord = (bidId: string) => `bid ${bidId} correction`

/** What a correction says, as its row keeps it. */
export const encryptCorrection = (vault: Encrypting, bidId: string, corrected: Corrected): string =>
	vault.encrypt(JSON.stringify(corrected), correctionRecord(bidId))

/** What the correction of a bid says; nothing while there is none. */
export function correctedOf(vault: Decrypting, correction: Row): Corrected {
	if (!correction?.content) return { values: {}, files: [] }
	return StoredOrTexts.parse(JSON.parse(vault.decrypt(correction.content, correctionRecord(correction.bidId))))
}

/** What counts of a bid: the opened version with what was corrected in the place of what it said. */
export function withCorrection(vault: Decrypting, opened: BidContent, correction: Row): BidContent {
	return applyValues(opened, correctedOf(vault, correction).values)
}

type FileRow = FileRepository.FileRow
/** The files of a bid as they were opened, what a correction replaced or added, and those that count. */
type BidFiles = {
	opened: readonly FileRow[]
	corrected: readonly { replaces: string | null; file: FileRow }[]
	counted: readonly FileRow[]
}

/** The files of each of these versions, by its id, with what their bids' corrections did to them. */
export async function filesOfVersions(
	{ db, vault }: { db: Db; vault: Decrypting },
	versions: readonly { id: string; bidId: string }[],
	corrections: readonly NonNullable<Row>[],
): Promise<(versionId: string) => BidFiles> {
	const linked = await FileRepository.listByVersions(
		db,
		versions.map(({ id }) => id),
	)
	const places = new Map(corrections.map((correction) => [correction.bidId, correctedOf(vault, correction).files]))
	const later = await FileRepository.listByIds(
		db,
		[...places.values()].flat().map(({ id }) => id),
	)
	const rows = new Map(later.map((file) => [file.id, file]))
	const bidOf = new Map(versions.map(({ id, bidId }) => [id, bidId]))
	return (versionId) => {
		const opened = linked.flatMap((one) => (one.versionId === versionId ? [one.file] : []))
		const corrected = (places.get(bidOf.get(versionId) ?? '') ?? []).flatMap(({ id, replaces }) => {
			const file = rows.get(id)
			return file ? [{ replaces, file }] : []
		})
		return { opened, corrected, counted: countedFiles(opened, corrected) }
	}
}

/** The files of one version, with what the correction of its bid did to them. */
export async function filesOfVersion(at: { db: Db; vault: Decrypting }, version: { id: string; bidId: string }, correction: Row): Promise<BidFiles> {
	return (await filesOfVersions(at, [version], correction ? [correction] : []))(version.id)
}

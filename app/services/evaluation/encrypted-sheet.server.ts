import type { SheetComments, SheetContent } from '#app/domain/evaluation/sheet.ts'
import { blankComments } from '#app/domain/evaluation/sheet.ts'
import { StoredComments } from '#app/domain/evaluation/sheet-form.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import type { SheetRow } from '#db/repositories/sheet-repository.ts'

type Encrypting = Pick<Vault, 'encrypt'>
type Decrypting = Pick<Vault, 'decrypt'>
/** The rows a ciphertext belongs to, so that none can be given to another expert's sheet. */
type Sheet = Pick<SheetRow, 'id' | 'bidId' | 'seatId'>

const recordOf = ({ id, bidId, seatId }: Sheet, what: string) => `sheet ${id} of seat ${seatId} on bid ${bidId} ${what}`
const versionRecord = (sheet: Sheet, versionId: string) => recordOf(sheet, `version ${versionId}`)

/** The comments of a sheet, as its row keeps them. */
export const encryptComments = (vault: Encrypting, sheet: Sheet, comments: SheetComments): string =>
	vault.encrypt(JSON.stringify(comments), recordOf(sheet, 'comments'))

/** What a sheet says in words. */
export const commentsOf = (vault: Decrypting, sheet: Sheet & Pick<SheetRow, 'comments'>): SheetComments =>
	sheet.comments === '' ? blankComments : StoredComments.parse(JSON.parse(vault.decrypt(sheet.comments, recordOf(sheet, 'comments'))))

/** All that a sheet says. */
export const sheetContent = (vault: Decrypting, sheet: SheetRow): SheetContent => ({
	points: sheet.points,
	judgements: sheet.judgements,
	comments: commentsOf(vault, sheet),
})

/** Why a sheet lies far from the others (偏离说明), as its row keeps it. */
export const encryptNote = (vault: Encrypting, sheet: Sheet, note: string): string => vault.encrypt(note, recordOf(sheet, 'note'))

/** Why a sheet lies far from the others; empty until it is said. */
export const noteOf = (vault: Decrypting, sheet: Sheet & Pick<SheetRow, 'note'>): string =>
	sheet.note === '' ? '' : vault.decrypt(sheet.note, recordOf(sheet, 'note'))

/** A submitted version as canonical JSON, as its row keeps it. */
export const encryptVersion = (vault: Encrypting, sheet: Sheet, versionId: string, canonical: string): string =>
	vault.encrypt(canonical, versionRecord(sheet, versionId))

/** A submitted version as the canonical JSON whose hash stands in the log. */
export const versionOf = (vault: Decrypting, sheet: Sheet, { id, content }: { id: string; content: string }): string =>
	vault.decrypt(content, versionRecord(sheet, id))

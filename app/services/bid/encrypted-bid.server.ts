import type { BidContent } from '#app/domain/bid/content.ts'
import { storedContent, storedText } from '#app/domain/bid/stored-content.ts'
import type { Vault } from './vault.ts'

/** The row a ciphertext belongs to; the bid is part of its name, so that a row cannot be given to another bid either. */
type Row = { id: string; bidId: string }

const versionRecord = ({ id, bidId }: Row) => `bid ${bidId} version ${id}`
const nameRecord = ({ id, bidId }: Row) => `bid ${bidId} file ${id} name`

/** The record that the bytes of a bid's file are bound to. */
export const fileRecord = ({ id, bidId }: Row): string => `bid ${bidId} file ${id}`

type Encrypting = Pick<Vault, 'encrypt'>
type Decrypting = Pick<Vault, 'decrypt'>

/** What a version says, as its row keeps it. */
export const encryptContent = (vault: Encrypting, version: Row, content: BidContent): string => vault.encrypt(storedText(content), versionRecord(version))

/** What a version says. */
export const contentOf = (vault: Decrypting, version: Row & { content: string }): BidContent =>
	storedContent(vault.decrypt(version.content, versionRecord(version)))

/** The name of a bid's file, as its row keeps it. */
export const encryptName = (vault: Encrypting, file: Row, name: string): string => vault.encrypt(name, nameRecord(file))

/** The name of a bid's file. */
export const nameOf = (vault: Decrypting, file: Row & { originalName: string }): string => vault.decrypt(file.originalName, nameRecord(file))

import type { ListDocument } from '#app/domain/list/list-document.ts'
import type { WorkbookSheet } from './lay-out-workbook.ts'

/** What a thread is given to write: a workbook, or a document. */
export type Writing = { sheets: readonly WorkbookSheet[] } | { document: ListDocument }

/** Writes an .xlsx or a .docx; the library for it is loaded when it is first wanted. */
export async function layOut(writing: Writing): Promise<Buffer> {
	if ('sheets' in writing) return (await import('./lay-out-workbook.ts')).layOutWorkbook(writing.sheets)
	return (await import('./lay-out-document.ts')).layOutDocument(writing.document)
}

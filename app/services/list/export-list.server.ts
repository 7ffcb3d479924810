import type { ContentLanguage } from '#app/domain/challenge/challenge.ts'
import { accept } from '#app/domain/decision.ts'
import { exportColumns, exportRows } from '#app/domain/import/sheet-layout.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import { inBatches } from '../import/breathe.ts'
import { writeWorkbook } from '../import/write-spreadsheet.server.ts'
import { listedDemands } from './listed-demands.server.ts'

type Export = { store: Store; actor: Actor; code: string; language: ContentLanguage }

/** A released list as an .xlsx workbook that imports again without loss; says of each challenge no more than its page would: contacts only to those who may see them, and nothing that takes an undertaking. */
export async function exportList({ store, actor, code, language }: Export) {
	const listed = await listedDemands({ db: store.db, actor, code })
	if (!listed.ok) return listed
	const rows: ReturnType<typeof exportRows> = []
	await inBatches(listed.value.drafts, 25, (drafts) => rows.push(...drafts.flatMap((draft) => exportRows(draft, language))))
	return accept({ fileName: `${code}.xlsx`, bytes: await writeWorkbook([{ name: code.slice(0, 31), columns: exportColumns(language), rows }]) })
}

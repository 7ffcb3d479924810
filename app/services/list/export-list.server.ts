import type { ContentLanguage } from '#app/domain/challenge/challenge.ts'
import { type DisclosureLevel, keptBack, withoutKept } from '#app/domain/challenge/disclosure.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import { exportColumns, exportRows } from '#app/domain/import/sheet-layout.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as CatalogueRepository from '#db/repositories/challenge-catalogue-repository.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'
import { writeWorkbook } from '../import/write-spreadsheet.server.ts'

type Export = { store: Store; actor: Actor; code: string; language: ContentLanguage }

/** A released list as an .xlsx workbook that imports again without loss; says of each challenge no more than its page would: contacts only to those who may see them, and nothing that takes an undertaking. */
export async function exportList({ store, actor, code, language }: Export) {
	const found = await ListCatalogueRepository.findWithOwner(store.db, code)
	if (!found || !can(actor, 'list.read', ListCatalogueRepository.listFactsOf(found.list))) return refuse({ code: 'not-found' })
	const { rows, targets } = await CatalogueRepository.listForExport(store.db, found.list.id)
	const indicatorsOf = new Map<string, typeof targets>()
	for (const target of targets) indicatorsOf.set(target.challengeId, [...(indicatorsOf.get(target.challengeId) ?? []), target])
	const sheetRows = rows.flatMap(({ challenge, issuerName, creditCode }) => {
		const facts = { ...challenge, origin: found.list.origin }
		const contact = can(actor, 'challenge.read.contact', facts) ? {} : { contactName: '', contactPhone: '', contactEmail: '' }
		const mayRead = (level: DisclosureLevel) => can(actor, 'challenge.read.field', { facts, level, hasUndertaken: false })
		const shown = withoutKept(challenge, keptBack(challenge.disclosure, mayRead))
		const indicators = indicatorsOf.get(challenge.id) ?? []
		return exportRows({ ...shown, ...contact, issuerName, creditCode: creditCode ?? '', sourceUrl: challenge.sourceUrl ?? '', indicators }, language)
	})
	return accept({ fileName: `${code}.xlsx`, bytes: await writeWorkbook([{ name: code.slice(0, 31), columns: exportColumns(language), rows: sheetRows }]) })
}

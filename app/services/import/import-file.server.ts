import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { assembleRow } from '#app/domain/import/assemble.ts'
import { looksLikeRecords, readForeignRecords } from '#app/domain/import/foreign-record.ts'
import { findHeader } from '#app/domain/import/header.ts'
import { sourceKeysOf } from '#app/domain/import/identity.ts'
import { tidyRows } from '#app/domain/import/tidy.ts'
import type { Store, Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChainRepository from '#db/repositories/chain-repository.ts'
import * as ImportRepository from '#db/repositories/import-repository.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'
import * as ListRepository from '#db/repositories/list-repository.ts'
import * as OrganisationRepository from '#db/repositories/organisation-repository.ts'
import { codePrefixOf } from './code-prefix.ts'
import { type Demand, insertDemands } from './insert-demands.server.ts'
import { readSpreadsheet } from './read-spreadsheet.server.ts'

/** `isNew`: the list was made. */
type Counts = { isNew: boolean; read: number; taken: number; existing: number; refused: number; warnings: number }
type Refusal = { code: string }
type Asked = { store: Store; bytes: Uint8Array; fileName: string; listCode: string; chainSlug: string | null; now: Date }
type Demands = { isForeign: boolean; demands: Demand[]; refused: number; warnings: number }

/**
 * Imports a file from the console: a sheet of demands into a corridor list (made when new, of the chain the code
 * begins with, or of `chainSlug`), or records of a foreign list. All rows that can be, in one unit of work.
 */
export async function importFile({ store, bytes, fileName, listCode, chainSlug, now }: Asked): Promise<Decision<Counts, Refusal>> {
	const read = await readDemands(bytes, fileName, now)
	if (!read.ok) return read
	const { isForeign, demands, refused, warnings } = read.value
	return store.tx(async (tx): Promise<Decision<Counts, Refusal>> => {
		const into = await findOrMakeList(tx, { listCode, chainSlug, isForeign, now })
		if (!into.ok) return into
		const { list, isNew } = into.value
		const known = new Map<string, string>()
		for (let at = 0; at < demands.length; at += 500) {
			const keys = demands.slice(at, at + 500).map(({ sourceKey }) => sourceKey)
			for (const [key, id] of await ImportRepository.listKnownSources(tx, list.id, keys)) known.set(key, id)
		}
		const fresh = demands.filter(({ sourceKey }) => !known.has(sourceKey))
		const owner = list.ownerOrganisationId ? await OrganisationRepository.findById(tx, list.ownerOrganisationId) : undefined
		const codePrefix = codePrefixOf(list, await ChainRepository.listChains(tx), now)
		await insertDemands(tx, fresh, { list, codePrefix, owner: owner ?? null, actor: 'console', now })
		await AuditRepository.append(tx, {
			kind: 'import.taken',
			actor: 'console',
			at: now,
			subject: 'list',
			subjectId: list.id,
			after: { file: fileName, challenges: fresh.length },
		})
		return accept({ isNew, read: demands.length + refused, taken: fresh.length, existing: known.size, refused, warnings })
	})
}

async function readDemands(bytes: Uint8Array, fileName: string, now: Date): Promise<Decision<Demands, Refusal>> {
	const beginning = new TextDecoder().decode(bytes.subarray(0, 200))
	if (looksLikeRecords(beginning)) {
		const records = readForeignRecords(new TextDecoder().decode(bytes))
		return records.ok ? accept({ isForeign: true, demands: records.value, refused: 0, warnings: 0 }) : records
	}
	const sheet = await readSpreadsheet({ bytes, fileName })
	if (!sheet.ok) return sheet
	const header = findHeader(sheet.value.rows)
	if (!header) return refuse({ code: 'no-header-found', sheets: [sheet.value.sheetName] })
	const rows = tidyRows(sheet.value.rows, header, sheet.value.merges).map((row) =>
		assembleRow({ headers: header.headers, mapping: header.mapping, cells: row.cells, now }),
	)
	const keys = sourceKeysOf(rows.map(({ draft }) => draft))
	const demands = rows.flatMap(({ draft, problems }, at) =>
		problems.some(({ severity }) => severity === 'error') ? [] : [{ draft, sourceKey: keys[at] ?? '' }],
	)
	return accept({ isForeign: false, demands, refused: rows.length - demands.length, warnings: rows.filter(({ problems }) => problems.length > 0).length })
}

type Wanted = { listCode: string; chainSlug: string | null; isForeign: boolean; now: Date }

async function findOrMakeList(
	tx: Tx,
	{ listCode, chainSlug, isForeign, now }: Wanted,
): Promise<Decision<{ list: ListRepository.ListRow; isNew: boolean }, Refusal>> {
	const found = await ListCatalogueRepository.findWithOwner(tx, listCode)
	if (found) {
		const fits = isForeign ? found.list.origin === 'foreign' : found.list.origin === 'corridor' && found.list.status === 'draft'
		return fits
			? accept({ list: found.list, isNew: false })
			: refuse({ code: isForeign ? 'the list is not a foreign one' : 'the list is released already, or a foreign one' })
	}
	const chain = (await ChainRepository.listChains(tx)).find(({ slug, codePrefix }) =>
		chainSlug === null ? listCode.toUpperCase().startsWith(codePrefix) : slug === chainSlug,
	)
	if (!isForeign && !chain) return refuse({ code: 'the list is new and its chain is not known; add --chain SLUG' })
	const list = await ListRepository.insert(tx, {
		code: listCode,
		title: listCode,
		chainSlug: isForeign ? null : (chain?.slug ?? null),
		ownerOrganisationId: isForeign ? null : (chain?.leadOrganisationId ?? null),
		origin: isForeign ? 'foreign' : 'corridor',
		status: isForeign ? 'released' : 'draft',
		releasedAt: isForeign ? now : null,
		createdAt: now,
	})
	await AuditRepository.append(tx, { kind: 'list.created', actor: 'console', at: now, subject: 'list', subjectId: list.id, after: { code: list.code } })
	return accept({ list, isNew: true })
}

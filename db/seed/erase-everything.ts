import type { Tx } from '#db/client.ts'
import {
	auditEntries,
	bids,
	bidVersionFiles,
	bidVersions,
	calendarDays,
	chainMembers,
	chains,
	challengeLists,
	challengeSearchDocuments,
	challenges,
	cities,
	codeCounters,
	files,
	importMappings,
	importRows,
	imports,
	indicators,
	mails,
	oneTimeLinks,
	organisations,
	promises,
	rulePacks,
	sessions,
	users,
} from '#db/schema/index.ts'

/** Every table, each before those it points to. */
const inOrder = [
	auditEntries,
	mails,
	promises,
	bidVersionFiles,
	files,
	bidVersions,
	bids,
	importRows,
	imports,
	importMappings,
	challengeSearchDocuments,
	indicators,
	challenges,
	challengeLists,
	codeCounters,
	oneTimeLinks,
	sessions,
	rulePacks,
	users,
	calendarDays,
	chainMembers,
	chains,
	organisations,
	cities,
]

/** Empties the database; for the reset of the demo alone. */
export async function eraseEverything(tx: Tx): Promise<void> {
	for (const table of inOrder) await tx.delete(table)
}

import type { LoaderFunctionArgs } from '@remix-run/node'
import { templateColumns } from '#app/domain/import/sheet-layout.ts'
import { answerWorkbook } from '#app/http/download.ts'
import { i18nFor, languageOf } from '#app/i18n/i18n.server.ts'
import { requireRole } from '#app/server/session.server.ts'
import { writeWorkbook } from '#app/services/import/write-spreadsheet.server.ts'

/** The blank form for collecting demands. */
export async function loader({ request, context }: LoaderFunctionArgs) {
	await requireRole(request, context, 'issuer')
	const language = await languageOf(request)
	const t = i18nFor(language).getFixedT(null, 'import')
	const bytes = await writeWorkbook([
		{ name: t('template.sheet'), columns: templateColumns(language), rows: [] },
		{ name: t('template.notes'), columns: [{ header: t('template.noteTitle'), width: 100 }], rows: [[t('template.note')]] },
	])
	return answerWorkbook(bytes, `${t('template.file')}.xlsx`)
}

import type { LoaderFunctionArgs } from '@remix-run/node'
import { WorkloadSearch } from '#app/domain/judging/workload.ts'
import { answerWorkbook } from '#app/http/download.ts'
import { forbidden, parseSearch } from '#app/http/params.ts'
import { formatDay } from '#app/i18n/format.ts'
import { i18nFor, languageOf } from '#app/i18n/i18n.server.ts'
import { requireRole } from '#app/server/session.server.ts'
import { writeWorkbook } from '#app/services/import/write-spreadsheet.server.ts'
import { readWorkload } from '#app/services/judging/read-workload.server.ts'

/** The most experts one workbook holds: the whole register. */
const most = 5000
const column = (header: string, width = 14) => ({ header, width })

/** The load of every expert, as .xlsx. */
export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const now = context.now()
	const outcome = await readWorkload({ store: context.store, actor, ...parseSearch(request, WorkloadSearch), page: 1, pageSize: most, now })
	if (!outcome.ok) throw forbidden()
	const language = await languageOf(request)
	const t = i18nFor(language).getFixedT(null, 'judging')
	const sheet = {
		name: t('workload.sheet'),
		columns: [
			column(t('experts.person')),
			column(t('experts.organisation'), 32),
			column(t('workload.invited')),
			column(t('workload.accepted')),
			column(t('workload.declined')),
			column(t('workload.barred')),
			column(t('workload.medianHours')),
			column(t('workload.held')),
			column(t('workload.outstanding')),
			column(t('workload.late')),
			column(t('workload.owedYuan')),
			column(t('workload.paidYuan')),
		],
		rows: outcome.value.rows.map((row) => [
			row.name,
			language === 'en' ? (row.organisation.nameEn ?? row.organisation.name) : row.organisation.name,
			row.invited,
			row.accepted,
			row.declined,
			row.barred,
			row.medianHours === null ? null : Math.round(row.medianHours * 10) / 10,
			row.held,
			row.outstanding,
			row.overdue,
			row.owedFen / 100,
			row.paidFen / 100,
		]),
	}
	return answerWorkbook(await writeWorkbook([sheet]), `${t('workload.sheet')}-${formatDay(now)}.xlsx`)
}

import type { LoaderFunctionArgs } from '@remix-run/node'
import { statusAt } from '#app/domain/challenge/lifecycle.ts'
import { isLookedAt, MonitorFilter } from '#app/domain/monitor/filter.ts'
import { answerWorkbook } from '#app/http/download.ts'
import { parseSearch } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { formatDay, formatInstant, nameIn, namesIn, titleIn } from '#app/i18n/format.ts'
import { i18nFor, languageOf } from '#app/i18n/i18n.server.ts'
import { requireMember } from '#app/server/session.server.ts'
import { listCorridor } from '#app/services/challenge/list-corridor.server.ts'
import { writeWorkbook } from '#app/services/import/write-spreadsheet.server.ts'
import { exportMonitor } from '#app/services/monitor/export-monitor.server.ts'

const column = (header: string, width = 16) => ({ header, width })

/** What the monitor shows, as .xlsx: figures, who solves whose problems, and the rows. */
export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const filter = parseSearch(request, MonitorFilter)
	const now = context.now()
	const outcome = await exportMonitor({ store: context.store, actor, filter, now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { figures, solved, rows, count } = outcome.value
	const language = await languageOf(request)
	const t = i18nFor(language).getFixedT(null, ['monitor', 'challenge'])
	const { chains, cities } = await listCorridor(context.store, now)
	const titleOf = (named: readonly { slug: string; nameZh: string; nameEn: string }[], slug: string | null) => {
		const found = named.find((one) => one.slug === slug)
		return found ? titleIn(language, found) : ''
	}
	const sheets = [
		{
			name: t('sheet.figures'),
			columns: [column(t('sheet.figure'), 30), column(t('sheet.value'), 20)],
			rows: [
				[t('subtitle', { at: formatInstant(now) }), null],
				[t('filter.from'), filter.from?.text ?? t('filter.all')],
				[t('filter.to'), filter.to?.text ?? t('filter.all')],
				[t('filter.chain'), filter.chain ? titleOf(chains, filter.chain) : t('filter.all')],
				[t('filter.city'), filter.city ? titleOf(cities, filter.city) : t('filter.all')],
				[t('measure.posted'), figures.posted],
				[t('measure.bid-on'), figures.bidOn],
				[t('measure.awarded'), figures.awarded],
				[t('measure.unfilled'), figures.unfilled],
				[t('bids'), figures.bids],
				...(figures.hidden > 0 ? [[t('hidden', { count: figures.hidden }), null]] : []),
				[t('rows.budget'), figures.askedFen / 1_000_000],
				...figures.byStage.map(({ stage, count }) => [t(`challenge:stage.${stage}`), count]),
				...chains.filter(({ slug }) => isLookedAt(filter.chain, slug)).map(({ slug }) => [titleOf(chains, slug), figures.byChain.get(slug) ?? 0]),
				...cities.filter(({ slug }) => isLookedAt(filter.city, slug)).map(({ slug }) => [titleOf(cities, slug), figures.byCity.get(slug) ?? 0]),
				...(rows.length < count ? [[t('sheet.shortened', { shown: rows.length, count }), null]] : []),
			],
		},
		{
			name: t('sheet.matrix'),
			columns: [column(t('rows.issuerCity')), column(t('rows.solverCity')), column(t('count'), 10)],
			rows: solved.map((cell) => [titleOf(cities, cell.issuerCity), titleOf(cities, cell.solverCity), cell.count]),
		},
		{
			name: t('sheet.rows'),
			columns: [
				column(t('rows.code')),
				column(t('rows.challenge'), 40),
				column(t('rows.chain')),
				column(t('rows.issuer'), 28),
				column(t('rows.issuerCity')),
				column(t('rows.solver'), 28),
				column(t('rows.solverCity')),
				column(t('rows.status')),
				column(t('rows.budget')),
				column(t('rows.bids'), 10),
				column(t('rows.released')),
				column(t('sheet.closes'), 18),
			],
			rows: rows.map((row) => [
				row.code,
				row.title,
				titleOf(chains, row.chainSlug),
				nameIn(language, { name: row.issuerName, nameEn: row.issuerNameEn }),
				titleOf(cities, row.citySlug),
				namesIn(language, row.solvers),
				titleOf(cities, row.solverCity),
				t(`challenge:status.${statusAt(row, now)}`),
				row.budgetFen === null ? row.budgetNote : row.budgetFen / 1_000_000,
				row.bidCount ?? t('rows.hidden'),
				row.bidsOpenAt ? formatDay(row.bidsOpenAt) : '',
				row.bidsCloseAt ? formatInstant(row.bidsCloseAt) : '',
			]),
		},
	]
	return answerWorkbook(await writeWorkbook(sheets), `${t('sheet.file')}-${formatDay(now)}.xlsx`)
}

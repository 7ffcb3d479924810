import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type DemandValues, indicatorNamesIn } from '#app/domain/challenge/demand-values.ts'
import { comparators } from '#app/domain/challenge/indicator.ts'
import { type ReviewField, type SheetField, sheetOf } from '#app/domain/review/demand-sheet.ts'
import { type IndicatorLine, IndicatorTable } from '../challenge/indicator-table.tsx'
import { useDemandTexts } from '../challenge/use-demand-texts.ts'

type Cities = Parameters<typeof useDemandTexts>[0]
type Sheet = {
	values: DemandValues
	cities: Cities
	lang: string
	notes?: readonly { field: string; note: string }[]
	/** What stands under each field, such as a box to write in; with it, empty fields stay open to it under a fold. */
	beside?: (field: ReviewField) => ReactNode
	/** Whether the fold of empty fields holds something to be seen. */
	isFoldOpen?: boolean
}

/** A version of a demand, field by field in the order of its form, with what was noted beside each. */
export function DemandSheet({ values, cities, lang, notes = [], beside, isFoldOpen = false }: Sheet) {
	const { t } = useTranslation(['review', 'demand'])
	const texts = useDemandTexts(cities)
	const fields = sheetOf(values)
	const isEmpty = ({ field, text, rows }: SheetField) => text === '' && rows.length === 0 && !notes.some((one) => one.field === field)
	const empties = fields.filter(isEmpty)
	return (
		<div className="sheet">
			{fields.map((one) =>
				isEmpty(one) ? null : (
					<section key={one.field} className={beside && one.rows.length === 0 ? 'with-box' : undefined}>
						<div>
							<h3>{texts.label(one.field)}</h3>
							<SheetValue of={one} values={values} cities={cities} lang={lang} />
							{notes.flatMap(({ field, note }) =>
								field === one.field ? (
									<p key={note} className="sheet-note prose">
										<strong>{t('page.annotations')}</strong> {note}
									</p>
								) : (
									[]
								),
							)}
						</div>
						{beside?.(one.field)}
					</section>
				),
			)}
			{empties.length === 0 ? null : beside ? (
				<details open={isFoldOpen}>
					<summary>{t('return.empties', { count: empties.length })}</summary>
					{empties.map(({ field }) => (
						<Fragment key={field}>{beside(field)}</Fragment>
					))}
				</details>
			) : (
				<section>
					<h3>{t('page.empty')}</h3>
					<p className="muted">{empties.map(({ field }) => texts.label(field)).join(' · ')}</p>
				</section>
			)}
		</div>
	)
}

function SheetValue({ of: { field, text, rows }, values, cities, lang }: { of: SheetField; values: DemandValues; cities: Cities; lang: string }) {
	const texts = useDemandTexts(cities)
	if (rows.length === 0) {
		return (
			<p className="prose" lang={lang}>
				{texts.value(field, text)}
			</p>
		)
	}
	const shown = field === 'indicators' ? ['baseline', 'weight'] : null
	const names = indicatorNamesIn(values)
	const lines = rows.flatMap(({ key, cells }) => {
		const said = cells.filter((cell) => cell.text !== '' && (shown === null || shown.includes(cell.column)))
		return said.length > 0 ? [{ key, said }] : []
	})
	return (
		<>
			{field === 'indicators' ? <IndicatorTable indicators={rows.map(lineOf)} lang={lang} /> : null}
			{lines.length > 0 ? (
				<ul className="bullets">
					{lines.map(({ key, said }) => (
						<li key={key} lang={lang}>
							{said.map(({ column, text: cell }) => `${texts.label(`${field}.${key}.${column}`, names)} ${cell}`).join('；')}
						</li>
					))}
				</ul>
			) : null}
		</>
	)
}

function lineOf({ key, cells }: SheetField['rows'][number]): IndicatorLine {
	const cell = (column: string) => cells.find((one) => one.column === column)?.text ?? ''
	return {
		id: key,
		name: cell('name'),
		comparator: comparators.find((one) => one === cell('comparator')) ?? 'text',
		target: cell('target'),
		targetUpper: cell('targetUpper') || null,
		unit: cell('unit'),
		verification: cell('verification'),
		isMust: cell('isMust') === 'on',
	}
}

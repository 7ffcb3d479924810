import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { EditConflict } from '#app/domain/draft/draft.ts'
import { judgements } from '#app/domain/evaluation/lifecycle.ts'
import { sheetGaps, totalOf } from '#app/domain/evaluation/sheet.ts'
import { sheetIn, sheetLimits } from '#app/domain/evaluation/sheet-form.ts'
import { type IndicatorLine, Target } from '../challenge/indicator-table.tsx'
import { EditConflicts } from '../draft/edit-conflicts.tsx'
import { EditNewsNote } from '../draft/edit-news-note.tsx'
import { ShownAtFirst } from '../draft/shown-at-first.tsx'
import { useDraftForm } from '../draft/use-draft-form.ts'
import { Banner } from '../ui/banner.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { SelectField, TextArea, TextField } from '../ui/field.tsx'
import { SheetProgress } from './sheet-progress.tsx'
import { type SheetSubject, sheetFieldId, useSheetLabel } from './use-sheet-label.ts'

const formId = 'sheet'
const numbered = (criteria: SheetSubject['criteria']) => criteria.map(({ name }, at) => ({ name, points: `points.${at}`, comment: `criteria.${at}` }))
type Fields = Readonly<Record<string, string>>

type Editor = Pick<SheetSubject, 'criteria'> & {
	sheetId: string
	revision: number
	savedAt: Date
	stored: Fields
	/** What was typed in its place and could not be saved without JavaScript. */
	unsaved: Fields
	indicators: readonly IndicatorLine[]
	/** What the bid promises, by indicator. */
	promises: Fields
	/** What the last save without JavaScript found. */
	found: { errors: Readonly<Record<string, readonly string[]>>; conflicts: readonly EditConflict[] }
}

/** The form of a score sheet, saved as it is typed; without JavaScript its buttons save. */
export function SheetEditor({ sheetId, revision, savedAt, stored, unsaved, criteria, indicators, promises, found }: Editor) {
	const { t } = useTranslation(['sheet', 'draft'])
	const fields = { ...stored, ...unsaved }
	const page = `/expert/sheets/${sheetId}`
	const saving = { action: `${page}/draft`, storageKey: `sheet-${sheetId}`, base: stored, revision, savedAt }
	const { form, typed, saver, conflicts, errorOf, changed, submitted } = useDraftForm({ ...saving, fields, found, reviewAt: `${page}/submit` })
	const labelOf = useSheetLabel({ criteria, indicators })
	const content = sheetIn(typed)
	const ids = indicators.map(({ id }) => id)
	const control = (field: string) => ({ id: sheetFieldId(field), name: field, defaultValue: fields[field], error: errorOf(field) })
	const options = judgements.map((value) => ({ value, label: t(`judgement.${value}`) }))
	const textOf = (field: string, value: string) =>
		(field.startsWith('judgements.') ? options.find((one) => one.value === value)?.label : value) || t('draft:none')

	return (
		<>
			<ErrorSummary errors={Object.keys(found.errors).map((field) => ({ id: sheetFieldId(field), text: `${labelOf(field)} – ${errorOf(field) ?? ''}` }))} />
			{saver.isRestored ? <Banner>{t('draft:restored')}</Banner> : null}
			<EditConflicts
				conflicts={conflicts}
				labelOf={labelOf}
				textOf={textOf}
				{...(saver.state.conflicts.length > 0 ? { onMine: saver.takeMine, onTheirs: saver.takeTheirs } : {})}
			/>
			<EditNewsNote news={saver.state.news} labelOf={labelOf} />
			<Form method="post" id={formId} className="sheet-form" ref={form} onInput={changed} onSubmit={submitted} noValidate>
				<input type="hidden" name="revision" value={revision} />
				<ShownAtFirst fields={stored} />
				<h2>{t('page.criteria')}</h2>
				{numbered(criteria).map(({ name, points, comment }) => (
					<section key={points} className="scored" aria-label={name}>
						<TextField {...control(points)} label={labelOf(points)} inputMode="numeric" autoComplete="off" isShort />
						<TextArea {...control(comment)} label={labelOf(comment)} maxLength={sheetLimits.comment} rows={3} />
					</section>
				))}
				<h2>{t('page.indicators')}</h2>
				{indicators.map((indicator) => (
					<section key={indicator.id} className="scored" aria-label={indicator.name}>
						<dl className="scored-values">
							<div>
								<dt>{t('page.target')}</dt>
								<dd>
									<Target indicator={indicator} />
								</dd>
							</div>
							<div>
								<dt>{t('page.promised')}</dt>
								<dd>
									{promises[indicator.id] || t('page.none')} {promises[indicator.id] ? indicator.unit : null}
								</dd>
							</div>
						</dl>
						<SelectField
							{...control(`judgements.${indicator.id}`)}
							label={labelOf(`judgements.${indicator.id}`)}
							placeholder={t('page.choose')}
							options={options}
						/>
						<TextArea
							{...control(`indicators.${indicator.id}`)}
							label={labelOf(`indicators.${indicator.id}`)}
							hint={t('page.commentHint')}
							maxLength={sheetLimits.comment}
							rows={2}
						/>
					</section>
				))}
				<h2>{t('page.overall')}</h2>
				<TextArea {...control('overall')} label={labelOf('overall')} maxLength={sheetLimits.overall} rows={6} />
				<SheetProgress
					formId={formId}
					saving={saver.state}
					total={totalOf(content.points, criteria)}
					gaps={sheetGaps(content, criteria, ids)}
					labelOf={labelOf}
				/>
			</Form>
		</>
	)
}

import { Form, useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { bidSections, type Gap, gapsOf } from '#app/domain/bid/content.ts'
import { contentIn, limits, shownOf, togetherSent } from '#app/domain/bid/draft-form.ts'
import { priceUnits } from '#app/domain/bid/price.ts'
import type { EditConflict } from '#app/domain/draft/draft.ts'
import type { IndicatorLine } from '../challenge/indicator-table.tsx'
import { EditConflicts } from '../draft/edit-conflicts.tsx'
import { EditNewsNote } from '../draft/edit-news-note.tsx'
import { ShownAtFirst } from '../draft/shown-at-first.tsx'
import { useDraftForm } from '../draft/use-draft-form.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { SelectField, TextArea, TextField } from '../ui/field.tsx'
import type { NamedPartner } from './consortium-table.tsx'
import { type EditorSide, SideOfEditor } from './editor-side.tsx'
import { PromiseTable } from './promise-table.tsx'
import { fieldId, useFieldLabel } from './use-field-label.ts'
import { usePriceText } from './use-price-text.ts'

const formId = 'bid'

type Editor = {
	bidId: string
	/** Whether a sealed version stands that the next change leaves behind. */
	isStanding: boolean
	revision: number
	savedAt: Date
	/** What is saved, by field. */
	stored: Readonly<Record<string, string>>
	/** What was typed in its place and could not be saved without JavaScript. */
	unsaved: Readonly<Record<string, string>>
	indicators: readonly IndicatorLine[]
	/** What is said of single indicators, by id. */
	marks?: ReadonlyMap<string, string>
	budget: string
	/** Its consortium, which is changed by commands of its own, and what is missing of it. */
	partners: readonly NamedPartner[]
	consortiumGaps: readonly Gap[]
	/** What the last save without JavaScript found. */
	found: { errors: Readonly<Record<string, readonly string[]>>; conflicts: readonly EditConflict[] }
	side: EditorSide
}

/** The form of a bid, saved as it is typed; without JavaScript its buttons save. */
export function BidEditor({ bidId, isStanding, revision, savedAt, stored, unsaved, indicators, marks, budget, partners, consortiumGaps, found, side }: Editor) {
	const { t } = useTranslation(['bid', 'draft'])
	const fields = { ...stored, ...unsaved }
	const { form, typed, saver, conflicts, errorOf, changed, submitted } = useDraftForm({
		action: `/bidder/bids/${bidId}/draft`,
		storageKey: `bid-${bidId}`,
		base: stored,
		revision,
		savedAt,
		show: shownOf,
		groups: togetherSent,
		fields,
		found,
		reviewAt: `/bidder/bids/${bidId}/seal`,
	})
	const priceText = usePriceText()
	const textOf = (field: string, value: string) => (field === 'price' ? priceText(value === '' ? null : Number(value)) : value || t('draft:none'))
	const isBusy = useGoOn(saver.state.savedAt, isStanding)
	const labelOf = useFieldLabel(indicators, partners)
	const gaps = [...gapsOf(contentIn(typed), indicators), ...consortiumGaps]

	return (
		<div className="detail">
			<div>
				<ErrorSummary errors={Object.keys(found.errors).map((field) => ({ id: fieldId(field), text: `${labelOf(field)} – ${errorOf(field) ?? ''}` }))} />
				{saver.isRestored ? <Banner>{t('draft:restored')}</Banner> : null}
				<EditConflicts
					conflicts={conflicts}
					labelOf={labelOf}
					textOf={textOf}
					{...(saver.state.conflicts.length > 0 ? { onMine: saver.takeMine, onTheirs: saver.takeTheirs } : {})}
				/>
				<EditNewsNote news={saver.state.news} labelOf={labelOf} />
				<Form method="post" id={formId} className="bid-form" ref={form} onInput={changed} onSubmit={submitted} noValidate>
					<input type="hidden" name="revision" value={revision} />
					<ShownAtFirst fields={stored} />
					<h2>
						{t('edit.promises')}
						<small>{t('edit.promisesHint')}</small>
					</h2>
					<PromiseTable indicators={indicators} shown={fields} typed={typed} errorOf={errorOf} marks={marks} />
					<h2>{t('edit.words')}</h2>
					{bidSections.map((section) => (
						<TextArea
							key={section}
							id={fieldId(section)}
							name={section}
							label={t(`edit.sections.${section}`)}
							hint={t(`edit.hints.${section}`)}
							defaultValue={fields[section]}
							error={errorOf(section)}
							maxLength={limits.section}
							rows={section === 'approach' ? 9 : 5}
						/>
					))}
					<h2>{t('edit.price')}</h2>
					<div className="price-fields">
						<TextField
							id={fieldId('price')}
							name="price"
							inputMode="decimal"
							autoComplete="off"
							isShort
							label={t('edit.amount')}
							hint={t('edit.priceOf', { money: budget })}
							defaultValue={fields.price}
							error={errorOf('price')}
						/>
						<SelectField
							name="priceUnit"
							label={t('edit.unit')}
							defaultValue={fields.priceUnit}
							options={priceUnits.map((unit) => ({ value: unit, label: t(`edit.units.${unit}`) }))}
						/>
					</div>
					<div className="actions">
						<Button disabled={isBusy}>{t('edit.save')}</Button>
					</div>
				</Form>
			</div>
			<SideOfEditor {...side} formId={formId} saving={saver.state} gaps={gaps} labelOf={labelOf} />
		</div>
	)
}

/** After the first change to a sealed bid the page is read again, so that it says which version stands. */
function useGoOn(savedAt: Date, isStanding: boolean): boolean {
	const { revalidate, state } = useRevalidator()
	const first = useRef(savedAt)
	useEffect(() => {
		if (isStanding && savedAt !== first.current) revalidate()
	}, [savedAt, isStanding, revalidate])
	return state === 'loading'
}

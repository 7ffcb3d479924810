import type { FieldMetadata, FormMetadata } from '@conform-to/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { ClarificationForm } from '#app/domain/challenge/clarification-form.ts'
import { sumOf } from '#app/domain/challenge/demand-rows.ts'
import { comparators } from '#app/domain/challenge/indicator.ts'
import { mostPayments } from '#app/domain/challenge/terms.ts'
import { BoundArea, BoundCheck, BoundSelect, BoundText } from '../form/bound-fields.tsx'
import { useErrorText } from '../form/error-text.ts'
import { Button } from '../ui/button.tsx'

export type ClarificationInput = z.input<typeof ClarificationForm>
type Fieldset = { [Name in keyof ClarificationInput]-?: FieldMetadata<ClarificationInput[Name], ClarificationInput> }
type Fields = { form: FormMetadata<ClarificationInput>; fields: Fieldset; lang: string }

const wanted = ['problem', 'stateOfArt', 'researchContent', 'goal', 'deliverables'] as const
const measured = ['indicatorText', 'acceptanceCriteria', 'offered'] as const
const terms = ['conditions', 'ipRule', 'backgroundIp', 'incomeSplit'] as const

/** What of a released demand a clarification may change, as it stands now; rows of indicators can be added, none taken away; those of payments come and go. */
export function ClarificationFields({ form, fields, lang }: Fields) {
	const { t } = useTranslation(['clarify', 'demand', 'write'])
	const area = (name: (typeof wanted | typeof measured | typeof terms)[number]) => (
		<BoundArea key={name} field={fields[name]} label={t(`demand:field.${name}`)} lang={lang} />
	)
	return (
		<>
			<fieldset>
				<legend className="section">{t('form.why')}</legend>
				<BoundArea field={fields.reason} label={t('form.reason')} hint={t('form.reasonHint')} lang={lang} />
			</fieldset>
			<fieldset>
				<legend className="section">{t('form.measure')}</legend>
				<Indicators form={form} field={fields.indicators} />
				{measured.map(area)}
			</fieldset>
			<fieldset>
				<legend className="section">{t('form.what')}</legend>
				{wanted.map(area)}
			</fieldset>
			<fieldset>
				<legend className="section">{t('form.terms')}</legend>
				<BoundText field={fields.budget} inputMode="decimal" label={t('demand:field.budgetFen')} hint={t('write:hint.budgetFen')} isShort />
				<BoundText field={fields.budgetNote} label={t('demand:field.budgetNote')} />
				<Payments form={form} field={fields.payments} />
				<BoundText field={fields.durationMonths} inputMode="numeric" label={t('demand:field.durationMonths')} hint={t('write:hint.durationMonths')} isShort />
				{terms.map(area)}
			</fieldset>
		</>
	)
}

function Indicators({ form, field }: { form: Fields['form']; field: Fieldset['indicators'] }) {
	const { t } = useTranslation(['clarify', 'challenge', 'demand', 'write'])
	return (
		<>
			<ol className="indicator-rows">
				{field.getFieldList().map((row, at) => {
					const { id, name, comparator, target, targetUpper, unit, verification, isMust } = row.getFieldset()
					const isKnown = typeof id.initialValue === 'string'
					return (
						<li key={row.key}>
							<fieldset>
								<legend>{isKnown ? name.initialValue : t('form.addition')}</legend>
								{isKnown ? (
									<>
										<input type="hidden" name={id.name} value={id.initialValue} />
										<input type="hidden" name={name.name} value={name.initialValue} />
									</>
								) : (
									<BoundText field={name} label={t('demand:column.name')} />
								)}
								<BoundSelect
									field={comparator}
									label={t('demand:column.comparator')}
									options={comparators.map((one) => ({ value: one, label: t(`challenge:edit.comparator.${one}`) }))}
								/>
								<BoundText field={target} label={t('demand:column.target')} />
								<BoundText field={targetUpper} label={t('demand:column.targetUpper')} />
								<BoundText field={unit} label={t('demand:column.unit')} />
								<BoundText field={verification} label={t('demand:column.verification')} />
								<BoundCheck field={isMust} label={t('demand:column.isMust')} />
								{isKnown ? null : (
									<Button variant="quiet" {...form.remove.getButtonProps({ name: field.name, index: at })}>
										{t('write:indicator.removeShort')}
									</Button>
								)}
							</fieldset>
						</li>
					)
				})}
			</ol>
			<div className="actions">
				<Button variant="quiet" {...form.insert.getButtonProps({ name: field.name, defaultValue: { comparator: 'at-least', isMust: 'on' } })}>
					{t('write:indicator.add')}
				</Button>
			</div>
		</>
	)
}

/** When which share is paid: rows that come and go, and what their shares make together. */
function Payments({ form, field }: { form: Fields['form']; field: Fieldset['payments'] }) {
	const { t } = useTranslation(['clarify', 'demand', 'write'])
	const error = useErrorText()(field.errors)
	const rows = field.getFieldList()
	const shares = rows.map((row) => row.getFieldset().share.value).filter((share) => typeof share === 'string')
	const last = rows.at(-1)?.getFieldset().due.id
	useFocusOnRows(rows.length, { added: last, removed: field.id })
	return (
		<fieldset className="field" id={field.id} tabIndex={-1}>
			<legend>{t('demand:field.payments')}</legend>
			{error ? <span className="error">{error}</span> : null}
			{rows.map((row, at) => {
				const { due, share } = row.getFieldset()
				const what = t('demand:numbered', { what: t('demand:field.payments'), number: at + 1 })
				return (
					<div key={row.key} className="payment">
						<BoundText field={due} label={t('demand:rowOf', { what, column: t('demand:column.due') })} />
						<BoundText field={share} inputMode="numeric" label={t('demand:rowOf', { what, column: `${t('demand:column.share')} %` })} isShort />
						<Button variant="quiet" {...form.remove.getButtonProps({ name: field.name, index: at })} aria-label={t('write:row.remove', { number: at + 1 })}>
							{t('write:indicator.removeShort')}
						</Button>
					</div>
				)
			})}
			{rows.length > 0 ? <p role="status">{t('write:row.sum', { sum: sumOf(shares) })}</p> : null}
			{rows.length < mostPayments ? (
				<div className="actions">
					<Button variant="quiet" {...form.insert.getButtonProps({ name: field.name, defaultValue: {} })}>
						{t('form.addPayment')}
					</Button>
				</div>
			) : null}
		</fieldset>
	)
}

/** Leads the keyboard to a row that was added, and to where rows are when the one it stood in is gone; both by id. */
function useFocusOnRows(count: number, { added, removed }: { added: string | undefined; removed: string }) {
	const before = useRef(count)
	useEffect(() => {
		if (count === before.current) return
		document.getElementById(count > before.current ? (added ?? removed) : removed)?.focus()
		before.current = count
	}, [count, added, removed])
}

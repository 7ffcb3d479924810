import type { FieldMetadata, FormMetadata } from '@conform-to/react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { challengeKinds, solutionModes } from '#app/domain/challenge/challenge.ts'
import type { ChallengeForm } from '#app/domain/challenge/forms.ts'
import { comparators } from '#app/domain/challenge/indicator.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { BoundArea, BoundCheck, BoundSelect, BoundText } from '../form/bound-fields.tsx'
import { Button } from '../ui/button.tsx'

type Input = z.input<typeof ChallengeForm>
type ChallengeFieldset = { [Name in keyof Input]-?: FieldMetadata<Input[Name], Input> }

/** The form of a challenge in its sections; rows of indicators are added and taken away with or without JavaScript. */
export function ChallengeFields({
	form,
	fields,
	cities,
}: {
	form: FormMetadata<Input>
	fields: ChallengeFieldset
	cities: readonly { slug: string; nameZh: string; nameEn: string }[]
}) {
	const { t } = useTranslation('challenge')
	const format = useFormat()
	return (
		<>
			<fieldset>
				<legend className="section">{t('edit.sections.what')}</legend>
				<BoundText field={fields.title} label={t('edit.fields.title')} hint={t('edit.fields.titleHint')} />
				<BoundSelect field={fields.kind} label={t('page.kind')} options={challengeKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))} />
				<BoundText field={fields.issuerName} label={t('edit.fields.issuerName')} hint={t('edit.fields.issuerNameHint')} />
				<BoundSelect
					field={fields.citySlug}
					label={t('edit.fields.city')}
					placeholder={t('edit.fields.asIssuer')}
					options={cities.map((city) => ({ value: city.slug, label: format.title(city) }))}
				/>
				<BoundArea field={fields.problem} label={t('page.problem')} />
				<BoundArea field={fields.researchContent} label={t('page.researchContent')} />
				<BoundArea field={fields.goal} label={t('page.goal')} />
				<BoundArea field={fields.deliverables} label={t('page.deliverables')} />
				<BoundText field={fields.field} label={t('page.field')} />
				<BoundText field={fields.keywords} label={t('page.keywords')} hint={t('edit.fields.keywordsHint')} />
			</fieldset>
			<fieldset>
				<legend className="section">{t('edit.sections.measure')}</legend>
				<IndicatorRows form={form} field={fields.indicators} />
				<BoundArea field={fields.indicatorText} label={t('edit.fields.indicatorText')} hint={t('edit.fields.indicatorTextHint')} />
				<BoundArea field={fields.acceptanceCriteria} label={t('page.acceptanceCriteria')} />
				<BoundArea field={fields.offered} label={t('page.offered')} />
			</fieldset>
			<fieldset>
				<legend className="section">{t('edit.sections.terms')}</legend>
				<BoundText field={fields.budget} inputMode="decimal" label={t('edit.fields.budget')} hint={t('edit.fields.budgetHint')} isShort />
				<BoundText field={fields.budgetNote} label={t('edit.fields.budgetNote')} />
				<BoundText field={fields.durationMonths} inputMode="numeric" label={t('edit.fields.durationMonths')} isShort />
				<BoundText field={fields.bidsCloseAt} type="datetime-local" label={t('edit.fields.bidsCloseAt')} hint={t('edit.fields.bidsCloseAtHint')} isShort />
				<BoundSelect
					field={fields.solutionMode}
					label={t('page.solutionMode')}
					placeholder={t('edit.fields.choose')}
					options={solutionModes.map((mode) => ({ value: mode, label: t(`solutionMode.${mode}`) }))}
				/>
				<BoundArea field={fields.ipRule} label={t('page.ipRule')} />
				<BoundArea field={fields.conditions} label={t('page.conditions')} />
				<BoundCheck field={fields.showsBidCount} label={t('edit.fields.showsBidCount')} />
			</fieldset>
			<fieldset>
				<legend className="section">{t('edit.sections.contact')}</legend>
				<BoundText field={fields.contactName} label={t('edit.fields.contactName')} hint={t('edit.fields.contactHint')} />
				<BoundText field={fields.contactPhone} label={t('edit.fields.contactPhone')} />
				<BoundText field={fields.contactEmail} type="email" label={t('edit.fields.contactEmail')} />
			</fieldset>
		</>
	)
}

function IndicatorRows({ form, field }: { form: FormMetadata<Input>; field: ChallengeFieldset['indicators'] }) {
	const { t } = useTranslation('challenge')
	const rows = field.getFieldList()
	return (
		<>
			<ol className="indicator-rows">
				{rows.map((row, at) => {
					const { name, comparator, target, targetUpper, unit, verification, isMust } = row.getFieldset()
					return (
						<li key={row.key}>
							<fieldset>
								<legend className="visually-hidden">{t('edit.indicator.number', { number: at + 1 })}</legend>
								<BoundText field={name} label={t('edit.indicator.name')} />
								<BoundSelect
									field={comparator}
									label={t('edit.indicator.comparator')}
									options={comparators.map((one) => ({ value: one, label: t(`edit.comparator.${one}`) }))}
								/>
								<BoundText field={target} label={t('edit.indicator.target')} />
								<BoundText field={targetUpper} label={t('edit.indicator.upper')} />
								<BoundText field={unit} label={t('edit.indicator.unit')} />
								<BoundText field={verification} label={t('edit.indicator.verification')} />
								<BoundCheck field={isMust} label={t('edit.indicator.isMust')} />
								<Button variant="quiet" {...form.remove.getButtonProps({ name: field.name, index: at })}>
									{t('edit.indicator.remove')}
								</Button>
							</fieldset>
						</li>
					)
				})}
			</ol>
			<div className="actions">
				<Button variant="quiet" {...form.insert.getButtonProps({ name: field.name, defaultValue: { comparator: 'at-least', isMust: 'on' } })}>
					{t('edit.indicator.add')}
				</Button>
			</div>
		</>
	)
}

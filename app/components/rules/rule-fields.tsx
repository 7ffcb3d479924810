import type { ComponentPropsWithoutRef } from 'react'
import { useTranslation } from 'react-i18next'
import { dayCounts } from '#app/domain/calendar/working-days.ts'
import { evaluationModes, keyDuties, objectionForms, type RulePackForm, rankingFormulas, recordReaders } from '#app/domain/rules/rule-pack.ts'
import { BoundArea, BoundSelect, BoundText } from '../form/bound-fields.tsx'
import { useErrorText } from '../form/error-text.ts'
import { ChoiceField } from '../ui/field.tsx'

type Bound = ComponentPropsWithoutRef<typeof BoundText>['field']

/** The fields of a version of rules. */
export function RuleFields({ fields }: { fields: Record<keyof RulePackForm, Bound> }) {
	const { t } = useTranslation('rules')
	const labels = useRuleLabels()
	const errorText = useErrorText()
	const forms = fields.objectionForms
	const chosen = Array.isArray(forms.initialValue) ? forms.initialValue.map(String) : typeof forms.initialValue === 'string' ? [forms.initialValue] : []
	const number = (
		key: Exclude<keyof typeof labels, 'source' | 'noticeCounts' | 'objectionForms' | 'openingKeys' | 'openingRecord' | 'evaluation' | 'ranking'>,
		hint: string,
	) => <BoundText field={fields[key]} label={labels[key]} hint={hint} inputMode="decimal" autoComplete="off" isShort />
	const days = t('hint.days')
	return (
		<>
			<BoundArea field={fields.source} label={labels.source} hint={t('hint.source')} rows={2} />
			{number('reviewDays', days)}
			{number('minimumWindowDays', days)}
			{number('questionsCloseDays', days)}
			{number('answerDays', days)}
			{number('correctionHours', t('hint.hours'))}
			{number('noticeDays', days)}
			<BoundSelect field={fields.noticeCounts} label={labels.noticeCounts} options={dayCounts.map((value) => ({ value, label: t(`counts.${value}`) }))} />
			<ChoiceField
				legend={labels.objectionForms}
				type="checkbox"
				name={forms.name}
				id={forms.id}
				options={objectionForms.map((value) => ({ value, label: t(`forms.${value}`) }))}
				chosen={chosen}
				error={errorText(forms.errors)}
			/>
			{number('objectionAcceptDays', days)}
			{number('objectionDecideDays', days)}
			{number('consortiumMost', '')}
			{number('minimumBids', t('hint.minimumBids'))}
			{number('publicShareMost', '%')}
			{number('issuerMultiple', '')}
			{number('minimumAmount', t('hint.amount'))}
			{number('maximumMonths', '')}
			<BoundSelect field={fields.openingKeys} label={labels.openingKeys} options={keyDuties.map((value) => ({ value, label: t(`keys.${value}`) }))} />
			<BoundSelect field={fields.openingRecord} label={labels.openingRecord} options={recordReaders.map((value) => ({ value, label: t(`record.${value}`) }))} />
			<BoundSelect field={fields.evaluation} label={labels.evaluation} options={evaluationModes.map((value) => ({ value, label: t(`evaluation.${value}`) }))} />
			{number('scoringDays', days)}
			<BoundSelect field={fields.ranking} label={labels.ranking} options={rankingFormulas.map((value) => ({ value, label: t(`ranking.${value}`) }))} />
			{number('outlierPoints', t('hint.outlierPoints'))}
		</>
	)
}

/** The labels of these fields, for the summary of errors. */
export function useRuleLabels() {
	const { t } = useTranslation('rules')
	return {
		source: t('source'),
		reviewDays: t('key.reviewDays'),
		minimumWindowDays: t('key.minimumWindowDays'),
		questionsCloseDays: t('key.questionsCloseDays'),
		answerDays: t('key.answerDays'),
		correctionHours: t('key.correctionHours'),
		noticeDays: t('key.noticeDays'),
		noticeCounts: t('key.noticeCounts'),
		objectionForms: t('key.objectionForms'),
		objectionAcceptDays: t('key.objectionAcceptDays'),
		objectionDecideDays: t('key.objectionDecideDays'),
		consortiumMost: t('key.consortiumMost'),
		minimumBids: t('key.minimumBids'),
		publicShareMost: t('key.publicShareMost'),
		issuerMultiple: t('key.issuerMultiple'),
		minimumAmount: t('amount'),
		maximumMonths: t('key.maximumMonths'),
		openingKeys: t('key.openingKeys'),
		openingRecord: t('key.openingRecord'),
		evaluation: t('key.evaluation'),
		scoringDays: t('key.scoringDays'),
		ranking: t('key.ranking'),
		outlierPoints: t('key.outlierPoints'),
	}
}

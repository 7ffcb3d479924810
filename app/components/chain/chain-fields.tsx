import type { ComponentPropsWithoutRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import { BoundSelect, BoundText } from '../form/bound-fields.tsx'

type Bound = ComponentPropsWithoutRef<typeof BoundText>['field']

/** The facts of a chain that may change: names, hue, lead institute. */
export function ChainFields({
	fields,
	institutes,
}: {
	fields: Record<'nameZh' | 'nameEn' | 'hue' | 'lead', Bound>
	institutes: readonly { slug: string; name: string; nameEn: string | null }[]
}) {
	const { t } = useTranslation('office')
	const { name } = useFormat()
	return (
		<>
			<BoundText field={fields.nameZh} label={t('chains.form.nameZh')} autoComplete="off" />
			<BoundText field={fields.nameEn} label={t('chains.form.nameEn')} autoComplete="off" />
			<BoundSelect
				field={fields.hue}
				label={t('chains.form.hue')}
				options={['1', '2', '3', '4', '5'].map((hue) => ({ value: hue, label: t('chains.form.hueOption', { hue }) }))}
			/>
			<BoundSelect
				field={fields.lead}
				label={t('chains.form.lead')}
				hint={t('chains.form.leadHint')}
				placeholder={t('chains.noLead')}
				options={institutes.map((institute) => ({ value: institute.slug, label: name(institute) }))}
			/>
		</>
	)
}

/** The labels of these fields, for the summary of errors. */
export function useChainLabels() {
	const { t } = useTranslation('office')
	return {
		slug: t('chains.form.slug'),
		codePrefix: t('chains.form.codePrefix'),
		nameZh: t('chains.form.nameZh'),
		nameEn: t('chains.form.nameEn'),
		hue: t('chains.form.hue'),
		lead: t('chains.form.lead'),
	}
}

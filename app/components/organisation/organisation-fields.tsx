import type { ComponentPropsWithoutRef } from 'react'
import { useTranslation } from 'react-i18next'
import { registrableKinds } from '#app/domain/organisation/organisation.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { BoundArea, BoundSelect, BoundText } from '../form/bound-fields.tsx'

type Bound = ComponentPropsWithoutRef<typeof BoundText>['field']
type Fields = Record<'organisationName' | 'kind' | 'creditCode' | 'citySlug' | 'introduction' | 'website', Bound>

/** What an organisation says of itself when it registers, and again when its bureau sent it back. */
export function OrganisationFields({ fields, cities }: { fields: Fields; cities: readonly { slug: string; nameZh: string; nameEn: string }[] }) {
	const { t } = useTranslation('organisation')
	const { title } = useFormat()
	return (
		<>
			<BoundText field={fields.organisationName} label={t('form.name')} hint={t('form.nameHint')} autoComplete="organization" />
			<BoundSelect
				field={fields.kind}
				label={t('form.kind')}
				placeholder={t('form.choose')}
				options={registrableKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
			/>
			<BoundText field={fields.creditCode} label={t('form.creditCode')} hint={t('form.creditCodeHint')} autoComplete="off" spellCheck={false} isShort />
			<BoundSelect
				field={fields.citySlug}
				label={t('form.city')}
				placeholder={t('form.choose')}
				options={cities.map((city) => ({ value: city.slug, label: title(city) }))}
			/>
			<BoundText field={fields.website} label={t('form.website')} type="text" inputMode="url" autoComplete="url" />
			<BoundArea field={fields.introduction} label={t('form.introduction')} />
		</>
	)
}

/** The labels of these fields, for the summary of errors. */
export function useOrganisationLabels() {
	const { t } = useTranslation('organisation')
	return {
		organisationName: t('form.name'),
		kind: t('form.kind'),
		creditCode: t('form.creditCode'),
		citySlug: t('form.city'),
		introduction: t('form.introduction'),
		website: t('form.website'),
	}
}

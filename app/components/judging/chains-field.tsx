import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import { useErrorText } from '../form/error-text.ts'
import { ChoiceField } from '../ui/field.tsx'

type Chain = { slug: string; nameZh: string; nameEn: string }
type Bound = { id: string; name: string; errors?: string[]; initialValue?: unknown }

/** The chains whose subjects an expert judges, bound to a field of a form. */
export function ChainsField({ field, chains }: { field: Bound; chains: readonly Chain[] }) {
	const { t } = useTranslation('judging')
	const { title } = useFormat()
	const error = useErrorText()(field.errors)
	return (
		<ChoiceField
			id={field.id}
			legend={t('experts.fields')}
			hint={t('experts.fieldsHint')}
			type="checkbox"
			name={field.name}
			options={chains.map((chain) => ({ value: chain.slug, label: title(chain) }))}
			chosen={[field.initialValue].flat().filter((one) => typeof one === 'string')}
			{...(error ? { error } : {})}
		/>
	)
}

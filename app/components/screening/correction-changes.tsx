import { useTranslation } from 'react-i18next'
import type { CorrectableField } from '#app/domain/bid/screening.ts'
import { ChangedTexts } from '../challenge/field-changes.tsx'

type Changes = { changes: readonly { field: CorrectableField; before: string; after: string }[]; lang: string }

/** What a correction changed, field by field, before and after. */
export function CorrectionChanges({ changes, lang }: Changes) {
	const { t } = useTranslation(['bid', 'demand', 'screening'])
	return (
		<table className="stacked changes">
			<caption className="visually-hidden">{t('screening:correction.changes')}</caption>
			<thead>
				<tr>
					<th scope="col">{t('demand:changes.field')}</th>
					<th scope="col">{t('demand:changes.before')}</th>
					<th scope="col">{t('demand:changes.after')}</th>
				</tr>
			</thead>
			<tbody>
				{changes.map(({ field, before, after }) => (
					<tr key={field}>
						<th scope="row">{t(`edit.sections.${field}`)}</th>
						<ChangedTexts lang={lang} before={before} after={after} />
					</tr>
				))}
			</tbody>
		</table>
	)
}

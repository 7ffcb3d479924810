import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import { useDemandTexts } from '../challenge/use-demand-texts.ts'

type Cities = Parameters<typeof useDemandTexts>[0]

/** What is said field by field, each under the name of its field; leads to the field where a form of that id is on the page. */
export function FieldNotes({ notes, cities, formId }: { notes: readonly { field: string; note: string }[]; cities: Cities; formId?: string }) {
	const texts = useDemandTexts(cities)
	return (
		<dl className="field-notes">
			{notes.map(({ field, note }) => (
				<div key={`${field} ${note}`}>
					<dt>{formId ? <a href={`#${formId}-${field}`}>{texts.label(field)}</a> : texts.label(field)}</dt>
					<dd className="prose">{note}</dd>
				</div>
			))}
		</dl>
	)
}

/** Reasons by field as notes in their order. */
export const notesOf = (reasons: Readonly<Record<string, string>>) => Object.entries(reasons).map(([field, note]) => ({ field, note }))

type Returned = {
	note: string
	fieldReasons: Readonly<Record<string, string>>
	settledAt: Date | null
	annotations: readonly { field: string; note: string }[]
}

/** Why a demand was sent back, field by field: above its form and on its page, until it is submitted anew. */
export function ReturnReasons({ returned, cities, formId }: { returned: Returned; cities: Cities; formId?: string }) {
	const { t } = useTranslation('review')
	const format = useFormat()
	const { note, fieldReasons, settledAt, annotations } = returned
	const link = formId ? { formId } : {}
	return (
		<section className="banner warn">
			<h2>{t('returned.title', { day: settledAt ? format.day(settledAt) : '' })}</h2>
			<FieldNotes notes={notesOf(fieldReasons)} cities={cities} {...link} />
			{note ? (
				<dl className="field-notes">
					<div>
						<dt>{t('returned.whole')}</dt>
						<dd className="prose">{note}</dd>
					</div>
				</dl>
			) : null}
			{annotations.length > 0 ? (
				<details>
					<summary>{t('returned.broker')}</summary>
					<FieldNotes notes={annotations} cities={cities} {...link} />
				</details>
			) : null}
		</section>
	)
}

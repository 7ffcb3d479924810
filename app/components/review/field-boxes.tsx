import type { ComponentPropsWithoutRef } from 'react'
import type { DemandValues } from '#app/domain/challenge/demand-values.ts'
import { reviewFields } from '#app/domain/review/demand-sheet.ts'
import { useDemandTexts } from '../challenge/use-demand-texts.ts'
import { BoundArea } from '../form/bound-fields.tsx'
import { DemandSheet } from './demand-sheet.tsx'

type Bound = ComponentPropsWithoutRef<typeof BoundArea>['field']
type Boxes = {
	values: DemandValues
	cities: Parameters<typeof useDemandTexts>[0]
	lang: string
	/** The form's field of each field of the demand. */
	boxes: Readonly<Record<string, Bound | undefined>>
	label: (field: string) => string
	notes?: readonly { field: string; note: string }[]
}

/** A demand with a box to write in under each of its fields. */
export function FieldBoxes({ values, cities, lang, boxes, label, notes = [] }: Boxes) {
	const texts = useDemandTexts(cities)
	const isTouched = reviewFields.some((field) => !values[field] && (boxes[field]?.initialValue || boxes[field]?.errors))
	return (
		<DemandSheet
			values={values}
			cities={cities}
			lang={lang}
			notes={notes}
			isFoldOpen={Boolean(isTouched)}
			beside={(field) => {
				const box = boxes[field]
				return box ? <BoundArea field={box} label={label(texts.label(field))} rows={2} maxLength={1000} /> : null
			}}
		/>
	)
}

import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import { limitOf } from '#app/domain/challenge/demand-form.ts'
import { CheckField, SelectField, TextArea, TextField } from '../ui/field.tsx'

/** What a form of a demand shows at first, what stands in it by now, and what is said of each field. */
export type DemandState = {
	shown: Readonly<Record<string, string>>
	typed: Readonly<Record<string, string>>
	labelOf: (field: string) => string
	errorOf: (field: string) => string | undefined
}

/** The id of a field's control, for links to it. */
export function demandFieldId(field: string): string {
	return `demand-${field}`
}

type Own = 'id' | 'name' | 'defaultValue' | 'error' | 'label'
type Bound<Props> = { of: DemandState; field: string; label?: string } & Omit<Props, Own>

function bind({ of, field, label }: { of: DemandState; field: string; label?: string | undefined }) {
	const error = of.errorOf(field)
	const bound = { id: demandFieldId(field), name: field, label: label ?? of.labelOf(field), defaultValue: of.shown[field] ?? '' }
	return error === undefined ? bound : { ...bound, error }
}

/** A line of a demand. */
export function DemandText({ of, field, label, ...props }: Bound<ComponentPropsWithoutRef<typeof TextField>>) {
	return <TextField {...bind({ of, field, label })} maxLength={limitOf(field)} autoComplete="off" {...props} />
}

/** A passage of a demand. */
export function DemandArea({ of, field, label, ...props }: Bound<ComponentPropsWithoutRef<typeof TextArea>>) {
	return <TextArea {...bind({ of, field, label })} maxLength={limitOf(field)} {...props} />
}

/** A choice in a demand. */
export function DemandSelect({ of, field, label, ...props }: Bound<ComponentPropsWithoutRef<typeof SelectField>>) {
	return <SelectField {...bind({ of, field, label })} {...props} />
}

/** A box of a demand to tick. */
export function DemandCheck({ of, field, label }: { of: DemandState; field: string; label: ReactNode }) {
	return <CheckField id={demandFieldId(field)} name={field} value="on" defaultChecked={of.shown[field] === 'on'} label={label} />
}

/** What is wrong with a table as a whole, where a link of the summary leads. */
export function TableError({ of, field }: { of: DemandState; field: string }) {
	const error = of.errorOf(field)
	return (
		<div id={demandFieldId(field)} tabIndex={-1}>
			{error ? <p className="row-error">{error}</p> : null}
		</div>
	)
}

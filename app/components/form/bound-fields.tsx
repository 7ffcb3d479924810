import type { ComponentPropsWithoutRef } from 'react'
import { CheckField, SelectField, TextArea, TextField } from '../ui/field.tsx'
import { useErrorText } from './error-text.ts'

/** What a control needs of a field of conform's `useForm`. */
type Bound = { id: string; name: string; formId: string; errors?: string[]; initialValue?: unknown; required?: boolean; maxLength?: number }

function useBound({ id, name, formId, errors, initialValue, required, maxLength }: Bound) {
	const error = useErrorText()(errors)
	const defaultValue = typeof initialValue === 'string' ? initialValue : undefined
	return { id, name, form: formId, required, maxLength, defaultValue, ...(error === undefined ? {} : { error }) }
}

type Own = 'id' | 'name' | 'form' | 'error'

/** A line of text bound to a field of a form: value, limits, error. */
export function BoundText({ field, ...props }: { field: Bound } & Omit<ComponentPropsWithoutRef<typeof TextField>, Own>) {
	return <TextField {...useBound(field)} {...props} />
}

/** Several lines of text bound to a field of a form. */
export function BoundArea({ field, ...props }: { field: Bound } & Omit<ComponentPropsWithoutRef<typeof TextArea>, Own>) {
	return <TextArea {...useBound(field)} {...props} />
}

/** A choice from a list bound to a field of a form. */
export function BoundSelect({ field, ...props }: { field: Bound } & Omit<ComponentPropsWithoutRef<typeof SelectField>, Own>) {
	const { maxLength, ...bound } = useBound(field)
	return <SelectField {...bound} {...props} />
}

/** A check box bound to a field of a form. */
export function BoundCheck({ field, ...props }: { field: Bound } & Omit<ComponentPropsWithoutRef<typeof CheckField>, Own>) {
	const { maxLength, defaultValue, required, ...bound } = useBound(field)
	return <CheckField {...bound} defaultChecked={defaultValue === 'on'} {...props} />
}

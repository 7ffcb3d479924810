import { Form } from '@remix-run/react'
import type { FormEvent, ReactNode } from 'react'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { useErrorText } from './error-text.ts'

/** What a form needs of conform's `useForm`. */
type BoundTo = { id: string; onSubmit: (event: FormEvent<HTMLFormElement>) => void; noValidate: boolean; allErrors: Record<string, string[]> }

/** A form bound to `useForm`, with the summary of its errors above it; `labels` names the fields there. */
export function BoundForm({
	form,
	labels = {},
	action,
	encType,
	children,
}: {
	form: BoundTo
	labels?: Record<string, string>
	action?: string
	encType?: 'multipart/form-data'
	children: ReactNode
}) {
	const errorText = useErrorText()
	const errors = Object.entries(form.allErrors).map(([name, messages]) => {
		const text = errorText(messages) ?? ''
		const label = labels[name]
		return name === '' ? { id: '', text } : { id: `${form.id}-${name}`, text: label ? `${label} – ${text}` : text }
	})
	return (
		<>
			<ErrorSummary errors={errors} />
			<Form method="post" action={action} encType={encType} id={form.id} onSubmit={form.onSubmit} noValidate={form.noValidate}>
				{children}
			</Form>
		</>
	)
}

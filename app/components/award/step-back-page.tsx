import { type SubmissionResult, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import type { ReactNode } from 'react'
import { StepBackForm } from '#app/domain/award/forms.ts'
import { NarrowPage } from '../account/narrow-page.tsx'
import { BoundArea } from '../form/bound-fields.tsx'
import { BoundForm } from '../form/bound-form.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Breadcrumbs } from '../ui/page-head.tsx'

type Texts = { title: string; reason: string; hint: string; submit: string; keep: string }

/** A page on which somebody takes a step back and says why; `children` say what follows from it. */
export function StepBackPage({
	texts: { title, reason, hint, submit, keep },
	back,
	result,
	children,
}: {
	texts: Texts
	back: { to: string; label: string }
	result: SubmissionResult | undefined
	children: ReactNode
}) {
	const [form, fields] = useForm({ lastResult: result, onValidate: ({ formData }) => parseWithZod(formData, { schema: StepBackForm }) })
	return (
		<NarrowPage title={title} above={<Breadcrumbs items={[back]} />}>
			{children}
			<BoundForm form={form} labels={{ reason }}>
				<BoundArea field={fields.reason} label={reason} hint={hint} />
				<div className="actions">
					<Button variant="danger">{submit}</Button>
					<LinkButton to={back.to}>{keep}</LinkButton>
				</div>
			</BoundForm>
		</NarrowPage>
	)
}

import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { EventFields, useEventLabels } from '#app/components/event/event-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { EventForm } from '#app/domain/event/forms.ts'
import { can } from '#app/domain/permission/permission.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { forbidden } from '#app/http/params.ts'
import { requireMember } from '#app/server/session.server.ts'
import { createEvent } from '#app/services/event/create-event.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	if (!can(actor, 'event.create', null)) throw forbidden()
	return { title: await pageTitle(request, (t) => t('event:form.new')) }
}

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const submission = await parseForm(request, EventForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const outcome = await createEvent({ store: context.store, actor, details: submission.value, now: context.now() })
	if (!outcome.ok) throw forbidden()
	return redirect(`/events/${outcome.value}`)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function NewEvent() {
	const { t } = useTranslation('event')
	const [form, fields] = useForm({ lastResult: useActionData<typeof action>(), onValidate: ({ formData }) => parseWithZod(formData, { schema: EventForm }) })
	return (
		<NarrowPage title={t('form.new')} above={<Breadcrumbs items={[{ to: '/events', label: t('title') }]} />}>
			<BoundForm form={form} labels={useEventLabels()}>
				<EventFields fields={fields} />
				<div className="actions">
					<Button variant="primary">{t('form.create')}</Button>
				</div>
			</BoundForm>
		</NarrowPage>
	)
}

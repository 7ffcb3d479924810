import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { MovedBanner } from '#app/components/audit/moved-banner.tsx'
import { EventFields, useEventLabels } from '#app/components/event/event-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { toBeijingInput } from '#app/domain/calendar/beijing-time.ts'
import { EventChangeForm, eventVersion } from '#app/domain/event/forms.ts'
import { SlugParams } from '#app/domain/organisation/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { answerErrors, answerRefused } from '#app/http/moved.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireMember } from '#app/server/session.server.ts'
import { readMoved } from '#app/services/audit/read-moved.server.ts'
import { changeEvent } from '#app/services/event/change-event.server.ts'
import { readEvent } from '#app/services/event/read-event.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const { slug } = parseParams(params, SlugParams)
	const outcome = await readEvent({ store: context.store, actor, slug, now: context.now() })
	if (!outcome.ok || !outcome.value.mayChange) throw notFound()
	const { event } = outcome.value
	return { title: await pageTitle(request, (t) => t('event:form.change', { name: event.name })), event }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const { slug } = parseParams(params, SlugParams)
	const submission = await parseForm(request, EventChangeForm)
	if (submission.status !== 'success') return answerErrors(submission)
	const { basedOn, ...details } = submission.value
	const outcome = await changeEvent({ store: context.store, actor, slug, basedOn, details, now: context.now() })
	if (outcome.ok) return redirect(`/events/${slug}`)
	if (outcome.refusal.code === 'not-found') throw notFound()
	const read = () => readMoved({ store: context.store, actor, record: 'event', slug, now: context.now() })
	return answerRefused(submission, outcome.refusal.code, { read })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function ChangeEvent() {
	const { event } = useLoaderData<typeof loader>()
	const { t } = useTranslation('event')
	const name = useFormat().name(event)
	const answer = useActionData<typeof action>()
	const [form, fields] = useForm({
		lastResult: answer?.result,
		defaultValue: { name: event.name, nameEn: event.nameEn, place: event.place, beginsAt: toBeijingInput(event.beginsAt) },
		onValidate: ({ formData }) => parseWithZod(formData, { schema: EventChangeForm }),
	})
	return (
		<NarrowPage title={t('form.change', { name })} above={<Breadcrumbs items={[{ to: `/events/${event.slug}`, label: name }]} />}>
			<MovedBanner moved={answer?.moved} />
			<BoundForm form={form} labels={useEventLabels()}>
				<input type="hidden" name={fields.basedOn.name} value={answer?.moved?.basedOn ?? eventVersion(event)} />
				<EventFields fields={fields} />
				<p className="muted">{t('form.keepsSchedule')}</p>
				<div className="actions">
					<Button variant="primary">{t('form.save')}</Button>
				</div>
			</BoundForm>
		</NarrowPage>
	)
}

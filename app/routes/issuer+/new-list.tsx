import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BoundSelect } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { ListFields, useListLabels } from '#app/components/list/list-fields.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { NewListForm } from '#app/domain/list/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { listChoosableEvents } from '#app/services/event/read-events.server.ts'
import { createList } from '#app/services/list/create-list.server.ts'
import { readOwnLists } from '#app/services/list/read-own-lists.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { chains } = await readOwnLists({ store: context.store, actor, now: context.now() })
	return {
		title: await pageTitle(request, (t) => t('list:compose.lists.new')),
		chains,
		events: await listChoosableEvents({ store: context.store, chosenId: null, now: context.now() }),
	}
}

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const submission = await parseForm(request, NewListForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const { chainSlug, ...details } = submission.value
	const outcome = await createList({ store: context.store, actor, chainSlug, details, now: context.now() })
	if (outcome.ok) return redirect(`/issuer/lists/${outcome.value}`)
	if (outcome.refusal.code === 'not-found') throw answerRefusal(outcome.refusal)
	return data(submission.reply({ fieldErrors: { event: [outcome.refusal.code] } }), { status: 422 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function NewList() {
	const { chains, events } = useLoaderData<typeof loader>()
	const { t } = useTranslation('list')
	const format = useFormat()
	const [form, fields] = useForm({ lastResult: useActionData<typeof action>(), onValidate: ({ formData }) => parseWithZod(formData, { schema: NewListForm }) })
	return (
		<NarrowPage title={t('compose.lists.new')} above={<Breadcrumbs items={[{ to: '/issuer/lists', label: t('compose.lists.title') }]} />}>
			<BoundForm form={form} labels={useListLabels()}>
				<BoundSelect
					field={fields.chainSlug}
					label={t('compose.form.chain')}
					options={chains.map((chain) => ({ value: chain.slug, label: format.title(chain) }))}
				/>
				<ListFields fields={fields} events={events} />
				<div className="actions">
					<Button variant="primary">{t('compose.form.create')}</Button>
				</div>
			</BoundForm>
		</NarrowPage>
	)
}

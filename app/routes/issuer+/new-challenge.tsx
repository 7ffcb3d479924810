import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ChallengeFields } from '#app/components/challenge/challenge-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs, PageHead } from '#app/components/ui/page-head.tsx'
import { ChallengeForm } from '#app/domain/challenge/forms.ts'
import { can } from '#app/domain/permission/permission.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseSearch } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireRole } from '#app/server/session.server.ts'
import { createChallenge } from '#app/services/challenge/create-challenge.server.ts'
import { listCorridor } from '#app/services/challenge/list-corridor.server.ts'
import { readList } from '#app/services/list/read-list.server.ts'

const Search = z.object({ list: z.preprocess((value) => (Array.isArray(value) ? value[0] : value), z.string().max(60)).catch('') })

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const now = context.now()
	const outcome = await readList({ store: context.store, actor, code: parseSearch(request, Search).list, now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { list } = outcome.value
	if (!can(actor, 'list.compose', list)) throw notFound()
	const { cities } = await listCorridor(context.store, now)
	return { title: await pageTitle(request, (t) => t('challenge:edit.newTitle')), list: { code: list.code, title: list.title }, cities }
}

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { list } = parseSearch(request, Search)
	const submission = await parseForm(request, ChallengeForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: submission.status === 'error' ? 422 : 200 })
	const outcome = await createChallenge({ store: context.store, actor, listCode: list, details: submission.value, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	return redirect(`/issuer/lists/${encodeURIComponent(list)}`)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function NewChallenge() {
	const { list, cities } = useLoaderData<typeof loader>()
	const { t } = useTranslation('challenge')
	const [form, fields] = useForm<z.input<typeof ChallengeForm>, z.output<typeof ChallengeForm>>({
		lastResult: useActionData<typeof action>(),
		defaultValue: { kind: 'research', showsBidCount: 'on', indicators: [1, 2, 3].map(() => ({ comparator: 'at-least', isMust: 'on' })) },
		onValidate: ({ formData }) => parseWithZod(formData, { schema: ChallengeForm }),
	})
	return (
		<main id="main" className="wrap narrow">
			<Breadcrumbs items={[{ to: `/issuer/lists/${encodeURIComponent(list.code)}`, label: list.title }]} />
			<PageHead title={t('edit.newTitle')} />
			<BoundForm form={form} action={`/issuer/challenges/new?list=${encodeURIComponent(list.code)}`}>
				<ChallengeFields form={form} fields={fields} cities={cities} />
				<div className="actions">
					<Button variant="primary">{t('edit.add')}</Button>
				</div>
			</BoundForm>
		</main>
	)
}

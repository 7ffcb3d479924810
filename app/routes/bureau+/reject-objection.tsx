import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { SettlingForm } from '#app/components/objection/settling-form.tsx'
import { RejectForm, rejectionCodes } from '#app/domain/objection/forms.ts'
import { backToObjection } from '#app/http/back-to-objection.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireMember } from '#app/server/session.server.ts'
import { readObjection } from '#app/services/objection/read-objections.server.ts'
import { settleObjection } from '#app/services/objection/settle-objection.server.ts'

const Params = z.object({ objectionId: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const { objectionId } = parseParams(params, Params)
	const outcome = await readObjection({ store: context.store, actor, objectionId })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { objection, challenge, maySettle } = outcome.value
	if (!maySettle) throw notFound()
	if (objection.status !== 'filed') throw redirect(`/objections/${objectionId}`)
	return {
		title: await pageTitle(request, (t) => t('notice:bureau.reject')),
		objection: { id: objectionId, number: objection.number, challengeTitle: challenge.title },
	}
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const { objectionId } = parseParams(params, Params)
	const submission = await parseForm(request, RejectForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const ending = { outcome: 'rejected' as const, ...submission.value }
	return backToObjection(objectionId, await settleObjection({ store: context.store, actor, objectionId, ending, now: context.now }))
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function RejectObjection() {
	const { t } = useTranslation('notice')
	const { objection } = useLoaderData<typeof loader>()
	const [form, fields] = useForm({ lastResult: useActionData<typeof action>(), onValidate: ({ formData }) => parseWithZod(formData, { schema: RejectForm }) })
	return (
		<SettlingForm
			title={t('bureau.reject')}
			objection={objection}
			form={form}
			choice={{ field: fields.code, label: t('bureau.code'), options: rejectionCodes.map((value) => ({ value, label: t(`codes.${value}`) })) }}
			answer={{ field: fields.answer, label: t('bureau.answer'), hint: t('bureau.answerHint') }}
			submit={t('bureau.reject')}
		/>
	)
}

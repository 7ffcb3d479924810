import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { SettlingForm } from '#app/components/objection/settling-form.tsx'
import { DecideForm, objectionOutcomes } from '#app/domain/objection/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { answerErrors, answerRefused } from '#app/http/moved.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireMember } from '#app/server/session.server.ts'
import { readMoved } from '#app/services/audit/read-moved.server.ts'
import { readObjection } from '#app/services/objection/read-objections.server.ts'
import { settleObjection } from '#app/services/objection/settle-objection.server.ts'

const Params = z.object({ objectionId: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const { objectionId } = parseParams(params, Params)
	const outcome = await readObjection({ store: context.store, actor, objectionId, now: context.now() })
	if (!outcome.ok && outcome.refusal.code === 'conflicted') throw redirect(`/objections/${objectionId}`)
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { objection, challenge, maySettle } = outcome.value
	if (!maySettle) throw notFound()
	return {
		title: await pageTitle(request, (t) => t('notice:bureau.decide')),
		objection: { id: objectionId, number: objection.number, challengeTitle: challenge.title, status: objection.status },
		isAllowed: objection.status === 'accepted',
	}
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const { objectionId } = parseParams(params, Params)
	const submission = await parseForm(request, DecideForm)
	if (submission.status !== 'success') return answerErrors(submission)
	const ending = submission.value
	const outcome = await settleObjection({ store: context.store, actor, objectionId, ending, now: context.now })
	if (outcome.ok) return redirect(`/objections/${objectionId}`)
	if (outcome.refusal.code === 'not-found') throw notFound()
	const read = () => readMoved({ store: context.store, actor, record: 'objection', objectionId, now: context.now() })
	return answerRefused(submission, outcome.refusal.code, { read })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function DecideObjection() {
	const { t } = useTranslation('notice')
	const { objection, isAllowed } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const [form, fields] = useForm({ lastResult: answer?.result, onValidate: ({ formData }) => parseWithZod(formData, { schema: DecideForm }) })
	return (
		<SettlingForm
			title={t('bureau.decide')}
			objection={objection}
			isOpen={isAllowed || answer !== undefined}
			moved={answer?.moved}
			form={form}
			choice={{
				field: fields.outcome,
				label: t('bureau.outcome'),
				options: objectionOutcomes.map((value) => ({ value, label: t(`bureau.outcomeNote.${value}`) })),
			}}
			answer={{ field: fields.answer, label: t('bureau.public'), hint: t('bureau.publicHint') }}
			submit={t('bureau.settle')}
		/>
	)
}

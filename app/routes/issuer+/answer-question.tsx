import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BoundArea, BoundCheck } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { AnswerForm } from '#app/domain/question/question.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { partOf } from '#app/http/part-of.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireRole } from '#app/server/session.server.ts'
import { answerQuestion } from '#app/services/question/answer-question.server.ts'
import { readQuestions } from '#app/services/question/read-questions.server.ts'

const Params = z.object({ code: z.string().max(60), number: z.coerce.number().int().min(1).max(100_000) })
const address = (code: string) => `/challenges/${encodeURIComponent(code)}/questions`

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code, number } = parseParams(params, Params)
	const outcome = await readQuestions({ store: context.store, actor, code, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { questions, mayAnswer, mayClarify } = outcome.value
	const question = questions.find((one) => one.number === number)
	if (!question || !mayAnswer) throw notFound()
	if (question.answer !== null) throw redirect(address(code))
	return { title: await pageTitle(request, (t) => t('question:answerTitle', { number })), code, number, question: question.question, mayClarify }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code, number } = parseParams(params, Params)
	const submission = await parseForm(request, AnswerForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const outcome = await answerQuestion({ store: context.store, actor, code, number, ...submission.value, now: context.now })
	if (outcome.ok && submission.value.changesDemand) return redirect(`/issuer/challenges/${encodeURIComponent(code)}/clarify?question=${number}`)
	if (outcome.ok) return partOf(address(code), `q${number}`)
	if (outcome.refusal.code === 'not-found') throw notFound()
	return data(submission.reply({ formErrors: [outcome.refusal.code] }), { status: 409 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function AnswerQuestion() {
	const { t } = useTranslation(['question', 'clarify'])
	const { code, number, question, mayClarify } = useLoaderData<typeof loader>()
	const [form, fields] = useForm({ lastResult: useActionData<typeof action>(), onValidate: ({ formData }) => parseWithZod(formData, { schema: AnswerForm }) })
	return (
		<NarrowPage title={t('answerTitle', { number })} above={<Breadcrumbs items={[{ to: address(code), label: t('title') }]} />}>
			<p className="prose">
				<strong>{question}</strong>
			</p>
			<BoundForm form={form} labels={{ answer: t('answerLabel') }}>
				<BoundArea field={fields.answer} label={t('answerLabel')} hint={t('answerHint')} rows={6} />
				{mayClarify ? (
					<>
						<BoundCheck field={fields.changesDemand} label={t('clarify:answer.tick')} />
						<p className="hint">{t('clarify:answer.hint')}</p>
					</>
				) : null}
				<div className="actions">
					<Button variant="primary">{t('publish')}</Button>
				</div>
			</BoundForm>
		</NarrowPage>
	)
}

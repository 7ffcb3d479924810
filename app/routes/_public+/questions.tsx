import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { BoundArea } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { PeriodReasoning } from '#app/components/rules/period-reasoning.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { Breadcrumbs, PageHead } from '#app/components/ui/page-head.tsx'
import { Tag } from '#app/components/ui/tag.tsx'
import { QuestionForm } from '#app/domain/question/question.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { forbidden, notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { getActor, requireMember } from '#app/server/session.server.ts'
import { askQuestion } from '#app/services/question/ask-question.server.ts'
import { readQuestions } from '#app/services/question/read-questions.server.ts'

const Params = z.object({ code: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const { code } = parseParams(params, Params)
	const now = context.now()
	const outcome = await readQuestions({ store: context.store, actor: await getActor(context), code, now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const isReceived = new URL(request.url).searchParams.has('received')
	return { title: await pageTitle(request, (t) => t('question:title')), ...outcome.value, isReceived, now }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const { code } = parseParams(params, Params)
	const submission = await parseForm(request, QuestionForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const outcome = await askQuestion({ store: context.store, actor, code, question: submission.value.question, now: context.now })
	if (outcome.ok) return redirect(`/challenges/${encodeURIComponent(code)}/questions?received`)
	if (outcome.refusal.code === 'not-found') throw notFound()
	if (outcome.refusal.code === 'forbidden') throw forbidden()
	return data(submission.reply({ formErrors: [outcome.refusal.code] }), { status: 409 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Questions() {
	const { t } = useTranslation(['question', 'clarify'])
	const format = useFormat()
	const { challenge, questions, mayAnswer, mayAsk, mayClarify, isOpen, until, isReceived, now } = useLoaderData<typeof loader>()
	const lang = challenge.language === 'zh' ? 'zh-CN' : 'en'
	return (
		<main id="main" className="wrap">
			<div className="narrow narrow-page">
				<Breadcrumbs items={[{ to: `/challenges/${challenge.code}`, label: challenge.title }]} />
				<PageHead title={t('title')} />
				<p>
					{t('lead')} {isOpen && until ? <strong>{t('until', { at: format.end(until) })}</strong> : t('closed')}
				</p>
				{isReceived ? <Banner tone="success">{t('received')}</Banner> : null}
				{questions.length === 0 ? <p className="faint">{t('none')}</p> : null}
				<ol className="questions">
					{questions.map(({ number, question, askedAt, dueAt, duePeriod, answer, answeredAt, clarification, isOwn }) => (
						<li key={number} id={`q${number}`} value={number}>
							<p className="prose" lang={lang}>
								<strong>{question}</strong>
							</p>
							<p className="faint">
								{t('asked', { day: format.day(askedAt) })} {isOwn ? <Tag>{t('own')}</Tag> : null}
							</p>
							{answer !== null && answeredAt ? (
								<>
									<p className="prose" lang={lang}>
										{answer}
									</p>
									<p className="faint">
										{t('answered', { day: format.day(answeredAt) })}
										{clarification === null ? null : (
											<>
												{' · '}
												<Link to={`/challenges/${challenge.code}/clarifications#c${clarification}`}>{t('clarify:answer.led', { number: clarification })}</Link>
											</>
										)}
										{clarification === null && mayClarify ? (
											<>
												{' · '}
												<Link to={`/issuer/challenges/${challenge.code}/clarify?question=${number}`}>{t('clarify:answer.from')}</Link>
											</>
										) : null}
									</p>
								</>
							) : (
								<p>
									<Tag tone={dueAt <= now ? 'seal' : 'warn'}>{dueAt <= now ? t('overdue') : t('waiting')}</Tag> {t('due', { at: format.end(dueAt) })}{' '}
									<PeriodReasoning period={duePeriod} />{' '}
									{mayAnswer ? <Link to={`/issuer/challenges/${challenge.code}/questions/${number}/answer`}>{t('answer')}</Link> : null}
								</p>
							)}
						</li>
					))}
				</ol>
				{mayAsk ? <AskForm /> : isOpen && !mayAnswer ? <p className="faint">{t('signIn')}</p> : null}
			</div>
		</main>
	)
}

function AskForm() {
	const { t } = useTranslation('question')
	const [form, fields] = useForm({ lastResult: useActionData<typeof action>(), onValidate: ({ formData }) => parseWithZod(formData, { schema: QuestionForm }) })
	return (
		<section>
			<h2>{t('ask')}</h2>
			<BoundForm form={form} labels={{ question: t('question') }}>
				<BoundArea field={fields.question} label={t('question')} hint={t('questionHint')} />
				<div className="actions">
					<Button variant="primary">{t('submit')}</Button>
				</div>
			</BoundForm>
		</section>
	)
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BeginGaps } from '#app/components/evaluation/evaluation-step.tsx'
import { useRefusalText } from '#app/components/form/refusal-text.ts'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { CodeParams } from '#app/domain/judging/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { beginEvaluation } from '#app/services/evaluation/begin-evaluation.server.ts'
import { readEvaluation } from '#app/services/evaluation/read-evaluation.server.ts'

const bidsOf = (code: string) => `/issuer/challenges/${encodeURIComponent(code)}/bids`

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, CodeParams)
	const outcome = await readEvaluation({ store: context.store, actor, code, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { challenge, next } = outcome.value
	if (!next) throw redirect(bidsOf(code))
	return { title: await pageTitle(request, (t) => t('sheet:begin.link')), challenge, next, isAgain: outcome.value.latest !== null }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, CodeParams)
	const outcome = await beginEvaluation({ store: context.store, actor, code, now: context.now })
	if (outcome.ok || outcome.refusal.code === 'evaluation-began') return redirect(bidsOf(code))
	if (outcome.refusal.code === 'not-found') throw notFound()
	return data({ refused: outcome.refusal.code }, { status: 409 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function BeginEvaluation() {
	const { challenge, next, isAgain } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { t } = useTranslation('sheet')
	const format = useFormat()
	const refusalText = useRefusalText()
	const { gaps, bids, experts, dueAt } = next
	return (
		<NarrowPage title={t('begin.link')} above={<Breadcrumbs items={[{ to: bidsOf(challenge.code), label: challenge.code }]} />}>
			{answer ? <Banner tone="danger">{refusalText({ code: answer.refused })}</Banner> : null}
			<p lang={challenge.language === 'zh' ? 'zh-CN' : 'en'}>{challenge.title}</p>
			<p>{t('begin.lead')}</p>
			{isAgain ? <p>{t('begin.again')}</p> : null}
			<BeginGaps code={challenge.code} {...next} />
			{gaps.length === 0 ? (
				<Form method="post">
					<p>{t('begin.ready', { bids, experts, at: format.end(dueAt) })}</p>
					<div className="actions">
						<Button variant="primary">{t('begin.submit')}</Button>
					</div>
				</Form>
			) : null}
		</NarrowPage>
	)
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { StepBackPage } from '#app/components/award/step-back-page.tsx'
import { StepBackForm } from '#app/domain/award/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readProposal } from '#app/services/award/read-proposal.server.ts'
import { withdrawProposal } from '#app/services/award/withdraw-proposal.server.ts'

const Params = z.object({ code: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, Params)
	const outcome = await readProposal({ store: context.store, actor, code, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { challenge, hasOpen } = outcome.value
	if (!hasOpen) throw redirect(`/issuer/challenges/${code}/proposal`)
	return { title: await pageTitle(request, (t) => t('award:withdraw.title', { title: challenge.title })), challenge }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, Params)
	const submission = await parseForm(request, StepBackForm)
	if (submission.status !== 'success') return data({ result: submission.reply() }, { status: 422 })
	const outcome = await withdrawProposal({ store: context.store, actor, code, said: submission.value, now: context.now })
	if (outcome.ok) return redirect(`/issuer/challenges/${code}/proposal`)
	if (outcome.refusal.code === 'not-found') throw notFound()
	return redirect(`/issuer/challenges/${code}/proposal?refused=${outcome.refusal.code}`)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function WithdrawProposal() {
	const { challenge } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { t } = useTranslation('award')
	return (
		<StepBackPage
			texts={{
				title: t('withdraw.title', { title: challenge.title }),
				reason: t('withdraw.reason'),
				hint: t('withdraw.hint'),
				submit: t('withdraw.submit'),
				keep: t('withdraw.keep'),
			}}
			back={{ to: `/issuer/challenges/${challenge.code}/proposal`, label: t('proposal') }}
			result={answer?.result}
		>
			<p>{t('withdraw.lead')}</p>
		</StepBackPage>
	)
}

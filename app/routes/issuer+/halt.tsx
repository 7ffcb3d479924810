import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { MovedBanner } from '#app/components/audit/moved-banner.tsx'
import { BoundArea } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { HaltForm, halts } from '#app/domain/challenge/halt-forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { answerErrors, answerRefused } from '#app/http/moved.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readMoved } from '#app/services/audit/read-moved.server.ts'
import { readHalting } from '#app/services/challenge/read-halting.server.ts'
import { reopenChallenge } from '#app/services/challenge/reopen-challenge.server.ts'
import { suspendChallenge } from '#app/services/challenge/suspend-challenge.server.ts'
import { withdrawChallenge } from '#app/services/challenge/withdraw-challenge.server.ts'

const Params = z.object({ code: z.string().max(60), command: z.enum(halts) })
const services = { suspend: suspendChallenge, reopen: reopenChallenge, withdraw: withdrawChallenge }

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { code, command } = parseParams(params, Params)
	const outcome = await readHalting({ store: context.store, actor, code, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { challenge, may, reopensUntil } = outcome.value
	const title = await pageTitle(request, (t) => t(`halt:${command}.title`, { title: challenge.title }))
	return { title, command, challenge, isAllowed: may[command], reopensUntil }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { code, command } = parseParams(params, Params)
	const submission = await parseForm(request, HaltForm)
	if (submission.status !== 'success') return answerErrors(submission)
	const outcome = await services[command]({ store: context.store, actor, code, reason: submission.value.reason, now: context.now })
	if (outcome.ok) return redirect(`/challenges/${encodeURIComponent(code)}`)
	if (outcome.refusal.code === 'not-found') throw notFound()
	const read = () => readMoved({ store: context.store, actor, record: 'challenge', code, now: context.now() })
	return answerRefused(submission, outcome.refusal.code, { read })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Halt() {
	const { t } = useTranslation(['halt', 'challenge'])
	const format = useFormat()
	const { command, challenge, isAllowed, reopensUntil } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const [form, fields] = useForm({ lastResult: answer?.result, onValidate: ({ formData }) => parseWithZod(formData, { schema: HaltForm }) })
	const consequences = ['first', 'second', 'third'] as const
	const until = reopensUntil ? format.instant(reopensUntil) : ''
	return (
		<NarrowPage
			title={t(`${command}.title`, { title: challenge.title })}
			above={<Breadcrumbs items={[{ to: `/challenges/${challenge.code}`, label: challenge.title }]} />}
		>
			<MovedBanner moved={answer?.moved} />
			{isAllowed || answer ? (
				<>
					<ul className="bullets">
						{consequences.map((one) => (
							<li key={one}>{t(`${command}.consequences.${one}`, { until })}</li>
						))}
					</ul>
					<BoundForm form={form} labels={{ reason: t('reason') }}>
						<BoundArea field={fields.reason} label={t('reason')} hint={t('reasonHint')} />
						<div className="actions">
							<Button variant={command === 'withdraw' ? 'danger' : 'primary'}>{t(`${command}.submit`)}</Button>
							<LinkButton to={`/challenges/${challenge.code}`}>{t('back')}</LinkButton>
						</div>
					</BoundForm>
				</>
			) : (
				<Banner tone="warn">
					<p>{t('not', { status: t(`challenge:status.${challenge.status}`) })}</p>
					<LinkButton to={`/challenges/${challenge.code}`}>{t('back')}</LinkButton>
				</Banner>
			)}
		</NarrowPage>
	)
}

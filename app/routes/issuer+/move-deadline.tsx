import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BoundArea, BoundText } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { toBeijingInput } from '#app/domain/calendar/beijing-time.ts'
import { DeadlineForm } from '#app/domain/challenge/halt-forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { moveDeadline } from '#app/services/challenge/move-deadline.server.ts'
import { readChallenge } from '#app/services/challenge/read-challenge.server.ts'

const Params = z.object({ code: z.string().max(60) })
const address = (code: string) => `/challenges/${encodeURIComponent(code)}`

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, Params)
	const outcome = await readChallenge({ store: context.store, actor, code, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { challenge, canMoveDeadline } = outcome.value
	if (!canMoveDeadline) throw notFound()
	const { title, bidsCloseAt } = challenge
	return { title: await pageTitle(request, (t) => t('halt:deadline.title', { title })), code, challenge: { title, bidsCloseAt } }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, Params)
	const submission = await parseForm(request, DeadlineForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const outcome = await moveDeadline({ store: context.store, actor, code, ...submission.value, now: context.now })
	if (outcome.ok) return redirect(address(code))
	const { code: refused } = outcome.refusal
	if (refused === 'not-found') throw notFound()
	return data(submission.reply(refused === 'deadline-earlier' ? { fieldErrors: { bidsCloseAt: [refused] } } : { formErrors: [refused] }), { status: 409 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function MoveDeadline() {
	const { t } = useTranslation('halt')
	const format = useFormat()
	const { code, challenge } = useLoaderData<typeof loader>()
	const [form, fields] = useForm({
		lastResult: useActionData<typeof action>(),
		defaultValue: { bidsCloseAt: challenge.bidsCloseAt ? toBeijingInput(challenge.bidsCloseAt) : '' },
		onValidate: ({ formData }) => parseWithZod(formData, { schema: DeadlineForm }),
	})
	const labels = { bidsCloseAt: t('deadline.label'), reason: t('reason') }
	return (
		<NarrowPage title={t('deadline.title', { title: challenge.title })} above={<Breadcrumbs items={[{ to: address(code), label: challenge.title }]} />}>
			<p>{t('deadline.lead')}</p>
			{challenge.bidsCloseAt ? <p>{t('deadline.now', { at: format.instant(challenge.bidsCloseAt) })}</p> : null}
			<BoundForm form={form} labels={labels}>
				<BoundText field={fields.bidsCloseAt} type="datetime-local" label={labels.bidsCloseAt} isShort />
				<BoundArea field={fields.reason} label={labels.reason} hint={t('reasonHint')} />
				<div className="actions">
					<Button variant="primary">{t('deadline.submit')}</Button>
				</div>
			</BoundForm>
		</NarrowPage>
	)
}

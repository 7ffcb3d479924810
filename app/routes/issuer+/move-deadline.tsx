import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { MovedBanner } from '#app/components/audit/moved-banner.tsx'
import { BoundArea, BoundText } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { toBeijingInput } from '#app/domain/calendar/beijing-time.ts'
import { DeadlineForm } from '#app/domain/challenge/halt-forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { answerErrors, answerRefused } from '#app/http/moved.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readMoved } from '#app/services/audit/read-moved.server.ts'
import { moveDeadline } from '#app/services/challenge/move-deadline.server.ts'
import { readChallenge } from '#app/services/challenge/read-challenge.server.ts'

const Params = z.object({ code: z.string().max(60) })
const address = (code: string) => `/challenges/${encodeURIComponent(code)}`

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, Params)
	const outcome = await readChallenge({ store: context.store, actor, code, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { challenge, canMoveDeadline, mayMoveDeadline } = outcome.value
	if (!mayMoveDeadline) throw notFound()
	const { title, bidsCloseAt, status } = challenge
	return {
		title: await pageTitle(request, (t) => t('halt:deadline.title', { title })),
		code,
		challenge: { title, bidsCloseAt, status },
		isAllowed: canMoveDeadline,
	}
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, Params)
	const submission = await parseForm(request, DeadlineForm)
	if (submission.status !== 'success') return answerErrors(submission)
	const outcome = await moveDeadline({ store: context.store, actor, code, ...submission.value, now: context.now })
	if (outcome.ok) return redirect(address(code))
	const { code: refused } = outcome.refusal
	if (refused === 'not-found') throw notFound()
	const read = () => readMoved({ store: context.store, actor, record: 'challenge', code, now: context.now() })
	return answerRefused(submission, refused, { read, field: refused === 'deadline-earlier' ? 'bidsCloseAt' : undefined })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function MoveDeadline() {
	const { t } = useTranslation(['halt', 'challenge'])
	const format = useFormat()
	const { code, challenge, isAllowed } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const [form, fields] = useForm({
		lastResult: answer?.result,
		defaultValue: { bidsCloseAt: challenge.bidsCloseAt ? toBeijingInput(challenge.bidsCloseAt) : '' },
		onValidate: ({ formData }) => parseWithZod(formData, { schema: DeadlineForm }),
	})
	/** The deadline this form was made on, or that the reader has been told of since. */
	const basedOn = answer?.moved?.basedOn ?? challenge.bidsCloseAt?.toISOString() ?? ''
	const labels = { bidsCloseAt: t('deadline.label'), reason: t('reason') }
	return (
		<NarrowPage title={t('deadline.title', { title: challenge.title })} above={<Breadcrumbs items={[{ to: address(code), label: challenge.title }]} />}>
			<MovedBanner moved={answer?.moved} />
			{isAllowed || answer ? (
				<>
					<p>{t('deadline.lead')}</p>
					{basedOn ? <p>{t('deadline.now', { at: format.instant(new Date(basedOn)) })}</p> : null}
					<BoundForm form={form} labels={labels}>
						<input type="hidden" name={fields.basedOn.name} value={basedOn} />
						<BoundText field={fields.bidsCloseAt} type="datetime-local" label={labels.bidsCloseAt} isShort />
						<BoundArea field={fields.reason} label={labels.reason} hint={t('reasonHint')} />
						<div className="actions">
							<Button variant="primary">{t('deadline.submit')}</Button>
							<LinkButton to={address(code)}>{t('back')}</LinkButton>
						</div>
					</BoundForm>
				</>
			) : (
				<Banner tone="warn">
					<p>{t('not', { status: t(`challenge:status.${challenge.status}`) })}</p>
					<LinkButton to={address(code)}>{t('back')}</LinkButton>
				</Banner>
			)}
		</NarrowPage>
	)
}

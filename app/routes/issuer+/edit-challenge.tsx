import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ChallengeFields } from '#app/components/challenge/challenge-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { ReturnReasons } from '#app/components/review/field-notes.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs, PageHead } from '#app/components/ui/page-head.tsx'
import { toBeijingInput } from '#app/domain/calendar/beijing-time.ts'
import { ChallengeChangeForm, ChallengeForm } from '#app/domain/challenge/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireRole } from '#app/server/session.server.ts'
import { changeChallenge } from '#app/services/challenge/change-challenge.server.ts'
import { listCorridor } from '#app/services/challenge/list-corridor.server.ts'
import { readEditable } from '#app/services/challenge/read-editable.server.ts'

const Params = z.object({ code: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, Params)
	const outcome = await readEditable({ store: context.store, actor, code })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { cities } = await listCorridor(context.store, context.now())
	return {
		title: await pageTitle(request, (t) => t('challenge:edit.title')),
		isSaved: new URL(request.url).searchParams.has('saved'),
		cities,
		...outcome.value,
	}
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, Params)
	const submission = await parseForm(request, ChallengeChangeForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: submission.status === 'error' ? 422 : 200 })
	const { updatedAt, ...details } = submission.value
	const outcome = await changeChallenge({ store: context.store, actor, code, details, updatedAt, now: context.now() })
	if (outcome.ok) return redirect(`/issuer/challenges/${code}/edit?saved`)
	if (outcome.refusal.code === 'not-found') throw answerRefusal(outcome.refusal)
	return data(submission.reply({ formErrors: ['stale'] }), { status: 409 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function EditChallenge() {
	const { challenge, issuer, list, indicators, returned, cities, isSaved } = useLoaderData<typeof loader>()
	const { t } = useTranslation('challenge')
	const { budgetFen, bidsCloseAt, keywords, showsBidCount, durationMonths, updatedAt, ...texts } = challenge
	const [form, fields] = useForm<z.input<typeof ChallengeForm>, z.output<typeof ChallengeForm>>({
		lastResult: useActionData<typeof action>(),
		defaultValue: {
			...texts,
			issuerName: issuer.name,
			keywords: keywords.join('、'),
			budget: budgetFen === null ? '' : String(budgetFen / 1_000_000),
			durationMonths: durationMonths === null ? '' : String(durationMonths),
			bidsCloseAt: bidsCloseAt ? toBeijingInput(bidsCloseAt) : '',
			showsBidCount: showsBidCount ? 'on' : '',
			indicators: indicators.map((indicator) => ({ ...indicator, isMust: indicator.isMust ? 'on' : '' })),
		},
		onValidate: ({ formData }) => parseWithZod(formData, { schema: ChallengeForm }),
	})
	return (
		<main id="main" className="wrap narrow">
			<Breadcrumbs items={[{ to: `/issuer/lists/${encodeURIComponent(list.code)}`, label: list.title }]} />
			<PageHead title={t('edit.title')}>
				<Link to={`/challenges/${challenge.code}`}>{challenge.code}</Link>
			</PageHead>
			{isSaved ? <Banner tone="success">{t('edit.saved')}</Banner> : null}
			{returned ? <ReturnReasons returned={returned} cities={cities} formId={form.id} /> : null}
			<BoundForm form={form}>
				<input type="hidden" name="updatedAt" value={updatedAt.getTime()} />
				<ChallengeFields form={form} fields={fields} cities={cities} />
				<div className="actions">
					<Button variant="primary">{t('edit.save')}</Button>
				</div>
			</BoundForm>
		</main>
	)
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { useDemandTexts } from '#app/components/challenge/use-demand-texts.ts'
import { useErrorText } from '#app/components/form/error-text.ts'
import { PeriodReasoning } from '#app/components/rules/period-reasoning.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { backTo } from '#app/http/back-to.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { listCorridor } from '#app/services/challenge/list-corridor.server.ts'
import { readSubmission } from '#app/services/review/read-submission.server.ts'
import { submitChallenge } from '#app/services/review/submit-challenge.server.ts'

const Params = z.object({ code: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, Params)
	const outcome = await readSubmission({ store: context.store, actor, code, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	return {
		title: await pageTitle(request, (t) => t('review:submit.title', { title: outcome.value.challenge.title })),
		...outcome.value,
		cities: (await listCorridor(context.store, context.now())).cities,
	}
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, Params)
	const outcome = await submitChallenge({ store: context.store, actor, code, now: context.now })
	if (outcome.ok) return redirect(`/challenges/${encodeURIComponent(code)}`)
	return backTo(`/issuer/challenges/${encodeURIComponent(code)}/submit`, outcome)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function SubmitChallenge() {
	const { t } = useTranslation(['review', 'challenge'])
	const format = useFormat()
	const { challenge, errors, indicatorNames, cities, due } = useLoaderData<typeof loader>()
	const texts = useDemandTexts(cities)
	const errorText = useErrorText()
	const lacking = Object.entries(errors)
	const consequences = ['first', 'second', 'third'] as const
	const back = <LinkButton to={`/challenges/${challenge.code}`}>{t('submit.back')}</LinkButton>
	return (
		<NarrowPage
			title={t('submit.title', { title: challenge.title })}
			above={<Breadcrumbs items={[{ to: `/challenges/${challenge.code}`, label: challenge.title }]} />}
		>
			{challenge.status !== 'draft' ? (
				<Banner tone="warn">
					<p>{t('submit.not', { status: t(`challenge:status.${challenge.status}`) })}</p>
					{back}
				</Banner>
			) : lacking.length > 0 ? (
				<Banner tone="warn" title={t('submit.gaps')}>
					<ul className="bullets">
						{lacking.map(([field, messages]) => (
							<li key={field}>
								{texts.label(field, indicatorNames)} – {errorText(messages)}
							</li>
						))}
					</ul>
					<LinkButton variant="primary" to={`/issuer/challenges/${challenge.code}/edit?checked`}>
						{t('submit.edit')}
					</LinkButton>
				</Banner>
			) : (
				<Form method="post">
					<ul className="bullets">
						{consequences.map((one) => (
							<li key={one}>{t(`submit.consequences.${one}`)}</li>
						))}
					</ul>
					<dl className="facts">
						<dt>{t('submit.due')}</dt>
						<dd>
							{format.end(due.dueAt)} <PeriodReasoning period={due.duePeriod} />
						</dd>
					</dl>
					<div className="actions">
						<Button variant="primary">{t('submit.submit')}</Button>
						{back}
					</div>
				</Form>
			)}
		</NarrowPage>
	)
}

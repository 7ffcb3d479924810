import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { StatusTag } from '#app/components/challenge/status-tag.tsx'
import { useErrorText } from '#app/components/form/error-text.ts'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { ErrorSummary } from '#app/components/ui/error-summary.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { Name } from '#app/components/ui/name.tsx'
import { Breadcrumbs, EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { TakeForm } from '#app/domain/list/arrange.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readTakeable, takeDemands } from '#app/services/list/take-demands.server.ts'

const Params = z.object({ code: z.string().max(60) })
const address = (code: string) => `/issuer/lists/${encodeURIComponent(code)}`

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { code } = parseParams(params, Params)
	const outcome = await readTakeable({ store: context.store, actor, code })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { list } = outcome.value
	return { title: await pageTitle(request, (t) => t('compose:demands.title', { list: list.title })), ...outcome.value }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { code } = parseParams(params, Params)
	const submission = await parseForm(request, TakeForm)
	if (submission.status !== 'success') return data({ error: 'none-ticked' }, { status: 422 })
	const outcome = await takeDemands({ store: context.store, actor, code, challenges: submission.value.challenges, now: context.now() })
	if (outcome.ok) return redirect(`${address(code)}?taken`)
	if (outcome.refusal.code === 'not-found') throw notFound()
	return data({ error: outcome.refusal.code }, { status: 409 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function TakeDemands() {
	const { list, demands } = useLoaderData<typeof loader>()
	const error = useErrorText()(useActionData<typeof action>()?.error.split(' '))
	const { t } = useTranslation(['compose', 'list'])
	const format = useFormat()
	const name = format.name({ name: list.title, nameEn: list.titleEn })
	return (
		<main id="main" className="wrap">
			<Breadcrumbs items={[{ to: address(list.code), label: name }]} />
			<PageHead title={t('demands.title', { list: name })}>{t('demands.lead')}</PageHead>
			<ErrorSummary errors={error ? [{ id: demands.length > 0 ? 'demands' : '', text: error }] : []} />
			{list.releaseAt ? <p className="soon">{t('demands.scheduled', { at: `${format.day(list.releaseAt)} ${format.time(list.releaseAt)}` })}</p> : null}
			{demands.length === 0 ? (
				<EmptyState title={t('demands.none')}>
					<p>{t('demands.noneHint')}</p>
					<div className="actions">
						<LinkButton to={`${address(list.code)}/imports/new`}>{t('list:compose.page.upload')}</LinkButton>
						<LinkButton to={`/issuer/challenges/new?list=${encodeURIComponent(list.code)}`}>{t('list:compose.page.add')}</LinkButton>
					</div>
				</EmptyState>
			) : (
				<Form method="post">
					<fieldset id="demands" tabIndex={-1} className="tick-rows">
						<legend className="visually-hidden">{t('demands.command')}</legend>
						<ul className="entries">
							{demands.map((demand) => (
								<li key={demand.code}>
									<label className="choice">
										<input type="checkbox" name="challenges" value={demand.code} />
										<span>{demand.title}</span>
									</label>
									<span className="cluster muted">
										<Link to={`/challenges/${demand.code}`} className="code">
											{demand.code}
										</Link>
										<Name of={demand.issuer} />
										<StatusTag status={demand.status} />
										{demand.status === 'draft' ? <span>{t('demands.draft')}</span> : null}
									</span>
								</li>
							))}
						</ul>
					</fieldset>
					<div className="actions">
						<Button variant="primary">{t('demands.submit')}</Button>
					</div>
				</Form>
			)}
		</main>
	)
}

import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { MovedBanner } from '#app/components/audit/moved-banner.tsx'
import { BoundCheck } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { ReleaseForm } from '#app/domain/list/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { answerErrors, answerRefused } from '#app/http/moved.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readMoved } from '#app/services/audit/read-moved.server.ts'
import { composeList } from '#app/services/list/compose-list.server.ts'
import { releaseList } from '#app/services/list/release-list.server.ts'

const Params = z.object({ code: z.string().max(60) })
const address = (code: string) => `/issuer/lists/${encodeURIComponent(code)}`

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { code } = parseParams(params, Params)
	const outcome = await composeList({ store: context.store, actor, code, page: 1, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { list, leavingCount, unreadyCount } = outcome.value
	return { title: await pageTitle(request, (t) => t('list:compose.release.title', { list: list.title })), list, leavingCount, unreadyCount }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { code } = parseParams(params, Params)
	const submission = await parseForm(request, ReleaseForm)
	if (submission.status !== 'success') return answerErrors(submission)
	const outcome = await releaseList({ store: context.store, actor, code, now: context.now() })
	if (outcome.ok) return redirect(`/lists/${encodeURIComponent(code)}`)
	if (outcome.refusal.code === 'not-found') throw answerRefusal({ code: 'not-found' })
	const read = () => readMoved({ store: context.store, actor, record: 'list', code, now: context.now() })
	return answerRefused(submission, outcome.refusal.code, { read })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function ReleaseList() {
	const { list, leavingCount, unreadyCount } = useLoaderData<typeof loader>()
	const { t } = useTranslation('list')
	const format = useFormat()
	const answer = useActionData<typeof action>()
	const [form, fields] = useForm({ lastResult: answer?.result, onValidate: ({ formData }) => parseWithZod(formData, { schema: ReleaseForm }) })
	const isReady = list.status === 'draft' && leavingCount > 0 && unreadyCount === 0
	const consequences = ['fixed', 'deadline', 'sealed'] as const
	return (
		<NarrowPage
			title={t('compose.release.title', { list: format.name({ name: list.title, nameEn: list.titleEn }) })}
			above={<Breadcrumbs items={[{ to: address(list.code), label: format.name({ name: list.title, nameEn: list.titleEn }) }]} />}
		>
			<MovedBanner moved={answer?.moved} />
			{isReady ? (
				<>
					<p>{t('compose.release.lead', { count: leavingCount })}</p>
					<ul className="bullets">
						{consequences.map((one) => (
							<li key={one}>{t(`compose.release.consequences.${one}`)}</li>
						))}
					</ul>
				</>
			) : (
				<Banner tone="warn" title={t('compose.release.notYet')}>
					<p>{list.status === 'draft' ? t('compose.page.unready', { count: unreadyCount }) : t('compose.page.released')}</p>
					<LinkButton to={address(list.code)}>{t('compose.page.challenges')}</LinkButton>
				</Banner>
			)}
			<BoundForm form={form}>
				{isReady ? (
					<>
						<BoundCheck field={fields.understood} label={t('compose.release.understood')} />
						<div className="actions">
							<Button variant="primary">{t('compose.release.submit')}</Button>
						</div>
					</>
				) : null}
			</BoundForm>
		</NarrowPage>
	)
}

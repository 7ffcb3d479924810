import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BoundSelect } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { RelistForm } from '#app/domain/challenge/halt-forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readRelisting } from '#app/services/challenge/read-halting.server.ts'
import { relistChallenge } from '#app/services/challenge/relist-challenge.server.ts'

const Params = z.object({ code: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { code } = parseParams(params, Params)
	const outcome = await readRelisting({ store: context.store, actor, code })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { challenge } = outcome.value
	return { title: await pageTitle(request, (t) => t('halt:relist.title', { title: challenge.title })), ...outcome.value }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { code } = parseParams(params, Params)
	const submission = await parseForm(request, RelistForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const outcome = await relistChallenge({ store: context.store, actor, code, listCode: submission.value.list, now: context.now })
	if (outcome.ok) return redirect(`/issuer/challenges/${outcome.value.code}/edit`)
	const { code: refused } = outcome.refusal
	if (refused === 'not-found') throw notFound()
	return data(submission.reply(refused === 'list-unknown' ? { fieldErrors: { list: [refused] } } : { formErrors: [refused] }), { status: 409 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Relist() {
	const { t } = useTranslation('halt')
	const format = useFormat()
	const { challenge, mayRelist, lists } = useLoaderData<typeof loader>()
	const [form, fields] = useForm({ lastResult: useActionData<typeof action>(), onValidate: ({ formData }) => parseWithZod(formData, { schema: RelistForm }) })
	return (
		<NarrowPage
			title={t('relist.title', { title: challenge.title })}
			above={<Breadcrumbs items={[{ to: `/challenges/${challenge.code}`, label: challenge.title }]} />}
		>
			{mayRelist ? (
				<>
					<p>{t('relist.lead', { round: challenge.round + 1 })}</p>
					<Banner title={t('relist.remedy')}>
						<p>{t(`remedies.${challenge.unfilledReason ?? 'withdrawn'}`)}</p>
					</Banner>
					{lists.length === 0 ? (
						<>
							<p>{t('relist.noList')}</p>
							<LinkButton to="/issuer/lists/new">{t('relist.newList')}</LinkButton>
						</>
					) : (
						<BoundForm form={form} labels={{ list: t('relist.list') }}>
							<BoundSelect
								field={fields.list}
								label={t('relist.list')}
								options={lists.map((list) => ({ value: list.code, label: format.name({ name: list.title, nameEn: list.titleEn }) }))}
							/>
							<div className="actions">
								<Button variant="primary">{t('relist.submit')}</Button>
							</div>
						</BoundForm>
					)}
				</>
			) : (
				<Banner tone="warn">
					<p>{t('relist.not')}</p>
					<LinkButton to={`/challenges/${challenge.code}`}>{t('back')}</LinkButton>
				</Banner>
			)}
		</NarrowPage>
	)
}

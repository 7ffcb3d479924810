import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BoundText } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { IssuerForm } from '#app/domain/challenge/start-form.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireRole } from '#app/server/session.server.ts'
import { changeIssuer } from '#app/services/challenge/change-issuer.server.ts'
import { readEditable } from '#app/services/challenge/read-editable.server.ts'

const Params = z.object({ code: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { code } = parseParams(params, Params)
	const outcome = await readEditable({ store: context.store, actor, code, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { challenge, issuer } = outcome.value
	return { title: await pageTitle(request, (t) => t('write:issuer.title')), challenge, issuer }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { code } = parseParams(params, Params)
	const submission = await parseForm(request, IssuerForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const outcome = await changeIssuer({ store: context.store, actor, code, issuerName: submission.value.issuerName, now: context.now })
	if (outcome.ok) return redirect(`/issuer/challenges/${code}/edit`)
	if (outcome.refusal.code === 'not-found') throw notFound()
	return data(submission.reply({ fieldErrors: { issuerName: [outcome.refusal.code] } }), { status: 409 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function ChangeIssuer() {
	const { challenge, issuer } = useLoaderData<typeof loader>()
	const { t } = useTranslation('write')
	const [form, fields] = useForm({
		lastResult: useActionData<typeof action>(),
		defaultValue: { issuerName: issuer.name },
		onValidate: ({ formData }) => parseWithZod(formData, { schema: IssuerForm }),
	})
	const up = <Breadcrumbs items={[{ to: `/issuer/challenges/${challenge.code}/edit`, label: `${challenge.code} ${challenge.title}` }]} />
	return (
		<NarrowPage title={t('issuer.title')} above={up}>
			<BoundForm form={form}>
				<BoundText field={fields.issuerName} label={t('new.issuer')} hint={t('issuer.hint')} />
				<div className="actions">
					<Button variant="primary">{t('issuer.change')}</Button>
				</div>
			</BoundForm>
		</NarrowPage>
	)
}

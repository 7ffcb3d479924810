import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BoundArea } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { ReopenForm, SheetParams } from '#app/domain/evaluation/sheet-form.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireMember } from '#app/server/session.server.ts'
import { readSheet } from '#app/services/evaluation/read-sheet.server.ts'
import { reopenSheet } from '#app/services/evaluation/reopen-sheet.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const { sheetId } = parseParams(params, SheetParams)
	const outcome = await readSheet({ store: context.store, vault: context.vault, actor, sheetId, now: context.now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { sheet, bidCode, mayWrite } = outcome.value
	if (!mayWrite || sheet.status !== 'submitted') throw redirect(`/expert/sheets/${sheetId}`)
	return { title: await pageTitle(request, (t) => t('sheet:reopen.title')), sheet, bidCode }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const { sheetId } = parseParams(params, SheetParams)
	const submission = await parseForm(request, ReopenForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const outcome = await reopenSheet({ store: context.store, actor, sheetId, reason: submission.value.reason, now: context.now })
	if (!outcome.ok && outcome.refusal.code === 'not-found') throw notFound()
	return redirect(`/expert/sheets/${sheetId}`)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function ReopenSheet() {
	const { t } = useTranslation('sheet')
	const { sheet, bidCode } = useLoaderData<typeof loader>()
	const [form, fields] = useForm({ lastResult: useActionData<typeof action>(), onValidate: ({ formData }) => parseWithZod(formData, { schema: ReopenForm }) })
	return (
		<NarrowPage title={t('reopen.title')} above={<Breadcrumbs items={[{ to: `/expert/sheets/${sheet.id}`, label: t('page.title', { code: bidCode }) }]} />}>
			<p>{t('reopen.lead')}</p>
			<BoundForm form={form} labels={{ reason: t('reopen.reason') }}>
				<BoundArea field={fields.reason} label={t('reopen.reason')} />
				<div className="actions">
					<Button variant="primary">{t('reopen.submit')}</Button>
				</div>
			</BoundForm>
		</NarrowPage>
	)
}

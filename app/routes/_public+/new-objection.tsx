import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BoundArea } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { useErrorText } from '#app/components/form/error-text.ts'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { ChoiceField, TextField } from '#app/components/ui/field.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { fileLimits } from '#app/domain/bid/file.ts'
import { ObjectionForm } from '#app/domain/objection/forms.ts'
import { parseFields } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { forbidden, notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { parseFormWithFile } from '#app/http/upload.server.ts'
import { requireMember } from '#app/server/session.server.ts'
import { readChallenge } from '#app/services/challenge/read-challenge.server.ts'
import { fileObjection } from '#app/services/objection/file-objection.server.ts'

const Params = z.object({ code: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const { code } = parseParams(params, Params)
	const outcome = await readChallenge({ store: context.store, actor, code, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { challenge, notice } = outcome.value
	if (!notice) throw notFound()
	if (notice.isOpen && !notice.mayObject) throw forbidden()
	return {
		title: await pageTitle(request, (t) => t('notice:objection.title')),
		challenge: { code, title: challenge.title },
		forms: notice.forms,
		isOpen: notice.isOpen,
		person: { name: actor.name, organisation: actor.organisation.name },
	}
}

const fieldOf: Record<string, string> = {
	'form-not-accepted': 'form',
	'letter-missing': 'file',
	'file-empty': 'file',
	'file-kind': 'file',
	'too-large': 'file',
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const { code } = parseParams(params, Params)
	const { form, upload } = await parseFormWithFile(request, 'file', fileLimits.bytes)
	const submission = parseFields(form, ObjectionForm)
	if (upload === 'too-large') return data(submission.reply({ fieldErrors: { file: [`file-too-large|${fileLimits.bytes / 1024 / 1024}`] } }), { status: 413 })
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const file = upload === 'missing' ? null : { name: upload.fileName, bytes: upload.bytes }
	const { store, vault, storage, now } = context
	const outcome = await fileObjection({ store, vault, storage, actor, code, ...submission.value, file, now })
	if (outcome.ok) return redirect(`/objections/${outcome.value.objectionId}`)
	const { refusal } = outcome
	if (refusal.code === 'not-found') throw notFound()
	if (refusal.code === 'forbidden') throw forbidden()
	const field = fieldOf[refusal.code]
	return data(submission.reply(field ? { fieldErrors: { [field]: [refusal.code] } } : { formErrors: [refusal.code] }), { status: 422 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function NewObjection() {
	const { t } = useTranslation('notice')
	const { challenge, forms, isOpen, person } = useLoaderData<typeof loader>()
	const errorText = useErrorText()
	const lastResult = useActionData<typeof action>()
	const [form, fields] = useForm({ lastResult, onValidate: ({ formData }) => parseWithZod(formData, { schema: ObjectionForm }) })
	const labels = { form: t('objection.form'), statement: t('objection.statement'), file: t('objection.file') }
	const label = { 'real-name': t('objection.realName', person), stamped: t('objection.stamped', person) }
	const initial = typeof fields.form.initialValue === 'string' ? fields.form.initialValue : forms[0]
	return (
		<NarrowPage title={t('objection.title')} above={<Breadcrumbs items={[{ to: `/challenges/${challenge.code}`, label: challenge.title }]} />}>
			{isOpen ? (
				<>
					<p>{t('objection.lead')}</p>
					<BoundForm form={form} labels={labels} encType="multipart/form-data">
						<ChoiceField
							id={fields.form.id}
							legend={labels.form}
							type="radio"
							name={fields.form.name}
							error={errorText(fields.form.errors)}
							chosen={initial ? [initial] : []}
							options={forms.map((value) => ({ value, label: label[value] }))}
						/>
						<BoundArea field={fields.statement} label={labels.statement} hint={t('objection.statementHint')} rows={8} />
						<TextField
							type="file"
							name="file"
							id={`${form.id}-file`}
							label={labels.file}
							hint={t('objection.fileHint')}
							error={errorText(lastResult?.error?.file ?? undefined)}
						/>
						<div className="actions">
							<Button variant="primary">{t('objection.submit')}</Button>
						</div>
					</BoundForm>
				</>
			) : (
				<Banner tone="warn">{t('objection.over')}</Banner>
			)}
		</NarrowPage>
	)
}

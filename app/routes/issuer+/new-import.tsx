import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useErrorText } from '#app/components/form/error-text.ts'
import { Button } from '#app/components/ui/button.tsx'
import { TextField } from '#app/components/ui/field.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { Breadcrumbs, PageHead } from '#app/components/ui/page-head.tsx'
import { importLimits } from '#app/domain/import/file-refusal.ts'
import { can } from '#app/domain/permission/permission.ts'
import { inBackground } from '#app/http/background.server.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { parseUpload } from '#app/http/upload.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readImport } from '#app/services/import/read-import.server.ts'
import { uploadImport } from '#app/services/import/upload-import.server.ts'
import { readList } from '#app/services/list/read-list.server.ts'

const Params = z.object({ code: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { code } = parseParams(params, Params)
	const outcome = await readList({ store: context.store, actor, code, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { list } = outcome.value
	if (!can(actor, 'list.compose', list)) throw notFound()
	return { title: await pageTitle(request, (t) => t('import:upload.title')), list: { code: list.code, title: list.title, titleEn: list.titleEn } }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { code } = parseParams(params, Params)
	const upload = await parseUpload(request, 'file', importLimits.bytes)
	if (upload === 'too-large') return data({ error: 'file-too-large' as const }, { status: 413 })
	if (upload === 'missing') return data({ error: 'file-missing' as const }, { status: 422 })
	const { store, storage } = context
	const outcome = await uploadImport({ store, storage, actor, listCode: code, ...upload, now: context.now() })
	if (!outcome.ok) return outcome.refusal.code === 'not-found' ? answerRefusal(outcome.refusal) : data({ error: outcome.refusal.code }, { status: 422 })
	inBackground(context, 'reading an import', readImport({ store, storage, importId: outcome.value, now: context.now() }))
	return redirect(`/issuer/imports/${outcome.value}`)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function NewImport() {
	const { list } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { t } = useTranslation('import')
	const format = useFormat()
	const errorText = useErrorText()
	const error = answer && 'error' in answer ? errorText([`${answer.error}|${importLimits.bytes / 1024 / 1024}`]) : undefined
	return (
		<main id="main" className="wrap narrow">
			<Breadcrumbs items={[{ to: `/issuer/lists/${encodeURIComponent(list.code)}`, label: format.name({ name: list.title, nameEn: list.titleEn }) }]} />
			<PageHead title={t('upload.title')}>{t('upload.lead')}</PageHead>
			<p>
				<Link to="/issuer/template" reloadDocument>
					{t('upload.template')}
				</Link>
			</p>
			<Form method="post" encType="multipart/form-data" reloadDocument>
				<TextField type="file" name="file" label={t('upload.file')} hint={t('upload.safe')} error={error} accept=".xlsx,.csv" required />
				<div className="actions">
					<Button variant="primary">{t('upload.submit')}</Button>
				</div>
			</Form>
		</main>
	)
}

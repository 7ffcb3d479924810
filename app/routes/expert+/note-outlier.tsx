import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { useEvaluationTexts } from '#app/components/evaluation/use-evaluation-texts.ts'
import { BoundArea } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { NoteForm } from '#app/domain/evaluation/forms.ts'
import { SheetParams } from '#app/domain/evaluation/sheet-form.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireMember } from '#app/server/session.server.ts'
import { noteOutlier, readOutlier } from '#app/services/evaluation/note-outlier.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const { sheetId } = parseParams(params, SheetParams)
	const outcome = await readOutlier({ store: context.store, vault: context.vault, actor, sheetId, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	return { title: await pageTitle(request, (t) => t('ranking:note.name')), ...outcome.value }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const { sheetId } = parseParams(params, SheetParams)
	const submission = await parseForm(request, NoteForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const { note } = submission.value
	const outcome = await noteOutlier({ store: context.store, vault: context.vault, actor, sheetId, note, now: context.now })
	if (outcome.ok) return redirect(`/expert/evaluations/${outcome.value.evaluationId}`)
	if (outcome.refusal.code === 'not-found') throw notFound()
	return data(submission.reply({ formErrors: [outcome.refusal.code] }), { status: 409 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function NoteOutlier() {
	const { evaluationId, code, total, totals, outlierPoints, note, mayNote } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { t } = useTranslation('ranking')
	const { points } = useEvaluationTexts()
	const [form, fields] = useForm({
		lastResult: answer,
		defaultValue: { note },
		onValidate: ({ formData }) => parseWithZod(formData, { schema: NoteForm }),
	})
	return (
		<NarrowPage
			title={t('note.title', { code: code ?? '–' })}
			above={<Breadcrumbs items={[{ to: `/expert/evaluations/${evaluationId}`, label: t('meeting.title') }]} />}
		>
			<p>{t('note.lead', { total: points(total), totals: totals.map(points).join(' / '), points: outlierPoints })}</p>
			{mayNote || answer ? (
				<BoundForm form={form} labels={{ note: t('note.label') }}>
					<BoundArea field={fields.note} label={t('note.label')} />
					<div className="actions">
						<Button variant="primary">{t('note.submit')}</Button>
					</div>
				</BoundForm>
			) : (
				<>
					<p className="muted">{t('note.over')}</p>
					<p className="prose">{note}</p>
				</>
			)}
		</NarrowPage>
	)
}

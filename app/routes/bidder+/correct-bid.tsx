import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { MovedBanner } from '#app/components/audit/moved-banner.tsx'
import { Countdown } from '#app/components/challenge/countdown.tsx'
import { BoundArea } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { CorrectionChanges } from '#app/components/screening/correction-changes.tsx'
import { CorrectionFiles } from '#app/components/screening/correction-files.tsx'
import { useCorrectableText } from '#app/components/screening/use-correctable-text.ts'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import type { FileFault } from '#app/domain/bid/correction-files.ts'
import { fileLimits } from '#app/domain/bid/file.ts'
import { CorrectionForm } from '#app/domain/bid/screening-forms.ts'
import { parseFields } from '#app/http/forms.ts'
import { answerErrors, answerRefused } from '#app/http/moved.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { parseFormTakingFiles } from '#app/http/upload.server.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readMoved } from '#app/services/audit/read-moved.server.ts'
import { readCorrection } from '#app/services/screening/read-correction.server.ts'
import { submitCorrection } from '#app/services/screening/submit-correction.server.ts'

const Params = z.object({ bidId: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'bidder')
	const { bidId } = parseParams(params, Params)
	const now = context.now()
	const outcome = await readCorrection({ store: context.store, vault: context.vault, actor, bidId, now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const title = await pageTitle(request, (t) => t('screening:own.title', { title: outcome.value.challenge.title }))
	return { title, ...outcome.value, now }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'bidder')
	const { bidId } = parseParams(params, Params)
	const { store, vault, storage, now } = context
	const receive = async (take: Parameters<typeof parseFormTakingFiles>[2]) => {
		const form = await parseFormTakingFiles(request, fileLimits.bytes, take)
		const submission = parseFields(form ?? new FormData(), CorrectionForm)
		return { submission, values: submission.status === 'success' ? submission.value.values : null }
	}
	const outcome = await submitCorrection({ store, vault, storage, actor, bidId, receive, now })
	if (outcome.ok) return redirect(`/bidder/bids/${bidId}/correction`)
	const { submission } = outcome.form
	if (outcome.refusal.code === 'invalid') return answerErrors(submission)
	if (outcome.refusal.code === 'not-found') throw notFound()
	if (outcome.refusal.code === 'files-refused')
		return data({ result: submission.reply({ fieldErrors: errorsOf(outcome.refusal.faults) }), moved: null }, { status: 422 })
	const found = await readCorrection({ store: context.store, vault: context.vault, actor, bidId, now: context.now() })
	const code = found.ok ? found.value.challenge.code : ''
	const read = () => readMoved({ store: context.store, actor, record: 'challenge', code, now: context.now() })
	return answerRefused(submission, outcome.refusal.code, { read })
}

/** What is wrong with each file, beside the field it was chosen in. */
function errorsOf(faults: readonly FileFault[]): Record<string, string[]> {
	const limits: Partial<Record<FileFault['code'], number>> = { 'too-large': fileLimits.bytes / 1024 / 1024, 'too-many-files': fileLimits.count }
	const told = faults.map(({ point, name, code }) => ({ point, error: `sent-${code}|${limits[code] ?? ''}|${name.replaceAll('|', ' ')}` }))
	return Object.fromEntries(told.map(({ point }) => [point, told.flatMap((one) => (one.point === point ? [one.error] : []))]))
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function CorrectBid() {
	const { bidId, challenge, reason, dueAt, isRunning, state, sections, filePoints, fileChanges, corrected, now } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const isSending = useNavigation().formMethod === 'POST'
	const { t } = useTranslation('screening')
	const text = useCorrectableText()
	const [form, fields] = useForm({
		lastResult: answer?.result,
		defaultValue: { values: Object.fromEntries(sections.map(({ section, before }) => [section, before])) },
		onValidate: ({ formData }) => parseWithZod(formData, { schema: CorrectionForm }),
	})
	const boxes = fields.values.getFieldset()
	const labels = Object.fromEntries([
		...sections.map(({ section }) => [`values.${section}`, text.section(section)]),
		...filePoints.map(({ point, file }) => [point, text.file(file)]),
	])
	return (
		<NarrowPage title={t('own.title', { title: challenge.title })} above={<Breadcrumbs items={[{ to: `/bidder/bids/${bidId}`, label: challenge.title }]} />}>
			<MovedBanner moved={answer?.moved} />
			{state === 'corrected' ? null : (
				<p>
					<Countdown closesAt={dueAt} serverNow={now} />
				</p>
			)}
			<h2>{t('own.why')}</h2>
			<p className="prose">{reason}</p>
			{isRunning || answer ? (
				<>
					<p className="muted">{t('own.lead')}</p>
					<BoundForm form={form} labels={labels} encType="multipart/form-data">
						{sections.map(({ section }) => {
							const box = boxes[section]
							return box ? <BoundArea key={section} field={box} label={text.section(section)} rows={8} required /> : null
						})}
						<CorrectionFiles formId={form.id} points={filePoints} errors={form.allErrors} isAnswered={answer !== undefined} />
						<div className="actions">
							<Button variant="primary" disabled={isSending}>
								{isSending ? t('own.submitting') : t('own.submit')}
							</Button>
							<LinkButton to={`/bidder/bids/${bidId}`}>{t('own.back')}</LinkButton>
						</div>
					</BoundForm>
				</>
			) : (
				<Banner tone={state === 'corrected' ? 'success' : 'warn'}>
					<p>{state === 'corrected' ? t('own.done') : state === 'lapsed' ? t('own.over') : t('own.closed')}</p>
					<LinkButton to={`/bidder/bids/${bidId}`}>{t('own.back')}</LinkButton>
				</Banner>
			)}
			<CorrectionChanges
				heading={<h2>{t('correction.changes')}</h2>}
				sections={sections}
				fileChanges={fileChanges}
				corrected={corrected}
				lang={challenge.language === 'zh' ? 'zh-CN' : 'en'}
			/>
		</NarrowPage>
	)
}

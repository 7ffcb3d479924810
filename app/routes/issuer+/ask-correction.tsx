import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { MovedBanner } from '#app/components/audit/moved-banner.tsx'
import { BoundArea } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { useErrorText } from '#app/components/form/error-text.ts'
import { useCorrectableText } from '#app/components/screening/use-correctable-text.ts'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { ChoiceField } from '#app/components/ui/field.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { replacing } from '#app/domain/bid/correction-files.ts'
import { fileLimits } from '#app/domain/bid/file.ts'
import { correctableSections } from '#app/domain/bid/screening.ts'
import { AskCorrectionForm } from '#app/domain/bid/screening-forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { answerErrors, answerRefused } from '#app/http/moved.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { ScreeningParams, screeningPath } from '#app/http/screening-steps.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readMoved } from '#app/services/audit/read-moved.server.ts'
import { askCorrection } from '#app/services/screening/ask-correction.server.ts'
import { readScreening } from '#app/services/screening/read-screening.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code, bidId } = parseParams(params, ScreeningParams)
	const outcome = await readScreening({ store: context.store, vault: context.vault, actor, code, bidId, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { bidder, files, mayAsk, correctionHours, wouldEndAt } = outcome.value
	const title = await pageTitle(request, (t) => t('screening:correction.title', { name: bidder.name }))
	return { title, code, bidId, bidder, files, mayAsk, correctionHours, wouldEndAt }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const at = parseParams(params, ScreeningParams)
	const submission = await parseForm(request, AskCorrectionForm)
	if (submission.status !== 'success') return answerErrors(submission)
	const outcome = await askCorrection({ store: context.store, actor, ...at, asked: submission.value, now: context.now })
	if (outcome.ok) return redirect(screeningPath(at))
	if (outcome.refusal.code === 'not-found') throw notFound()
	const read = () => readMoved({ store: context.store, actor, record: 'challenge', code: at.code, now: context.now() })
	return answerRefused(submission, outcome.refusal.code, { read })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function AskCorrection() {
	const { code, bidId, bidder, files, mayAsk, correctionHours, wouldEndAt } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { t } = useTranslation(['screening', 'rules'])
	const format = useFormat()
	const errorText = useErrorText()
	const text = useCorrectableText()
	const [form, fields] = useForm({ lastResult: answer?.result, onValidate: ({ formData }) => parseWithZod(formData, { schema: AskCorrectionForm }) })
	const back = screeningPath({ code, bidId })
	const chosen = fields.fields.initialValue
	const options = [
		...correctableSections.map((section) => ({ value: section, label: text.section(section) })),
		...files.map((file) => ({ value: replacing(file.id), label: text.file(file) })),
		...(files.length < fileLimits.count ? [{ value: 'files', label: text.file(null) }] : []),
	]
	return (
		<NarrowPage
			title={t('correction.title', { name: format.name(bidder) })}
			above={<Breadcrumbs items={[{ to: back, label: t('title', { name: format.name(bidder) }) }]} />}
		>
			<MovedBanner moved={answer?.moved} />
			{mayAsk || answer ? (
				<>
					<p>{t('correction.lead')}</p>
					<p>{t('correction.end', { length: t('rules:hours', { count: correctionHours }), at: format.instant(wouldEndAt) })}</p>
					<BoundForm form={form} labels={{ fields: t('correction.fields'), reason: t('correction.reason') }}>
						<ChoiceField
							id={fields.fields.id}
							legend={t('correction.fields')}
							type="checkbox"
							name={fields.fields.name}
							error={errorText(fields.fields.errors)}
							chosen={Array.isArray(chosen) ? chosen.filter((one) => typeof one === 'string') : [String(chosen ?? '')]}
							options={options}
						/>
						<BoundArea field={fields.reason} label={t('correction.reason')} hint={t('correction.reasonHint')} />
						<div className="actions">
							<Button variant="primary">{t('correction.submit')}</Button>
							<LinkButton to={back}>{t('name')}</LinkButton>
						</div>
					</BoundForm>
				</>
			) : (
				<Banner tone="warn">
					<p>{t('correction.not')}</p>
					<LinkButton to={back}>{t('name')}</LinkButton>
				</Banner>
			)}
		</NarrowPage>
	)
}

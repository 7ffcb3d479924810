import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Countdown } from '#app/components/challenge/countdown.tsx'
import { ClarificationEntry } from '#app/components/clarification/clarification-entry.tsx'
import { ClarificationFields, type ClarificationInput } from '#app/components/clarification/clarification-fields.tsx'
import { ClarificationPreview } from '#app/components/clarification/clarification-preview.tsx'
import { useClarificationLabels } from '#app/components/clarification/use-clarification-labels.ts'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Breadcrumbs, PageHead } from '#app/components/ui/page-head.tsx'
import { type ClarificationEntry as Clarification, ClarificationForm } from '#app/domain/challenge/clarification-form.ts'
import { parseFields } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams, parseSearch } from '#app/http/params.ts'
import { partOf } from '#app/http/part-of.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireRole } from '#app/server/session.server.ts'
import { previewClarification } from '#app/services/clarification/preview-clarification.server.ts'
import { publishClarification } from '#app/services/clarification/publish-clarification.server.ts'
import { readClarifiable } from '#app/services/clarification/read-clarifiable.server.ts'

const Params = z.object({ code: z.string().max(60) })
const Search = z.object({
	question: z.preprocess((value) => (Array.isArray(value) ? value[0] : value), z.coerce.number().int().min(1).optional()).catch(undefined),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, Params)
	const now = context.now()
	const { question: questionNumber } = parseSearch(request, Search)
	const outcome = await readClarifiable({ store: context.store, actor, code, questionNumber, now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const title = await pageTitle(request, (t) => t('clarify:form.title', { title: outcome.value.challenge.title }))
	return { title, ...outcome.value, now }
}

/** Publishes a clarification; unless its preview was seen, answers with that first. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, Params)
	const form = await request.formData()
	const submission = parseFields(form, ClarificationForm)
	const nothing = { preview: null, entries: [], since: null }
	if (submission.status !== 'success') return data({ ...nothing, result: submission.reply() }, { status: submission.status === 'error' ? 422 : 200 })
	const clarification = submission.value
	const about = { store: context.store, actor, code, clarification }
	const isUnderstood = form.get('understood') === 'on'
	const outcome = isUnderstood ? await publishClarification({ ...about, now: context.now }) : await previewClarification({ ...about, now: context.now() })
	if (!outcome.ok && outcome.refusal.code === 'not-found') throw notFound()
	if (!outcome.ok) return data({ ...nothing, result: submission.reply(errorsOf(outcome.refusal)), since: clarification.base }, { status: 409 })
	if (!('changes' in outcome.value)) return partOf(`/challenges/${encodeURIComponent(code)}/clarifications`, `c${outcome.value.number}`)
	const entries = [...form].flatMap(([name, value]): [string, string][] => (typeof value === 'string' && !name.startsWith('__') ? [[name, value]] : []))
	return data({ ...nothing, result: submission.reply(), preview: outcome.value, entries })
}

type Refusal = { code: string; limit?: number; number?: number }
type Reply = { fieldErrors?: Record<string, string[]>; formErrors?: string[] }

/** A refusal beside the field it is about, or above the form. */
function errorsOf({ code, limit = 0, number = 0 }: Refusal): Reply {
	if (code === 'too-long-duration') return { fieldErrors: { durationMonths: [`too-big|${limit}`] } }
	if (code === 'too-little-money') return { fieldErrors: { budget: [`too-small|${limit / 1_000_000}`] } }
	if (code === 'shares-not-100') return { fieldErrors: { payments: [`${code}|${limit}`] } }
	return { formErrors: [code === 'stale-clarification' ? `${code}|${number}` : code] }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Clarify() {
	const { challenge, clarifications, indicatorNames, question, mayClarify, now } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { t } = useTranslation(['clarify', 'challenge'])
	const { code } = challenge
	const lang = challenge.language === 'zh' ? 'zh-CN' : 'en'
	const preview = answer?.preview
	const since = clarifications.filter(({ number }) => answer?.since !== null && answer?.since !== undefined && number > answer.since)
	return (
		<main id="main" className="wrap narrow">
			<Breadcrumbs items={[{ to: `/challenges/${code}`, label: challenge.title }]} />
			<PageHead title={t('form.title', { title: challenge.title })}>
				{challenge.status === 'open' && challenge.bidsCloseAt ? <Countdown closesAt={challenge.bidsCloseAt} serverNow={now} /> : null}
			</PageHead>
			{question ? (
				<Banner title={t('form.question', { number: question.number })}>
					<p className="prose" lang={lang}>
						<strong>{question.question}</strong>
					</p>
					<p className="prose" lang={lang}>
						{question.answer}
					</p>
				</Banner>
			) : null}
			{since.length > 0 ? (
				<section className="banner warn">
					<h2>{t('form.since')}</h2>
					<p>{t('form.sinceHint')}</p>
					{since.map((one) => (
						<ClarificationEntry key={one.number} clarification={one} code={code} indicatorNames={indicatorNames} lang={lang} level={3} />
					))}
				</section>
			) : null}
			{preview ? (
				<>
					<ClarificationPreview {...preview} addsIndicator={preview.changes.some(({ field }) => field === 'indicators')} entries={answer.entries} lang={lang} />
					<h2>{t('preview.further')}</h2>
				</>
			) : null}
			{mayClarify || answer ? (
				<ClarifyForm />
			) : (
				<Banner tone="warn">
					<p>{t('form.not', { status: t(`challenge:status.${challenge.status}`) })}</p>
					<LinkButton to={`/challenges/${code}/clarifications`}>{t('title')}</LinkButton>
				</Banner>
			)}
		</main>
	)
}

function ClarifyForm() {
	const { demand, indicators, question, challenge } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { t } = useTranslation('clarify')
	const labelsOf = useClarificationLabels()
	const [form, fields] = useForm<ClarificationInput, Clarification>({
		lastResult: answer?.result,
		defaultValue: defaultsOf(demand, indicators),
		onValidate: ({ formData }) => parseWithZod(formData, { schema: ClarificationForm }),
	})
	return (
		<>
			<p>{t('form.lead')}</p>
			<p className="muted">{t('form.fixed')}</p>
			<BoundForm form={form} labels={labelsOf(Object.keys(form.allErrors))}>
				{/* What Enter in a field presses; the first button would be one that adds a row. */}
				<button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true">
					{t('form.check')}
				</button>
				<input type="hidden" name="base" value={demand.clarificationCount} />
				{question ? <input type="hidden" name="questionNumber" value={question.number} /> : null}
				<ClarificationFields form={form} fields={fields} lang={challenge.language === 'zh' ? 'zh-CN' : 'en'} />
				<div className="actions">
					<Button variant="primary">{t('form.check')}</Button>
					<LinkButton to={`/challenges/${challenge.code}`}>{challenge.code}</LinkButton>
				</div>
			</BoundForm>
		</>
	)
}

type Loaded = Awaited<ReturnType<typeof loader>>

/** The demand as it stands, as the fields of the form hold it. */
function defaultsOf({ budgetFen, durationMonths, payments, ...texts }: Loaded['demand'], indicators: Loaded['indicators']) {
	return {
		...texts,
		budget: budgetFen === null ? '' : String(budgetFen / 1_000_000),
		durationMonths: durationMonths === null ? '' : String(durationMonths),
		payments: payments.map(({ due, share }) => ({ due, share: String(share) })),
		indicators: indicators.map((indicator) => ({ ...indicator, isMust: indicator.isMust ? 'on' : '' })),
	}
}

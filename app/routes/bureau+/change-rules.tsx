import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { MovedBanner } from '#app/components/audit/moved-banner.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { RuleFields, useRuleLabels } from '#app/components/rules/rule-fields.tsx'
import { useRuleTexts } from '#app/components/rules/use-rule-texts.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { RulePackForm, ruleOwners, shippedPack } from '#app/domain/rules/rule-pack.ts'
import { parseForm } from '#app/http/forms.ts'
import { answerErrors, answerRefused } from '#app/http/moved.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { forbidden, parseParams } from '#app/http/params.ts'
import { requireMember } from '#app/server/session.server.ts'
import { readMoved } from '#app/services/audit/read-moved.server.ts'
import { listCorridor } from '#app/services/challenge/list-corridor.server.ts'
import { publishRules } from '#app/services/rules/publish-rules.server.ts'
import { readCurrentRules, readRules } from '#app/services/rules/read-rules.server.ts'

const Params = z.object({ owner: z.enum(ruleOwners) })
/** The form names the version it was filled in from. */
const ChangeForm = RulePackForm.extend({ basedOn: z.number().int().min(0) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const { owner } = parseParams(params, Params)
	const { versions, canChange } = await readRules({ store: context.store, actor, owner })
	if (!canChange) throw forbidden()
	const [office] = await readCurrentRules(context.store)
	const { cities } = await listCorridor(context.store, context.now())
	const [own] = versions
	return { title: await pageTitle(request, (t) => t('rules:change')), owner, cities, pack: own ?? { ...(office ?? shippedPack), version: 0, source: '' } }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const { owner } = parseParams(params, Params)
	const submission = await parseForm(request, ChangeForm)
	if (submission.status !== 'success') return answerErrors(submission)
	const { basedOn, ...pack } = submission.value
	const outcome = await publishRules({ store: context.store, actor, owner, basedOn, pack, now: context.now() })
	if (outcome.ok) return redirect(`/rules/${owner}`)
	if (outcome.refusal.code === 'forbidden') throw forbidden()
	const read = () => readMoved({ store: context.store, actor, record: 'rules', owner, now: context.now() })
	return answerRefused(submission, outcome.refusal.code, { read })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function ChangeRules() {
	const { t } = useTranslation('rules')
	const { owner, pack, cities } = useLoaderData<typeof loader>()
	const { minimumAmountFen, ...rules } = pack.rules
	const answer = useActionData<typeof action>()
	const basedOn = Number(answer?.moved?.basedOn ?? pack.version)
	const [form, fields] = useForm({
		lastResult: answer?.result,
		defaultValue: { ...rules, minimumAmount: minimumAmountFen / 1_000_000, source: pack.source, basedOn: pack.version },
		onValidate: ({ formData }) => parseWithZod(formData, { schema: ChangeForm }),
	})
	return (
		<NarrowPage
			title={`${t('change')}: ${useRuleTexts(cities).ownerName(owner)}`}
			above={<Breadcrumbs items={[{ to: `/rules/${owner}`, label: t('title') }]} />}
		>
			<p>{t('changeLead')}</p>
			<MovedBanner moved={answer?.moved} />
			<BoundForm form={form} labels={useRuleLabels()}>
				<input type="hidden" name={fields.basedOn.name} value={basedOn} />
				<RuleFields fields={fields} />
				<div className="actions">
					<Button variant="primary">{t('publish', { version: basedOn + 1 })}</Button>
				</div>
			</BoundForm>
		</NarrowPage>
	)
}

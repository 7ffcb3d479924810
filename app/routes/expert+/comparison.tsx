import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ComparisonPage } from '#app/components/evaluation/comparison-page.tsx'
import { EvaluationParams, EvaluationSearch } from '#app/domain/evaluation/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams, parseSearch } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireMember } from '#app/server/session.server.ts'
import { readComparison } from '#app/services/evaluation/read-comparison.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const by = parseParams(params, EvaluationParams)
	const { page } = parseSearch(request, EvaluationSearch)
	const outcome = await readComparison({ store: context.store, vault: context.vault, actor, by, page, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	return { title: await pageTitle(request, (t) => t('ranking:comparison.title')), ...outcome.value }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function PanelComparison() {
	const { title: _title, ...page } = useLoaderData<typeof loader>()
	const { t } = useTranslation('ranking')
	const own = `/expert/evaluations/${useParams().evaluationId ?? ''}`
	return <ComparisonPage {...page} back={{ to: own, label: t('meeting.title') }} path={`${own}/comparison`} />
}

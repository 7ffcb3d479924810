import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { FieldChanges } from '#app/components/challenge/field-changes.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { SelectField } from '#app/components/ui/field.tsx'
import { Breadcrumbs, EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { DemoMark } from '#app/components/ui/tag.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams, parseSearch } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireMember } from '#app/server/session.server.ts'
import { listCorridor } from '#app/services/challenge/list-corridor.server.ts'
import { readVersions } from '#app/services/review/read-versions.server.ts'

const Params = z.object({ code: z.string().max(60) })
const number = z.preprocess((value) => (Array.isArray(value) ? Number(value[0]) : undefined), z.number().int().optional()).catch(undefined)
const Search = z.object({ from: number, to: number })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const { code } = parseParams(params, Params)
	const outcome = await readVersions({ store: context.store, actor, code, ...parseSearch(request, Search) })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { cities } = await listCorridor(context.store, context.now())
	return { title: await pageTitle(request, (t) => t('review:versions.title')), cities, ...outcome.value }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Versions() {
	const { t } = useTranslation('review')
	const format = useFormat()
	const { challenge, versions, compared, cities } = useLoaderData<typeof loader>()
	const options = versions.map((one) => ({ value: String(one.number), label: t('versions.line', { number: one.number, at: format.instant(one.createdAt) }) }))
	return (
		<main id="main" className="wrap">
			<Breadcrumbs items={[{ to: `/challenges/${challenge.code}`, label: challenge.title }]} />
			<PageHead title={t('versions.title')}>
				<span className="cluster">
					<span className="code">{challenge.code}</span>
					<DemoMark isDemo={challenge.isDemo} />
				</span>
			</PageHead>
			{versions.length === 0 ? (
				<EmptyState title={t('versions.none.title')}>
					<p>{t('versions.none.text')}</p>
				</EmptyState>
			) : (
				<ol className="bullets" reversed>
					{versions.map((one) => (
						<li key={one.number}>
							{t('versions.line', { number: one.number, at: format.instant(one.createdAt) })}{' '}
							{one.createdBy ? <span className="faint">{one.createdBy}</span> : null}
						</li>
					))}
				</ol>
			)}
			{versions.length === 1 ? <p className="muted">{t('versions.single')}</p> : null}
			{versions.length > 1 ? (
				<Form className="versions-choice cluster no-print">
					<SelectField name="from" label={t('versions.from')} options={options} defaultValue={compared ? String(compared.from) : undefined} />
					<SelectField name="to" label={t('versions.to')} options={options} defaultValue={compared ? String(compared.to) : undefined} />
					<Button>{t('versions.compare')}</Button>
				</Form>
			) : null}
			{compared ? (
				<>
					<h2>{t('versions.compared', compared)}</h2>
					<FieldChanges
						changes={compared.changes}
						before={compared.before}
						after={compared.after}
						cities={cities}
						lang={challenge.language === 'zh' ? 'zh-CN' : 'en'}
					/>
				</>
			) : null}
		</main>
	)
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { StatusTag } from '#app/components/challenge/status-tag.tsx'
import { DemandEditor } from '#app/components/demand/demand-editor.tsx'
import { demandParts } from '#app/components/demand/demand-sections.tsx'
import { FileForm } from '#app/components/file/file-form.tsx'
import { useRefusalText } from '#app/components/form/refusal-text.ts'
import { ReturnReasons } from '#app/components/review/field-notes.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { Breadcrumbs, PageHead } from '#app/components/ui/page-head.tsx'
import { DemoMark } from '#app/components/ui/tag.tsx'
import { fileKinds, fileLimits } from '#app/domain/bid/file.ts'
import { contentLanguages } from '#app/domain/challenge/challenge.ts'
import { runCommand } from '#app/domain/challenge/demand-commands.ts'
import { changedInDemand, demandFieldsOf, readDemand } from '#app/domain/challenge/demand-form.ts'
import { formEntries } from '#app/http/entries.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams, parseSearch, RefusedSearch } from '#app/http/params.ts'
import { partOf } from '#app/http/part-of.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { listCorridor } from '#app/services/challenge/list-corridor.server.ts'
import { readEditable } from '#app/services/challenge/read-editable.server.ts'
import { saveDemand } from '#app/services/challenge/save-demand.server.ts'

const Params = z.object({ code: z.string().max(60) })
/** What the texts of a refused file name. */
const fileRules = { kinds: Object.keys(fileKinds).join(' '), megabytes: fileLimits.bytes / 1024 / 1024, count: fileLimits.count }
const Language = z.enum(contentLanguages).catch('zh')

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, Params)
	const now = context.now()
	const outcome = await readEditable({ store: context.store, actor, code, now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { cities } = await listCorridor(context.store, now)
	const { lacking, ...demand } = outcome.value
	const wasChecked = new URL(request.url).searchParams.has('checked')
	const title = await pageTitle(request, (t) => t('write:title', { title: demand.challenge.title }))
	return { title, ...demand, ...parseSearch(request, RefusedSearch), errors: wasChecked ? lacking : null, cities, now }
}

/** The buttons, where there is no JavaScript: the page comes back with what could not be saved, or with what the check found. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code } = parseParams(params, Params)
	const entries = await formEntries(request)
	const { then = 'save' } = entries
	const commanded = runCommand(entries, then, { language: Language.parse(entries.language), newId: () => crypto.randomUUID() })
	const typed = { ...changedInDemand(entries), ...commanded }
	const { errors, ...sent } = readDemand({ ...typed, revision: entries.revision ?? '' })
	const outcome = await saveDemand({ store: context.store, actor, code, sent, now: context.now })
	if (!outcome.ok && outcome.refusal.code === 'not-found') throw notFound()
	if (!outcome.ok) return data({ refused: outcome.refusal.code, typed, errors, conflicts: [], revision: sent.revision }, { status: 409 })
	const { conflicts, revision, lacking } = outcome.value
	const found = then === 'check' ? { ...lacking, ...errors } : errors
	const isBad = conflicts.length > 0 || Object.keys(found).length > 0
	if (isBad) return data({ refused: undefined, typed, errors: found, conflicts, revision }, { status: 422 })
	const address = `/issuer/challenges/${code}/edit`
	return then === 'check' ? redirect(`${address}?checked`) : partOf(address, sectionOf(then))
}

/** Where on the page a button stands. */
function sectionOf(command: string): string {
	const [noun = ''] = command.split('.')
	const places: Record<string, string> = {
		indicators: 'part-indicators',
		convert: 'part-indicators',
		payments: 'part-money',
		criteria: 'part-criteria',
		ip: 'part-terms',
	}
	return places[noun] ?? 'main'
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function EditChallenge() {
	const { challenge, list, issuer, isComposer, values, revision, savedAt, pack, errors, files, refused, returned, cities, now } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { t } = useTranslation(['write', 'list'])
	const format = useFormat()
	const refusalText = useRefusalText()
	const up = isComposer ? { to: `/issuer/lists/${encodeURIComponent(list.code)}`, label: format.name({ name: list.title, nameEn: list.titleEn }) } : null
	return (
		<main id="main" className="wrap">
			<Breadcrumbs items={[{ to: '/issuer', label: t('list:compose.desk.challenges') }, ...(up ? [up] : [])]} />
			<PageHead title={t('title', { title: challenge.title })}>
				<span className="cluster">
					<Link to={`/challenges/${challenge.code}`}>{challenge.code}</Link>
					<StatusTag status={challenge.status} />
					<span>{format.name(issuer)}</span>
					{isComposer ? <Link to={`/issuer/challenges/${challenge.code}/issuer`}>{t('issuer.title')}</Link> : null}
					<DemoMark isDemo={challenge.isDemo} />
				</span>
			</PageHead>
			{answer?.refused ? <Banner tone="danger">{refusalText({ code: answer.refused })}</Banner> : null}
			{returned ? <ReturnReasons returned={returned} cities={cities} formId="demand" /> : null}
			<p className="muted">{t('lead')}</p>
			<nav aria-label={t('parts')} className="part-links no-print">
				<ul className="cluster">
					{demandParts.map((part) => (
						<li key={part}>
							<a href={`#part-${part}`}>{t(`part.${part}`)}</a>
						</li>
					))}
				</ul>
			</nav>
			<DemandEditor
				key={challenge.code}
				code={challenge.code}
				language={challenge.language}
				revision={answer?.revision ?? revision}
				savedAt={savedAt}
				stored={demandFieldsOf(values)}
				unsaved={answer?.typed ?? {}}
				found={{ errors: answer?.errors ?? errors, conflicts: answer?.conflicts ?? [] }}
				cities={cities}
				pack={pack}
				now={now}
			/>
			<FileForm
				path={`/issuer/challenges/${challenge.code}/files`}
				files={files}
				hrefOf={(id) => `/challenges/${challenge.code}/files/${id}`}
				error={refused ? refusalText({ code: refused, ...fileRules }) : undefined}
			/>
		</main>
	)
}

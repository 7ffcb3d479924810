import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { data } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useRefusalText } from '#app/components/form/refusal-text.ts'
import { MappingForm, PreviewRow, PreviewTabs } from '#app/components/import/import-preview.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { Breadcrumbs, PageHead } from '#app/components/ui/page-head.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { Progress } from '#app/components/ui/progress.tsx'
import type { ImportFileRefusal } from '#app/domain/import/file-refusal.ts'
import { PreviewSearch } from '#app/domain/import/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams, parseSearch } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { previewImport } from '#app/services/import/preview-import.server.ts'

const Params = z.object({ importId: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'chainLead')
	const { importId } = parseParams(params, Params)
	const { view, page, refused } = parseSearch(request, PreviewSearch)
	const outcome = await previewImport({ store: context.store, actor, importId, view, page, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { status, fileName } = outcome.value.import
	const title = await pageTitle(request, (t) => t('import:title', { file: fileName }))
	const isUnderWay = status === 'reading' || status === 'taking'
	return data({ title, view, refused, ...outcome.value }, { headers: isUnderWay ? { Refresh: '1' } : {} })
}

/** While work goes on the page comes again by itself, with or without JavaScript. */
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Import() {
	const { import: file, list, refused } = useLoaderData<typeof loader>()
	const { t } = useTranslation('import')
	const format = useFormat()
	const refusalText = useRefusalText()
	return (
		<main id="main" className="wrap">
			<Breadcrumbs items={[{ to: `/issuer/lists/${encodeURIComponent(list.code)}`, label: format.name({ name: list.title, nameEn: list.titleEn }) }]} />
			<PageHead title={t('title', { file: file.fileName })}>{t(`status.${file.status}`)}</PageHead>
			{refused ? <Banner tone="danger">{refusalText({ code: refused })}</Banner> : null}
			<Standing />
		</main>
	)
}

function Standing() {
	const { import: file, list, counts } = useLoaderData<typeof loader>()
	const { t } = useTranslation('import')
	const upload = `/issuer/lists/${encodeURIComponent(list.code)}/imports/new`
	switch (file.status) {
		case 'reading':
			return (
				<>
					<Progress
						label={file.rowCount === 0 ? t('progress.starting') : t('progress.reading', { done: file.doneCount, total: file.rowCount })}
						done={file.rowCount === 0 ? null : file.doneCount}
						total={file.rowCount}
					/>
					<p className="muted">{t('progress.leave')}</p>
				</>
			)
		case 'taking':
			return (
				<>
					<Progress label={t('progress.taking', { total: counts.ready })} done={null} total={counts.ready} />
					<p className="muted">{t('progress.leave')}</p>
				</>
			)
		case 'taken':
			return (
				<Banner tone="success" title={t('taken.title', { count: file.doneCount })}>
					<Link to={`/issuer/lists/${encodeURIComponent(list.code)}`}>{t('taken.open')}</Link>
				</Banner>
			)
		case 'refused':
			return (
				<>
					<Banner tone="danger" title={t('refusedTitle')}>
						<RefusalText />
					</Banner>
					<LinkButton to={upload}>{t('again')}</LinkButton>
				</>
			)
		case 'discarded':
			return (
				<>
					<p>{t('discardedText')}</p>
					<LinkButton to={upload}>{t('again')}</LinkButton>
				</>
			)
		case 'preview':
			return <Preview />
	}
}

function RefusalText() {
	const { import: file } = useLoaderData<typeof loader>()
	const { t, i18n } = useTranslation('import')
	if (file.refusal === null) return null
	const { code, ...params } = file.refusal
	const isCode = (text: string): text is ImportFileRefusal['code'] => i18n.exists(`import:refusal.${text}`)
	return <p>{t(`refusal.${isCode(code) ? code : 'damaged'}`, params)}</p>
}

function Preview() {
	const { import: file, headers, mapping, counts, lines, view, page, pages } = useLoaderData<typeof loader>()
	const { t } = useTranslation('import')
	const remaining = counts.all - counts.existing - counts.excluded
	return (
		<>
			<MappingForm importId={file.id} headers={headers} sample={file.head?.[(file.headerRow ?? 0) + 1] ?? []} mapping={mapping} />
			<PreviewTabs importId={file.id} view={view} counts={counts} />
			<ol>
				{lines.map((line) => (
					<PreviewRow key={line.rowNumber} line={line} importId={file.id} view={view} page={page} />
				))}
			</ol>
			<Pagination page={page} pages={pages} to={(to) => `/issuer/imports/${file.id}?view=${view}&page=${to}`} />
			<p className="muted">{counts.ready > 0 ? t('take.lead') : t('take.none')}</p>
			<div className="actions">
				{counts.ready > 0 && counts.errors === 0 ? <TakeForm importId={file.id} mode="all" label={t('take.all', { count: remaining })} /> : null}
				{counts.ready > 0 && counts.errors > 0 ? <TakeForm importId={file.id} mode="valid" label={t('take.valid', { count: counts.ready })} /> : null}
				<Form method="post" action={`/issuer/imports/${file.id}/discard`} reloadDocument>
					<Button variant="danger">{t('take.discard')}</Button>
				</Form>
			</div>
		</>
	)
}

function TakeForm({ importId, mode, label }: { importId: string; mode: 'all' | 'valid'; label: string }) {
	return (
		<Form method="post" action={`/issuer/imports/${importId}/take`} reloadDocument>
			<Button variant="primary" name="mode" value={mode}>
				{label}
			</Button>
		</Form>
	)
}

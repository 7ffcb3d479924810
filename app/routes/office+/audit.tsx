import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { TiesBanner } from '#app/components/judging/ties-banner.tsx'
import { AuditTable } from '#app/components/office/audit-table.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { CheckField, SelectField } from '#app/components/ui/field.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { auditKinds } from '#app/domain/audit/audit.ts'
import { AuditSearch } from '#app/domain/audit/search.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseSearch } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readAudit } from '#app/services/audit/read-audit.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const { kind, refused, before, after } = parseSearch(request, AuditSearch)
	const filter = { kind, isRefused: refused || undefined, beforeId: before, afterId: after }
	const outcome = await readAudit({ store: context.store, actor, filter, pageSize: 50, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	return { title: await pageTitle(request, (t) => t('office:audit.title')), ...outcome.value, kind, refused }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Audit() {
	const { t } = useTranslation(['office', 'judging'])
	const { entries, olderThan, newerThan, kind, refused, isTied } = useLoaderData<typeof loader>()
	const to = (cursor: string) => `?${[kind ? `kind=${kind}` : '', refused ? 'refused=1' : '', cursor].filter(Boolean).join('&')}`
	return (
		<main id="main" className="wrap">
			<PageHead title={t('audit.title')}>{t('audit.intro')}</PageHead>
			<TiesBanner isTied={isTied} />
			<Form className="filter-bar" aria-label={t('audit.filter')}>
				<SelectField
					label={t('audit.kindLabel')}
					name="kind"
					defaultValue={kind ?? ''}
					placeholder={t('audit.all')}
					options={auditKinds.map((value) => ({ value, label: t(`audit.kind.${value}`) }))}
				/>
				<CheckField label={t('audit.refusedOnly')} name="refused" value="1" defaultChecked={refused} />
				<Button>{t('audit.apply')}</Button>
			</Form>
			{entries.length === 0 ? (
				<EmptyState title={t('audit.none.title')}>
					<p>{t('audit.none.text')}</p>
				</EmptyState>
			) : (
				<AuditTable rows={entries} />
			)}
			<nav className="pager" aria-label={t('audit.title')}>
				{newerThan === null ? null : (
					<Link to={to(`after=${newerThan}`)} rel="prev">
						{t('audit.newer')}
					</Link>
				)}
				{olderThan === null ? null : (
					<Link to={to(`before=${olderThan}`)} rel="next">
						{t('audit.older')}
					</Link>
				)}
			</nav>
		</main>
	)
}

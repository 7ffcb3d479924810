import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AuditTable } from '#app/components/office/audit-table.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { StatStrip } from '#app/components/ui/stat-strip.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readAudit } from '#app/services/audit/read-audit.server.ts'
import { readOfficeDesk } from '#app/services/operation/read-office-desk.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const latest = await readAudit({ store: context.store, actor, filter: {}, pageSize: 10, now: context.now() })
	if (!latest.ok) throw answerRefusal(latest.refusal)
	const figures = await readOfficeDesk({ store: context.store, now: context.now() })
	return { title: await pageTitle(request, (t) => t('office:desk.title')), ...figures, latest: latest.value.entries }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function OfficeDesk() {
	const { t } = useTranslation('office')
	const { number } = useFormat()
	const { pending, verified, chains, refused, latest } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="wrap">
			<PageHead title={t('desk.title')} />
			<StatStrip
				stats={[
					{ label: t('desk.pending'), value: number(pending), note: t('desk.pendingNote'), to: '/office/organisations?status=pending' },
					{ label: t('desk.verified'), value: number(verified), to: '/office/organisations?status=verified' },
					{ label: t('desk.chains'), value: number(chains), to: '/office/chains' },
					{ label: t('desk.refused'), value: number(refused), to: '/office/audit?refused=1' },
				]}
			/>
			<h2>{t('desk.latest')}</h2>
			<AuditTable rows={latest} />
			<p>
				<Link to="/office/audit">{t('desk.all')}</Link>
			</p>
		</main>
	)
}

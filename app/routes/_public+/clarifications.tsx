import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Countdown } from '#app/components/challenge/countdown.tsx'
import { StatusTag } from '#app/components/challenge/status-tag.tsx'
import { ClarificationEntry } from '#app/components/clarification/clarification-entry.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { Breadcrumbs, EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { DemoMark } from '#app/components/ui/tag.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { getActor } from '#app/server/session.server.ts'
import { readClarifications } from '#app/services/clarification/read-clarifications.server.ts'

const Params = z.object({ code: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const { code } = parseParams(params, Params)
	const now = context.now()
	const outcome = await readClarifications({ store: context.store, actor: await getActor(context), code, now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	return { title: await pageTitle(request, (t) => t('clarify:title')), ...outcome.value, now }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Clarifications() {
	const { challenge, clarifications, indicatorNames, mayClarify, now } = useLoaderData<typeof loader>()
	const { t } = useTranslation('clarify')
	const { code } = challenge
	const lang = challenge.language === 'zh' ? 'zh-CN' : 'en'
	return (
		<main id="main" className="wrap">
			<Breadcrumbs items={[{ to: `/challenges/${code}`, label: challenge.title }]} />
			<PageHead
				title={t('title')}
				actions={
					mayClarify ? (
						<LinkButton variant="primary" to={`/issuer/challenges/${code}/clarify`}>
							{t('command')}
						</LinkButton>
					) : null
				}
			>
				<span className="cluster">
					<Link className="code" to={`/challenges/${code}`}>
						{code}
					</Link>
					<StatusTag status={challenge.status} />
					{challenge.status === 'open' && challenge.bidsCloseAt ? <Countdown closesAt={challenge.bidsCloseAt} serverNow={now} /> : null}
					<DemoMark isDemo={challenge.isDemo} />
				</span>
			</PageHead>
			<p className="muted">{t('lead')}</p>
			{clarifications.length === 0 ? (
				<EmptyState title={t('none')} />
			) : (
				<>
					{clarifications.map((one) => (
						<ClarificationEntry key={one.number} clarification={one} code={code} indicatorNames={indicatorNames} lang={lang} />
					))}
					<p className="actions no-print">
						<Button type="button" onClick={() => window.print()}>
							{t('print')}
						</Button>
					</p>
				</>
			)}
		</main>
	)
}

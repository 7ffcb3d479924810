import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { SheetsDesk } from '#app/components/evaluation/sheets-desk.tsx'
import { FeeNote } from '#app/components/judging/fee-note.tsx'
import { WhyExcluded } from '#app/components/judging/why-excluded.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { Tag } from '#app/components/ui/tag.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireMember } from '#app/server/session.server.ts'
import { readSheetsDesk } from '#app/services/evaluation/read-desk.server.ts'
import { readOwnSeats } from '#app/services/judging/read-seats.server.ts'

/** The expert's desk: invitations, what they score, and what they are excluded from. */
export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const evaluations = await readSheetsDesk({ store: context.store, actor })
	return {
		title: await pageTitle(request, (t) => t('judging:desk.title')),
		...(await readOwnSeats({ store: context.store, actor })),
		evaluations,
		now: context.now(),
	}
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function ExpertDesk() {
	const { t } = useTranslation('judging')
	const format = useFormat()
	const { seats, excluded, evaluations, now } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="wrap">
			<PageHead title={t('desk.title')}>{t('desk.lead')}</PageHead>
			{seats.length === 0 ? (
				<EmptyState title={t('desk.none.title')}>
					<p>{t('desk.none.text')}</p>
				</EmptyState>
			) : (
				<ul className="rows">
					{seats.map(({ id, status, invitedAt, dueAt, fee, challenge }) => (
						<li key={id}>
							<span>
								<Link to={`/expert/seats/${id}`} lang={challenge.language === 'zh' ? 'zh-CN' : 'en'}>
									{challenge.title}
								</Link>{' '}
								<span className="faint">{dueAt ? t('desk.due', { at: format.end(dueAt) }) : t('desk.invited', { day: format.day(invitedAt) })}</span>{' '}
								<FeeNote fee={fee} />
							</span>
							<Tag tone={status === 'invited' ? 'warn' : status === 'accepted' ? 'ok' : 'plain'}>{t(`seat.status.${status}`)}</Tag>
						</li>
					))}
				</ul>
			)}
			<SheetsDesk evaluations={evaluations} now={now} />
			{excluded.length > 0 ? (
				<section>
					<h2>{t('desk.excluded')}</h2>
					<p className="muted">{t('desk.excludedText')}</p>
					<ul className="rows">
						{excluded.map(({ challenge, why }) => (
							<li key={challenge.code}>
								<span lang={challenge.language === 'zh' ? 'zh-CN' : 'en'}>{challenge.title}</span>
								<WhyExcluded why={why} />
							</li>
						))}
					</ul>
				</section>
			) : null}
		</main>
	)
}

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ChallengeRow } from '#app/components/challenge/challenge-row.tsx'
import { StatusTag } from '#app/components/challenge/status-tag.tsx'
import { WaitingLine } from '#app/components/challenge/waiting-line.tsx'
import { BriefClock } from '#app/components/review/review-clock.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { isReleased } from '#app/domain/challenge/lifecycle.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { PageSearch, parseSearch } from '#app/http/params.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readOwnChallenges } from '#app/services/challenge/read-own-challenges.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { page } = parseSearch(request, PageSearch)
	const now = context.now()
	return { title: await pageTitle(request, (t) => t('list:compose.desk.title')), ...(await readOwnChallenges({ store: context.store, actor, page, now })), now }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function IssuerDesk() {
	const { challenges, page, pages, now } = useLoaderData<typeof loader>()
	const { t } = useTranslation(['list', 'challenge', 'review', 'write'])
	return (
		<main id="main" className="wrap">
			<PageHead
				title={t('compose.desk.challenges')}
				actions={
					<LinkButton variant="primary" to="/issuer/challenges/new">
						{t('write:desk.start')}
					</LinkButton>
				}
			/>
			{challenges.length === 0 ? (
				<EmptyState title={t('compose.desk.none')}>
					<p>{t('compose.desk.noneHint')}</p>
				</EmptyState>
			) : null}
			<ol className="challenge-rows">
				{challenges.map((challenge) => (
					<li key={challenge.code}>
						<ChallengeRow
							heading="h2"
							challenge={challenge}
							serverNow={now}
							note={challenge.waiting ? <WaitingLine code={challenge.code} waiting={challenge.waiting} /> : null}
							status={
								<span className="cluster">
									<StatusTag status={challenge.status} />
									{isReleased(challenge.status) ? (
										<LinkButton variant="quiet" to={`/issuer/challenges/${challenge.code}/bids`}>
											{t('challenge:page.manageBids')}
										</LinkButton>
									) : null}
									{challenge.status === 'submitted' && challenge.review ? <BriefClock review={challenge.review} /> : null}
									{challenge.status === 'draft' ? (
										<>
											<LinkButton variant="quiet" to={`/issuer/challenges/${challenge.code}/edit`}>
												{t('challenge:page.edit')}
											</LinkButton>
											<LinkButton variant="quiet" to={`/issuer/challenges/${challenge.code}/submit`}>
												{t('review:box.submit')}
											</LinkButton>
										</>
									) : null}
									{challenge.status === 'returned' ? (
										<LinkButton variant="quiet" to={`/challenges/${challenge.code}`}>
											{t('review:box.resume')}
										</LinkButton>
									) : null}
								</span>
							}
						/>
					</li>
				))}
			</ol>
			<Pagination page={page} pages={pages} to={(to) => `/issuer?page=${to}`} />
		</main>
	)
}

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useRevalidator } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { Countdown } from '#app/components/challenge/countdown.tsx'
import { ShareOpening, ShareTest } from '#app/components/seal/shares-desk.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { requireMember } from '#app/server/session.server.ts'
import { readShares } from '#app/services/seal/shares.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const now = context.now()
	return { title: await pageTitle(request, (t) => t('keys:shares.title')), ...(await readShares({ store: context.store, actor, now })), now }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Shares() {
	const { recipient, tests, openings, waiting, now } = useLoaderData<typeof loader>()
	const { t } = useTranslation(['keys', 'account'])
	const { revalidate } = useRevalidator()
	return (
		<NarrowPage title={t('shares.title')} above={<Breadcrumbs items={[{ to: '/account', label: t('account:account.title') }]} />}>
			<p>{t('shares.lead')}</p>
			<noscript>
				<p className="muted">{t('own.withoutScript')}</p>
			</noscript>
			{recipient === null ? (
				<Banner tone="warn">
					{t('shares.noKey')} <Link to="/account/key">{t('own.title')}</Link>
				</Banner>
			) : null}
			{openings.length > 0 ? <h2>{t('shares.openings')}</h2> : null}
			{openings.map((opening) => (
				<ShareOpening key={opening.openingKeyId} opening={opening} onDone={revalidate} />
			))}
			{tests.length > 0 ? <h2>{t('shares.tests')}</h2> : null}
			{tests.map((test) => (
				<ShareTest key={test.ceremonyId} {...test} onDone={revalidate} />
			))}
			{openings.length + tests.length === 0 ? <p>{t('shares.nothing')}</p> : null}
			{waiting.length > 0 ? (
				<>
					<h2>{t('shares.waiting')}</h2>
					<ul className="bullets">
						{waiting.map(({ code, title, language, bidsCloseAt }) => (
							<li key={code}>
								<Link to={`/challenges/${code}`} lang={language === 'zh' ? 'zh-CN' : 'en'}>
									{title}
								</Link>{' '}
								{bidsCloseAt ? <Countdown closesAt={bidsCloseAt} serverNow={now} /> : null}
							</li>
						))}
					</ul>
				</>
			) : null}
		</NarrowPage>
	)
}

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { BidStatusTag } from '#app/components/bid/bid-status.tsx'
import { Countdown } from '#app/components/challenge/countdown.tsx'
import { ConflictBanner } from '#app/components/judging/conflict-banner.tsx'
import { OpeningKeys } from '#app/components/seal/opening-keys.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { Name } from '#app/components/ui/name.tsx'
import { Breadcrumbs, PageHead } from '#app/components/ui/page-head.tsx'
import { Progress } from '#app/components/ui/progress.tsx'
import { type OpeningFailure, openingFailures } from '#app/domain/seal/sealing.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { getActor } from '#app/server/session.server.ts'
import { readOpening } from '#app/services/seal/read-opening.server.ts'

const Params = z.object({ code: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const { code } = parseParams(params, Params)
	const now = context.now()
	const outcome = await readOpening({ store: context.store, actor: await getActor(context), code, now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	return { title: await pageTitle(request, (t) => t('sealing:record.title')), ...outcome.value, now }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

const isFailure = (code: string): code is OpeningFailure => Object.hasOwn(openingFailures, code)

export default function Opening() {
	const { challenge, keys, holders, openings, progress, counts, hiddenCount, bids, now, why } = useLoaderData<typeof loader>()
	const { t } = useTranslation('sealing')
	const format = useFormat()
	const isAwaited = challenge.status === 'closed' || progress !== null
	useLookAgain(isAwaited)
	return (
		<main id="main" className="wrap">
			<Breadcrumbs items={[{ to: `/challenges/${challenge.code}`, label: challenge.code }]} />
			<PageHead title={t('record.title')}>
				<span lang={challenge.language === 'zh' ? 'zh-CN' : 'en'}>{challenge.title}</span>
			</PageHead>
			<ConflictBanner why={why} />
			{challenge.status === 'open' || challenge.status === 'suspended' ? (
				<Banner>
					{t('record.notYet')} {challenge.bidsCloseAt ? <Countdown closesAt={challenge.bidsCloseAt} serverNow={now} /> : null}
				</Banner>
			) : null}
			{challenge.status === 'closed' && !progress ? (
				<Banner tone="warn" title={t('record.waiting')}>
					{t('record.waitingText')}
				</Banner>
			) : null}
			{progress ? <Progress label={t(`record.progress.${progress.part}`, progress)} done={progress.done} total={progress.all} /> : null}
			{isAwaited ? (
				<noscript>
					<p>
						<a href={`/challenges/${challenge.code}/opening`}>{t('record.reload')}</a>
					</p>
				</noscript>
			) : null}
			{counts ? <Banner tone="success">{t('record.equation', counts)}</Banner> : null}
			{openings.map(({ part, given, rebuiltAt, finishedAt }) => (
				<section key={part}>
					<h2>{part === 'price' ? t('record.price') : t('record.holders')}</h2>
					<dl className="facts">
						{holders.map(({ number, name, organisation }) => {
							const givenAt = given.find((one) => one.number === number)?.givenAt ?? null
							return (
								<div key={number}>
									<dt>{t('record.number', { number })}</dt>
									<dd>
										{format.name(organisation)} · {name}, {givenAt ? t('record.gave', { at: format.instant(givenAt) }) : t('record.notGiven')}
									</dd>
								</div>
							)
						})}
						{rebuiltAt ? (
							<div>
								<dt>{t('record.rebuilt')}</dt>
								<dd>{format.instant(rebuiltAt)}</dd>
							</div>
						) : null}
						{finishedAt ? (
							<div>
								<dt>{t('record.finished')}</dt>
								<dd>{format.instant(finishedAt)}</dd>
							</div>
						) : null}
					</dl>
				</section>
			))}
			{hiddenCount > 0 ? <p className="muted">{t('record.hidden', { count: hiddenCount })}</p> : null}
			{bids.length > 0 ? (
				<>
					<h2>{t('record.bids')}</h2>
					<table className="stacked">
						<thead>
							<tr>
								<th scope="col">{t('record.bid')}</th>
								<th scope="col">{t('record.sealed')}</th>
								<th scope="col">{t('record.result')}</th>
								<th scope="col">{t('record.hash')}</th>
								<th scope="col">{t('record.leaf')}</th>
							</tr>
						</thead>
						<tbody>
							{bids.map(({ bidder, status, sealedAt, leafIndex, leaf, parts }) => (
								<tr key={leafIndex}>
									<th scope="row">
										<Link to={`/organisations/${bidder.slug}`}>
											<Name of={bidder} />
										</Link>
									</th>
									<td data-label={t('record.sealed')}>{format.instant(sealedAt)}</td>
									<td data-label={t('record.result')}>
										<BidStatusTag status={status} />
										{parts.map(({ part, openedAt, failure }) => (
											<p key={part} className="faint">
												{t(`record.part.${part}`)} {format.instant(openedAt)} {isFailure(failure) ? t(`failure.${failure}`) : t('record.opened')}
											</p>
										))}
									</td>
									<td data-label={t('record.hash')}>
										{parts.map(({ part, sha256 }) => (
											<code key={part} className="long">
												{sha256}
											</code>
										))}
									</td>
									<td data-label={t('record.leaf')}>
										{leafIndex}
										<details>
											<summary>{t('record.leafFile')}</summary>
											<code className="long">{leaf}</code>
										</details>
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</>
			) : null}
			<OpeningKeys opening={{ keys, holders }} />
		</main>
	)
}

/** While the holders and the server are at work the page is read again every few seconds. */
function useLookAgain(isWaiting: boolean) {
	const { revalidate } = useRevalidator()
	useEffect(() => {
		if (!isWaiting) return
		const timer = setInterval(revalidate, 3000)
		return () => clearInterval(timer)
	}, [isWaiting, revalidate])
}

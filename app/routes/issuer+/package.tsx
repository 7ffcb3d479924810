import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { MovedBanner } from '#app/components/audit/moved-banner.tsx'
import { PackageFiles } from '#app/components/blind/package-files.tsx'
import { PackageReading } from '#app/components/blind/package-reading.tsx'
import { WordsForm } from '#app/components/blind/words-form.tsx'
import { useRefusalText } from '#app/components/form/refusal-text.ts'
import { ConflictBanner } from '#app/components/judging/conflict-banner.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs, PageHead } from '#app/components/ui/page-head.tsx'
import { WordsForm as Schema } from '#app/domain/blind/package.ts'
import { parseForm } from '#app/http/forms.ts'
import { answerErrors, answerRefused } from '#app/http/moved.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams, parseSearch, RefusedSearch } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { packagePath, ScreeningParams, screeningPath } from '#app/http/screening-steps.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readMoved } from '#app/services/audit/read-moved.server.ts'
import { preparePackage } from '#app/services/blind/prepare-package.server.ts'
import { readBlindPackage } from '#app/services/blind/read-package.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { code, bidId } = parseParams(params, ScreeningParams)
	const outcome = await readBlindPackage({ store: context.store, vault: context.vault, actor, code, bidId, now: context.now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const title = await pageTitle(request, (t) => t('blind:title', { name: outcome.value.bidder.name }))
	return { title, ...parseSearch(request, RefusedSearch), ...outcome.value }
}

/** Prepares the package, with the further words to hide. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const at = parseParams(params, ScreeningParams)
	const submission = await parseForm(request, Schema)
	if (submission.status !== 'success') return answerErrors(submission)
	const { store, vault, storage, now } = context
	const outcome = await preparePackage({ store, vault, storage, actor, ...at, said: submission.value, now })
	if (outcome.ok) return redirect(packagePath(at))
	if (outcome.refusal.code === 'not-found') throw notFound()
	return answerRefused(submission, outcome.refusal.code, { read: () => readMoved({ store, actor, record: 'challenge', code: at.code, now: now() }) })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function BlindPackage() {
	const { bid, bidder, challenge, files, seen, words, refused, reading, isBlind, mayChange, why } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { t } = useTranslation(['blind', 'bid', 'screening'])
	const format = useFormat()
	const refusalText = useRefusalText()
	const at = { code: challenge.code, bidId: bid.id }
	return (
		<main id="main" className="wrap">
			<Breadcrumbs
				items={[
					{ to: `/challenges/${challenge.code}`, label: challenge.title },
					{ to: `/issuer/challenges/${challenge.code}/bids`, label: t('bid:issuer.title') },
					{ to: screeningPath(at), label: t('screening:title', { name: format.name(bidder) }) },
				]}
			/>
			<PageHead title={t('title', { name: format.name(bidder) })}>
				<span className="code">{challenge.code}</span>
			</PageHead>
			<ConflictBanner why={why} />
			<MovedBanner moved={answer?.moved} />
			{refused ? <Banner tone="danger">{refusalText({ code: refused })}</Banner> : null}
			<Passing />
			<p className="muted">{isBlind ? t('lead') : t('namedLead')}</p>
			{mayChange || answer ? <WordsForm key={seen} words={words} seen={seen} isBlind={isBlind} lastResult={answer?.result} /> : <p>{t('closed')}</p>}
			{reading ? (
				<>
					<h2>{t('files')}</h2>
					<PackageFiles files={files} bidId={bid.id} seen={seen} action={packagePath(at)} mayChange={mayChange} />
					<h2>{t('reading')}</h2>
					<p>
						<strong>{t('bid', { code: reading.code })}</strong> <span className="faint">{t('preparedAt', { at: format.instant(new Date(seen)) })}</span>
					</p>
					<PackageReading reading={reading} />
				</>
			) : (
				<p>{t('none')}</p>
			)}
		</main>
	)
}

/** Whether the package was passed, or the way to pass it. */
function Passing() {
	const { passed, mayPass, mayChange, files, seen, challenge, bid } = useLoaderData<typeof loader>()
	const { t } = useTranslation('blind')
	const format = useFormat()
	if (passed) return <Banner tone="success">{t('passedBy', { name: passed.by, at: format.instant(passed.at) })}</Banner>
	if (mayChange && files.some(({ isUndecided }) => isUndecided)) return <Banner tone="warn">{t('undecided')}</Banner>
	if (!mayPass) return null
	return (
		<Form method="post" action={`${packagePath({ code: challenge.code, bidId: bid.id })}/pass`} className="no-print">
			<input type="hidden" name="seen" value={seen} />
			<p>{t('passHint')}</p>
			<div className="actions">
				<Button variant="primary">{t('passPackage')}</Button>
			</div>
		</Form>
	)
}

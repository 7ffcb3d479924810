import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { PlaceBanner } from '#app/components/award/place-banner.tsx'
import { BidEditor } from '#app/components/bid/bid-editor.tsx'
import { BidOutcome } from '#app/components/bid/bid-outcome.tsx'
import { BidReading } from '#app/components/bid/bid-reading.tsx'
import { BidStatusTag } from '#app/components/bid/bid-status.tsx'
import { ClarifiedBanner } from '#app/components/bid/clarified-banner.tsx'
import { ConsortiumEditor } from '#app/components/bid/consortium-editor.tsx'
import { Countdown } from '#app/components/challenge/countdown.tsx'
import { useIndicatorMarks } from '#app/components/clarification/use-indicator-marks.ts'
import { OwnScores } from '#app/components/evaluation/own-scores.tsx'
import { FileForm } from '#app/components/file/file-form.tsx'
import { FileList } from '#app/components/file/file-list.tsx'
import { useRefusalText } from '#app/components/form/refusal-text.ts'
import { CorrectionBanner } from '#app/components/screening/correction-banner.tsx'
import { RecoverBid } from '#app/components/seal/recover-bid.tsx'
import { SealedBid } from '#app/components/seal/sealed-bid.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { Breadcrumbs, PageHead } from '#app/components/ui/page-head.tsx'
import { DemoMark } from '#app/components/ui/tag.tsx'
import { changedInBid, fieldsOf, readDraft } from '#app/domain/bid/draft-form.ts'
import { fileKinds, fileLimits } from '#app/domain/bid/file.ts'
import { toldOf } from '#app/domain/bid/next-step.ts'
import { isAboutPartners } from '#app/http/back-to-consortium.ts'
import { formEntries } from '#app/http/entries.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams, parseSearch, RefusedSearch } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readBid } from '#app/services/bid/read-bid.server.ts'
import { saveDraft } from '#app/services/bid/save-draft.server.ts'
import { readOwnScores } from '#app/services/evaluation/read-own-scores.server.ts'
import { readSealing } from '#app/services/seal/read-sealing.server.ts'

const Params = z.object({ bidId: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'bidder')
	const { bidId } = parseParams(params, Params)
	const now = context.now()
	const outcome = await readBid({ store: context.store, vault: context.vault, actor, bidId, now })
	if (!outcome.ok && outcome.refusal.code === 'destroyed') throw redirect(`/challenges/${outcome.refusal.challenge}`)
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const sealing = await readSealing({ store: context.store, actor, bidId, now })
	if (!sealing.ok) throw answerRefusal(sealing.refusal)
	const title = await pageTitle(request, (t) => t('bid:edit.title', { title: outcome.value.challenge.title }))
	const evaluated = await readOwnScores({ store: context.store, vault: context.vault, actor, bidId })
	return { title, ...parseSearch(request, RefusedSearch), ...outcome.value, sealing: sealing.value, evaluated, now }
}

/** The save button, where there is no JavaScript: the page comes back with what could not be saved, or goes on. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'bidder')
	const { bidId } = parseParams(params, Params)
	const entries = await formEntries(request)
	const typed = changedInBid(entries)
	const { errors, ...sent } = readDraft({ ...typed, revision: entries.revision ?? '' })
	const outcome = await saveDraft({ store: context.store, vault: context.vault, actor, bidId, sent, now: context.now })
	if (!outcome.ok && outcome.refusal.code === 'not-found') throw notFound()
	if (!outcome.ok) return data({ refused: outcome.refusal.code, typed, errors: {}, conflicts: [], revision: sent.revision }, { status: 409 })
	const { conflicts, revision } = outcome.value
	if (conflicts.length > 0 || Object.keys(errors).length > 0) return data({ refused: undefined, typed, errors, conflicts, revision }, { status: 422 })
	return redirect(entries.then === 'review' ? `/bidder/bids/${bidId}/seal` : `/bidder/bids/${bidId}`)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Bid() {
	const { bid, challenge, clarified, isOpen, refused, hasUnsealedChanges, now } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { t } = useTranslation('bid')
	const format = useFormat()
	const refusalText = useRefusalText()
	const isEditable = (isOpen && ['draft', 'sealed'].includes(bid.status)) || answer !== undefined
	const told = answer?.refused ?? (refused && !isAboutFiles(refused) && !isAboutPartners(refused) ? refused : undefined)
	return (
		<main id="main" className="wrap">
			<Breadcrumbs
				items={[
					{ to: '/bidder', label: t('desk.nav') },
					{ to: `/challenges/${challenge.code}`, label: challenge.code },
				]}
			/>
			<PageHead title={t('edit.title', { title: challenge.title })}>
				<span className="cluster">
					<BidStatusTag status={bid.status} />
					{isEditable || !challenge.bidsCloseAt || challenge.status === 'suspended' ? null : <Countdown closesAt={challenge.bidsCloseAt} serverNow={now} />}
					<DemoMark isDemo={bid.isDemo} />
				</span>
			</PageHead>
			{told ? <Banner tone="danger">{refusalText({ code: told })}</Banner> : null}
			{clarified ? <ClarifiedBanner bid={bid} challenge={challenge} isOpen={isOpen} clarified={clarified} /> : null}
			{bid.sealedAt && bid.receiptCode ? (
				<Banner tone={isEditable && hasUnsealedChanges ? 'warn' : 'success'}>
					<p>
						{t('edit.sealedInfo', { at: format.instant(bid.sealedAt), receipt: bid.receiptCode })}{' '}
						<Link to={`/bidder/bids/${bid.id}/seal`}>{isEditable && hasUnsealedChanges ? t('edit.review') : t('receipt.see')}</Link>
					</p>
					{isEditable && hasUnsealedChanges ? <p>{t('edit.unsealedChanges')}</p> : null}
				</Banner>
			) : null}
			{isEditable && bid.status === 'sealed' && !hasUnsealedChanges ? <Sealed /> : null}
			{isEditable ? <Editing /> : <Reading />}
		</main>
	)
}

const isAboutFiles = (code: string) => ['file-missing', 'file-empty', 'file-kind', 'too-large', 'too-many-files'].includes(code)

function Editing() {
	const { bid, challenge, issuer, refused, version, hasUnsealedChanges, content, indicators, clarified, files, lead, partners, consortium, now } =
		useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { t } = useTranslation(['bid', 'ui'])
	const format = useFormat()
	const refusalText = useRefusalText()
	const budget = challenge.budgetFen === null ? challenge.budgetNote || t('ui:negotiable') : format.fen(challenge.budgetFen)
	const marksOf = useIndicatorMarks()
	const ids = indicators.map(({ id }) => id)
	const rules = { kinds: Object.keys(fileKinds).join(' '), megabytes: fileLimits.bytes / 1024 / 1024, count: fileLimits.count }
	return (
		<>
			<p className="muted">{t('edit.lead')}</p>
			<p className="muted">{t('edit.kept')}</p>
			<BidEditor
				key={bid.id}
				bidId={bid.id}
				isStanding={bid.status === 'sealed' && !hasUnsealedChanges}
				revision={answer?.revision ?? version.revision}
				savedAt={version.savedAt}
				stored={fieldsOf(content, ids)}
				unsaved={answer?.typed ?? {}}
				indicators={indicators}
				marks={marksOf(clarified?.indicators ?? {})}
				budget={budget}
				partners={partners}
				consortiumGaps={consortium.gaps}
				found={{ errors: answer?.errors ?? {}, conflicts: answer?.conflicts ?? [] }}
				side={{
					closesAt: challenge.bidsCloseAt,
					serverNow: now,
					budget,
					issuer: format.name(issuer),
					withdrawTo: bid.status === 'sealed' ? `/bidder/bids/${bid.id}/withdraw` : null,
				}}
			/>
			<ConsortiumEditor
				path={`/bidder/bids/${bid.id}/partners`}
				lead={lead}
				partners={partners}
				most={consortium.most}
				choices={consortium.choices}
				error={refused && isAboutPartners(refused) ? refusalText({ code: refused, count: consortium.most }) : undefined}
			/>
			<FileForm
				path={`/bidder/bids/${bid.id}/files`}
				files={files}
				error={refused && isAboutFiles(refused) ? refusalText({ code: refused, ...rules }) : undefined}
			/>
		</>
	)
}

/** What was submitted in ciphertext, opened here with the bidder's own key. */
function Sealed() {
	const { bid, challenge, version, indicators, lead, partners, sealing } = useLoaderData<typeof loader>()
	if (!sealing || sealing.parts.length === 0) return null
	const { parts, isTaken } = sealing
	const shown = { indicators, lead, partners, parts, isTaken }
	return <SealedBid bidId={bid.id} challengeCode={challenge.code} revision={version.revision} {...shown} />
}

function Reading() {
	const { bid, challenge, isOpen, content, indicators, files, lead, partners, sealing, correction, place, rule, evaluated } = useLoaderData<typeof loader>()
	const { t } = useTranslation('bid')
	const [part] = sealing?.parts ?? []
	const told = toldOf(bid.status, challenge.status, place)
	const isUnread = ['sealed', 'failed', 'void'].includes(bid.status)
	return (
		<>
			{correction ? <CorrectionBanner bidId={bid.id} correction={correction} /> : null}
			{place && told.place ? <PlaceBanner bidId={bid.id} state={told.place} place={place} /> : null}
			{told.step ? <BidOutcome step={told.step} bid={bid} rule={rule} challenge={challenge} /> : null}
			{evaluated ? <OwnScores {...evaluated} /> : null}
			{bid.status === 'withdrawn' && isOpen ? (
				<LinkButton variant="primary" to={`/bidder/challenges/${challenge.code}/bids/new`}>
					{t('read.again')}
				</LinkButton>
			) : null}
			{bid.status === 'failed' && sealing?.failure && part ? (
				<RecoverBid bidId={bid.id} partId={part.id} failure={sealing.failure} recoveryEndsAt={sealing.recoveryEndsAt} />
			) : null}
			{isUnread && sealing && part ? <Sealed /> : <BidReading content={content} indicators={indicators} lead={lead} partners={partners} />}
			{files.length > 0 ? (
				<>
					<h2>{t('files.title')}</h2>
					<FileList files={files} />
				</>
			) : null}
		</>
	)
}

import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { BidReading } from '#app/components/bid/bid-reading.tsx'
import { Receipt } from '#app/components/bid/receipt.tsx'
import { fieldId, useFieldLabel } from '#app/components/bid/use-field-label.ts'
import { Countdown } from '#app/components/challenge/countdown.tsx'
import { FileList } from '#app/components/file/file-list.tsx'
import { BoundCheck } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { useRefusalText } from '#app/components/form/refusal-text.ts'
import { SealByHand } from '#app/components/seal/seal-by-hand.tsx'
import { SealHere } from '#app/components/seal/seal-here.tsx'
import { SealedBid } from '#app/components/seal/sealed-bid.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { Breadcrumbs, PageHead } from '#app/components/ui/page-head.tsx'
import { SealForm } from '#app/domain/bid/draft-form.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { qrCodeOf } from '#app/http/qr-code.server.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readBid } from '#app/services/bid/read-bid.server.ts'
import { sealBid } from '#app/services/bid/seal-bid.server.ts'
import { readSealing } from '#app/services/seal/read-sealing.server.ts'
import { sealOnServer } from '#app/services/seal/seal-on-server.server.ts'

const Params = z.object({ bidId: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'bidder')
	const { bidId } = parseParams(params, Params)
	const now = context.now()
	const outcome = await readBid({ store: context.store, vault: context.vault, actor, bidId, now })
	if (!outcome.ok && outcome.refusal.code === 'destroyed') throw redirect(`/challenges/${outcome.refusal.challenge}`)
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	if (outcome.value.bid.status === 'withdrawn') throw redirect(`/bidder/bids/${bidId}`)
	const sealing = await readSealing({ store: context.store, actor, bidId, now })
	if (!sealing.ok) throw answerRefusal(sealing.refusal)
	return {
		title: await pageTitle(request, (t) => t('bid:seal.title')),
		bidder: actor.organisation.name,
		...outcome.value,
		sealing: sealing.value,
		logged: loggedOf(context.origin, outcome.value.bid.receiptCode, sealing.value?.parts ?? []),
		now,
	}
}

function loggedOf<Part>(origin: string, receiptCode: string | null, parts: readonly Part[]) {
	if (receiptCode === null || parts.length === 0) return null
	const address = new URL(`/verify?receipt=${receiptCode}`, origin).href
	return { parts, address, qr: qrCodeOf(address) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'bidder')
	const { bidId } = parseParams(params, Params)
	const submission = await parseForm(request, SealForm)
	if (submission.status !== 'success') return data({ result: submission.reply(), refused: null }, { status: 422 })
	const seenClarification = submission.value.clarification
	const { store, vault, storage, logSigner: signer, now } = context
	const unkeyed = await sealBid({ store, vault, actor, bidId, seenClarification, now })
	const isKeyed = !unkeyed.ok && unkeyed.refusal.code === 'not-encrypted'
	const outcome = isKeyed ? await sealOnServer({ store, vault, storage, signer, actor, bidId, seenClarification, now }) : unkeyed
	if (outcome.ok) return redirect(`/bidder/bids/${bidId}/seal`)
	if (outcome.refusal.code === 'not-found') throw notFound()
	return data({ result: submission.reply(), refused: outcome.refusal.code }, { status: 422 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function SealBid() {
	const { bid, bidder, challenge, clarified, content, version, indicators, files, isOpen, gaps, hasUnsealedChanges, lead, partners, sealing, logged, now } =
		useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { t } = useTranslation(['bid', 'clarify', 'sealing'])
	const refusalText = useRefusalText()
	const isStanding = bid.sealedAt !== null && (!hasUnsealedChanges || !isOpen)
	const isSealedAway = bid.status === 'sealed' && !hasUnsealedChanges && sealing !== null && sealing.parts.length > 0
	const isSealable = isOpen && !isStanding && ['draft', 'sealed'].includes(bid.status)
	return (
		<main id="main" className="wrap">
			<Breadcrumbs
				items={[
					{ to: '/bidder', label: t('desk.nav') },
					{ to: `/bidder/bids/${bid.id}`, label: t('seal.back') },
				]}
			/>
			<PageHead title={isStanding ? t('seal.done') : t('seal.title')}>
				<span className="cluster">
					<Link to={`/challenges/${challenge.code}`}>{challenge.title}</Link>
					{challenge.bidsCloseAt ? <Countdown closesAt={challenge.bidsCloseAt} serverNow={now} /> : null}
				</span>
			</PageHead>
			{answer?.refused ? <Banner tone="danger">{refusalText({ code: answer.refused })}</Banner> : null}
			{isStanding && bid.sealedAt && bid.receiptCode ? (
				<Receipt bidId={bid.id} logged={logged} receiptCode={bid.receiptCode} sealedAt={bid.sealedAt} bidder={bidder} challenge={challenge} files={files} />
			) : null}
			{isSealable && clarified ? <Banner tone="warn">{t('clarify:bid.sealNote', { number: clarified.number })}</Banner> : null}
			{isSealable && gaps.length > 0 ? <Gaps /> : null}
			{isSealable && gaps.length === 0 ? <Banner tone="success">{t('seal.complete')}</Banner> : null}
			{isSealable && bid.status === 'sealed' ? <Banner>{t('seal.replaces')}</Banner> : null}
			{isSealedAway ? (
				<SealedBid
					bidId={bid.id}
					challengeCode={challenge.code}
					revision={version.revision}
					indicators={indicators}
					lead={lead}
					partners={partners}
					parts={sealing.parts}
					isTaken={sealing.isTaken}
				/>
			) : (
				<>
					<BidReading content={content} indicators={indicators} lead={lead} partners={partners} />
					<h2>{t('files.title')}</h2>
					{files.length > 0 ? <FileList files={files} /> : <p>{t('read.none')}</p>}
				</>
			)}
			{isSealable && gaps.length === 0 && sealing ? (
				<SealHere bid={bid} challenge={challenge} sealing={sealing} content={content} files={files} lastResult={answer?.result} />
			) : null}
			{isSealable && gaps.length === 0 && !sealing ? <Pledge /> : null}
			{isSealable && sealing ? <SealByHand bid={bid} challenge={challenge} sealing={sealing} indicators={indicators} content={content} /> : null}
			{isStanding && isOpen && sealing ? (
				<p>
					<Link to={`/bidder/bids/${bid.id}/seal/upload`}>{t('sealing:hand.replace')}</Link>
				</p>
			) : null}
		</main>
	)
}

function Gaps() {
	const { bid, gaps, indicators, partners } = useLoaderData<typeof loader>()
	const { t } = useTranslation('bid')
	const labelOf = useFieldLabel(indicators, partners)
	return (
		<Banner tone="warn" title={t('seal.missing')}>
			<ul className="bullets">
				{gaps.map(({ field, reason }) => (
					<li key={field}>
						<Link to={`/bidder/bids/${bid.id}#${fieldId(field)}`}>{labelOf(field)}</Link> – {t(`seal.gap.${reason}`)}
					</li>
				))}
			</ul>
		</Banner>
	)
}

function Pledge() {
	const { bid, challenge } = useLoaderData<typeof loader>()
	const { t } = useTranslation('bid')
	const [form, fields] = useForm({
		lastResult: useActionData<typeof action>()?.result,
		onValidate: ({ formData }) => parseWithZod(formData, { schema: SealForm }),
	})
	return (
		<section className="pledge">
			<h2>{t('seal.pledgeTitle')}</h2>
			<p className="muted">{t('seal.lead')}</p>
			<BoundForm form={form}>
				<input type="hidden" name="clarification" value={challenge.clarificationCount} />
				<BoundCheck field={fields.pledge} label={t('seal.pledge')} />
				<div className="actions">
					<Button variant="primary">{bid.status === 'sealed' ? t('seal.replace') : t('seal.submit')}</Button>
				</div>
			</BoundForm>
		</section>
	)
}

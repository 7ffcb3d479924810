import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useRefusalText } from '#app/components/form/refusal-text.ts'
import { SealByHand, type Troubles } from '#app/components/seal/seal-by-hand.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Breadcrumbs, PageHead } from '#app/components/ui/page-head.tsx'
import { envelopeParts } from '#app/crypto/envelope.ts'
import { SealForm } from '#app/domain/bid/draft-form.ts'
import { ageTroubles, sealedLimits } from '#app/domain/seal/sealing.ts'
import { parseFields } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { parseFormWithFiles } from '#app/http/upload.server.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readBid } from '#app/services/bid/read-bid.server.ts'
import { readSealing } from '#app/services/seal/read-sealing.server.ts'
import { submitFiles } from '#app/services/seal/submit-files.server.ts'

const Params = z.object({ bidId: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'bidder')
	const { bidId } = parseParams(params, Params)
	const { store, vault } = context
	const now = context.now()
	const outcome = await readBid({ store, vault, actor, bidId, now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const sealing = await readSealing({ store, actor, bidId, now })
	const isTaken = outcome.value.isOpen && ['draft', 'sealed'].includes(outcome.value.bid.status)
	if (!sealing.ok || sealing.value === null || !isTaken) throw redirect(`/bidder/bids/${bidId}/seal`)
	const { bid, challenge, content, indicators } = outcome.value
	return { title: await pageTitle(request, (t) => t('sealing:hand.title')), bid, challenge, content, indicators, sealing: sealing.value }
}

/** Takes sealed parts as files of a form, where no script sends them. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'bidder')
	const { bidId } = parseParams(params, Params)
	const { form, uploads } = await parseFormWithFiles(request, envelopeParts, sealedLimits.part)
	for (const part of envelopeParts) form.delete(part)
	const submission = parseFields(form, SealForm)
	const answer = (told: { troubles?: Troubles; refused?: string }) =>
		data({ result: submission.reply(), troubles: told.troubles ?? {}, refused: told.refused ?? null }, { status: 422 })
	const { store, vault, storage, logSigner: signer, now } = context
	const sealing = await readSealing({ store, actor, bidId, now: now() })
	if (!sealing.ok) throw answerRefusal(sealing.refusal)
	const files = []
	const troubles: Troubles = {}
	for (const { part } of sealing.value?.keys ?? []) {
		const upload = uploads.get(part) ?? 'missing'
		if (upload === 'missing' || upload === 'too-large') troubles[part] = upload
		else files.push({ part, bytes: upload.bytes })
	}
	if (submission.status !== 'success' || Object.keys(troubles).length > 0) return answer({ troubles })
	const outcome = await submitFiles({ store, vault, storage, signer, actor, bidId, files, seenClarification: submission.value.clarification, now })
	if (outcome.ok) return redirect(`/bidder/bids/${bidId}/seal`)
	const { refusal } = outcome
	if (refusal.code === 'not-found') throw notFound()
	const trouble = ageTroubles.find((one) => one === refusal.code)
	return answer(trouble && 'part' in refusal ? { troubles: { [refusal.part]: trouble } } : { refused: refusal.code })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function UploadSealed() {
	const { bid, challenge, content, indicators, sealing } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { t } = useTranslation(['sealing', 'bid'])
	const refusalText = useRefusalText()
	return (
		<main id="main" className="wrap">
			<Breadcrumbs items={[{ to: `/bidder/bids/${bid.id}/seal`, label: t('bid:seal.title') }]} />
			<PageHead title={challenge.title} />
			{answer?.refused ? <Banner tone="danger">{refusalText({ code: answer.refused })}</Banner> : null}
			<SealByHand
				bid={bid}
				challenge={challenge}
				sealing={sealing}
				indicators={indicators}
				content={content}
				lastResult={answer?.result}
				{...(answer ? { troubles: answer.troubles } : {})}
			/>
		</main>
	)
}

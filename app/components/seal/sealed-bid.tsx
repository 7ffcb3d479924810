import { type ComponentProps, type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EnvelopePart } from '#app/crypto/envelope.ts'
import { type BidContent, blankContent } from '#app/domain/bid/content.ts'
import { fieldsOf } from '#app/domain/bid/draft-form.ts'
import { submittedContent } from '#app/domain/bid/stored-content.ts'
import { BidReading } from '../bid/bid-reading.tsx'
import type { IndicatorLine } from '../challenge/indicator-table.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Link } from '../ui/link.tsx'
import { openKeyOf, RecoveryFields } from './recovery-fields.tsx'
import { ask } from './send-part.ts'

type SealedPart = { id: string; part: EnvelopePart; suite: string; size: number; sha256: string; way: string }

type SealedBid = {
	bidId: string
	challengeCode: string
	revision: number
	indicators: readonly IndicatorLine[]
	lead: ComponentProps<typeof BidReading>['lead']
	partners: ComponentProps<typeof BidReading>['partners']
	parts: readonly SealedPart[]
	/** Whether the bid may still be replaced. */
	isTaken: boolean
}
type Looked = { content: BidContent; files: { name: string; url: string }[] }
type State = { phase: 'idle' | 'opening' } | { phase: 'wrong'; code: string } | ({ phase: 'open' } & Looked)

/** What the bidder submitted, opened in this browser with its own key. */
export function SealedBid({ bidId, challengeCode, revision, indicators, lead, partners, parts, isTaken }: SealedBid) {
	const { t } = useTranslation('sealing')
	const [state, setState] = useState<State>({ phase: 'idle' })
	async function submitted(event: FormEvent<HTMLFormElement>) {
		event.preventDefault()
		const form = event.currentTarget
		setState({ phase: 'opening' })
		setState(await look(form, { bidId, challengeCode, parts }).catch((): State => ({ phase: 'wrong', code: 'not-found' })))
	}
	async function takeUp(content: BidContent) {
		const fields = fieldsOf(
			content,
			indicators.map(({ id }) => id),
		)
		const saved = await ask(`/bidder/bids/${bidId}/draft`, new URLSearchParams({ ...fields, revision: String(revision) })).catch(() => null)
		if (saved?.ok) location.assign(`/bidder/bids/${bidId}`)
		else setState({ phase: 'wrong', code: 'not-found' })
	}
	return (
		<section aria-labelledby="sealed">
			<h2 id="sealed">{t('look.title')}</h2>
			<ul className="bullets">
				{parts.map(({ id, part, sha256 }) => (
					<li key={id}>
						{t(`look.part.${part}`)} <code className="fingerprint">{sha256}</code>{' '}
						<a href={`/bidder/parts/${id}`} download>
							{t('look.download')}
						</a>
					</li>
				))}
			</ul>
			{parts.some(({ way }) => way === 'server') ? <p className="muted">{t('look.server')}</p> : null}
			{state.phase === 'open' ? (
				<>
					<BidReading content={state.content} indicators={indicators} lead={lead} partners={partners} />
					{state.files.length > 0 ? (
						<>
							<h2>{t('look.attachments')}</h2>
							<ul className="bullets">
								{state.files.map(({ name, url }) => (
									<li key={name}>
										<a href={url} download={name}>
											{name}
										</a>
									</li>
								))}
							</ul>
						</>
					) : null}
					{isTaken ? (
						<>
							<p className="muted">{t('look.takeUpHint')}</p>
							<Button type="button" onClick={() => takeUp(state.content)}>
								{t('look.takeUp')}
							</Button>
						</>
					) : null}
				</>
			) : (
				<>
					<p>{t('look.lead')}</p>
					<form onSubmit={submitted}>
						<RecoveryFields problem={state.phase === 'wrong' ? state.code : undefined} />
						{state.phase === 'wrong' ? <WrongNote code={state.code} /> : null}
						<div className="actions">
							<Button disabled={state.phase === 'opening'}>{state.phase === 'opening' ? t('look.opening') : t('look.open')}</Button>
							{isTaken ? <Link to={`/bidder/bids/${bidId}`}>{t('look.again')}</Link> : null}
						</div>
					</form>
				</>
			)}
		</section>
	)
}

/** Why something did not open; what is about the file or the passphrase stands beside them. */
export function WrongNote({ code }: { code: string }) {
	const { t } = useTranslation('sealing')
	if (code === 'damaged-file' || code === 'wrong-passphrase') return null
	const known = (['wrong-key', 'damaged', 'not-found'] as const).find((one) => one === code)
	return <Banner tone="danger">{t(`wrong.${known ?? 'other'}`)}</Banner>
}

/** The bytes of a part, for this browser to open. */
export async function fetchPart(id: string): Promise<Uint8Array<ArrayBuffer>> {
	const response = await fetch(`/bidder/parts/${id}`)
	if (!response.ok) throw new TypeError(`answered ${response.status}`)
	return new Uint8Array(await response.arrayBuffer())
}

async function look(form: HTMLFormElement, { bidId, challengeCode, parts }: Pick<SealedBid, 'bidId' | 'challengeCode' | 'parts'>): Promise<State> {
	const key = await openKeyOf(form)
	if (!key.ok) return { phase: 'wrong', code: key.refusal.code }
	const { openEnvelope } = await import('#app/crypto/open-envelope.ts')
	let content = blankContent
	const files: Looked['files'] = []
	for (const { id, part, suite } of parts) {
		const opened = await openEnvelope({ suite, ciphertext: await fetchPart(id) }, key.value.identity, { part, challenge: challengeCode, bid: bidId })
		if (!opened.ok) return { phase: 'wrong', code: opened.refusal.code }
		const said = submittedContent(opened.value.fields)
		if (!said) return { phase: 'wrong', code: 'malformed' }
		content = part === 'price' ? { ...content, priceFen: said.priceFen } : said
		for (const { name, bytes } of opened.value.files) files.push({ name, url: URL.createObjectURL(new Blob([Uint8Array.from(bytes)])) })
	}
	return { phase: 'open', content, files }
}

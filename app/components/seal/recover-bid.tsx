import { useRevalidator } from '@remix-run/react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type OpeningFailure, openingFailures } from '#app/domain/seal/sealing.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { useRefusalText } from '../form/refusal-text.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { openKeyOf, RecoveryFields } from './recovery-fields.tsx'
import { fetchPart, WrongNote } from './sealed-bid.tsx'
import { type Answer, ask } from './send-part.ts'

type Recovering = { bidId: string; partId: string; failure: string; recoveryEndsAt: Date | null }

const isFailure = (code: string): code is OpeningFailure => Object.hasOwn(openingFailures, code)

/** Opens a bid whose opening failed: the key of its ciphertext is taken out of it here, with the bidder's own key, and only that is sent. */
export function RecoverBid({ bidId, partId, failure, recoveryEndsAt }: Recovering) {
	const { t } = useTranslation('sealing')
	const format = useFormat()
	const refusalText = useRefusalText()
	const { revalidate } = useRevalidator()
	const [wrong, setWrong] = useState<string | null>(null)
	const [refusal, setRefusal] = useState<{ code: string } | null>(null)
	const [isBusy, setBusy] = useState(false)
	const reason = isFailure(failure) ? t(`failure.${failure}`) : failure
	if (recoveryEndsAt === null) return <Banner tone="warn">{t('recover.platform', { reason })}</Banner>
	async function submitted(event: FormEvent<HTMLFormElement>) {
		event.preventDefault()
		setBusy(true)
		const outcome = await recover(event.currentTarget, { bidId, partId }).catch((): Answer => ({ ok: false, refusal: { code: 'not-found' } }))
		setBusy(false)
		const isOwn = !outcome.ok && ['damaged-file', 'wrong-passphrase', 'wrong-key', 'damaged', 'not-found'].includes(outcome.refusal.code)
		setWrong(!outcome.ok && isOwn ? outcome.refusal.code : null)
		setRefusal(!outcome.ok && !isOwn ? outcome.refusal : null)
		if (outcome.ok) revalidate()
	}
	return (
		<section aria-labelledby="recover">
			<h2 id="recover">{t('recover.title')}</h2>
			<Banner tone="danger">{t('recover.lead', { reason, until: format.instant(recoveryEndsAt) })}</Banner>
			<form onSubmit={submitted}>
				<RecoveryFields problem={wrong ?? undefined} />
				{wrong ? <WrongNote code={wrong} /> : null}
				{refusal ? <Banner tone="danger">{refusalText(refusal)}</Banner> : null}
				<div className="actions">
					<Button variant="primary" disabled={isBusy}>
						{isBusy ? t('look.opening') : t('recover.submit')}
					</Button>
				</div>
			</form>
		</section>
	)
}

async function recover(form: HTMLFormElement, { bidId, partId }: { bidId: string; partId: string }): Promise<Answer> {
	const key = await openKeyOf(form)
	if (!key.ok) return key
	const { fileKeyOf } = await import('#app/crypto/file-key.ts')
	const fileKey = await fileKeyOf(key.value.identity, await fetchPart(partId))
	return fileKey.ok ? ask(`/bidder/bids/${bidId}/recover`, new URLSearchParams({ fileKey: fileKey.value })) : fileKey
}

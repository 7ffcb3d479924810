import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { passphraseLeast } from '#app/domain/seal/ceremony.ts'
import { useRefusalText } from '../form/refusal-text.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { type Made, makeKey, passphraseProblem } from './make-key.ts'
import { openKeyOf, RecoveryFields } from './recovery-fields.tsx'
import { type Answer, ask } from './send-part.ts'

type Held = { openingKeyId: string; recipient: string; number: number; sealedShare: string }
type KeyMaker = {
	name: string
	/** What is sealed to the old key and moves to the new one; none where there is no old key. */
	renewing: { held: readonly Held[] } | null
	onDone: () => void
}

/** Makes a key in this browser: a passphrase, a recovery file, one try at opening it; then its public half is registered. */
export function KeyMaker({ name, renewing, onDone }: KeyMaker) {
	const { t } = useTranslation('keys')
	const refusalText = useRefusalText()
	const [made, setMade] = useState<(Made & { shares: { openingKeyId: string; sealedShare: string }[] }) | null>(null)
	const [isBusy, setBusy] = useState(false)
	const [problem, setProblem] = useState<string | null>(null)
	const [refusal, setRefusal] = useState<{ code: string } | null>(null)

	async function make(event: FormEvent<HTMLFormElement>) {
		event.preventDefault()
		const form = event.currentTarget
		const fields = new FormData(form)
		const passphrase = String(fields.get('new') ?? '')
		const wrong = passphraseProblem(passphrase, String(fields.get('again') ?? ''))
		setProblem(wrong)
		if (wrong) return
		setBusy(true)
		const old = renewing ? await openKeyOf(form) : null
		if (old && !old.ok) setProblem(old.refusal.code)
		else {
			const key = await makeKey(name, passphrase)
			const shares = old ? await resealed(renewing?.held ?? [], old.value.identity, key.recipient) : []
			if (shares) setMade({ ...key, shares })
			else setProblem('wrong-identity')
		}
		setBusy(false)
	}

	async function register(event: FormEvent<HTMLFormElement>) {
		event.preventDefault()
		if (!made) return
		setBusy(true)
		const opened = await openKeyOf(event.currentTarget)
		const isSame = opened.ok && opened.value.recipient === made.recipient
		setProblem(opened.ok ? (isSame ? null : 'other') : opened.refusal.code)
		if (isSame) {
			const form = new URLSearchParams({ intent: renewing ? 'renew' : 'make', recipient: made.recipient, shares: JSON.stringify(made.shares) })
			const answer = await ask('/account/key/keep', form).catch((): Answer => ({ ok: false, refusal: { code: 'stale' } }))
			setRefusal(answer.ok ? null : answer.refusal)
			if (answer.ok) onDone()
		}
		setBusy(false)
	}

	if (made) {
		return (
			<form onSubmit={register}>
				<p>{t('own.keep')}</p>
				<p>
					<a className="btn" href={made.url} download={`lianbang-key-${made.recipient.slice(4, 12)}.txt`}>
						{t('own.download')}
					</a>
				</p>
				<RecoveryFields problem={problem ?? undefined} />
				{problem === 'other' ? <Banner tone="danger">{t('own.other')}</Banner> : null}
				{refusal ? <Banner tone="danger">{refusalText(refusal)}</Banner> : null}
				<div className="actions">
					<Button variant="primary" disabled={isBusy}>
						{isBusy ? t('own.making') : t('own.test')}
					</Button>
				</div>
			</form>
		)
	}
	return (
		<form onSubmit={make}>
			{renewing ? <RecoveryFields problem={problem ?? undefined} /> : null}
			{problem === 'wrong-identity' ? <Banner tone="danger">{t('shares.wrong.wrong-identity')}</Banner> : null}
			<TextField
				type="password"
				name="new"
				autoComplete="new-password"
				required
				label={t('own.passphrase')}
				hint={t('own.passphraseHint', { count: passphraseLeast })}
				error={problem === 'short' ? t('own.short', { count: passphraseLeast }) : undefined}
			/>
			<TextField
				type="password"
				name="again"
				autoComplete="new-password"
				required
				label={t('own.again')}
				error={problem === 'differs' ? t('own.differs') : undefined}
			/>
			<div className="actions">
				<Button variant="primary" disabled={isBusy}>
					{isBusy ? t('own.making') : renewing ? t('own.renewSubmit') : t('own.make')}
				</Button>
			</div>
		</form>
	)
}

async function resealed(held: readonly Held[], identity: string, recipient: string) {
	const [{ openShare }, { encryptTo }, { fromBase64, toBase64, utf8 }, { canonicalJson }] = await Promise.all([
		import('#app/crypto/opening-share.ts'),
		import('#app/crypto/age.ts'),
		import('#app/crypto/bytes.ts'),
		import('#app/crypto/canonical-json.ts'),
	])
	const shares = []
	for (const { openingKeyId, recipient: opens, number: holder, sealedShare } of held) {
		const share = await openShare(fromBase64(sealedShare) ?? new Uint8Array(), { identity, opens, holder })
		if (!share.ok) return null
		shares.push({ openingKeyId, sealedShare: toBase64(await encryptTo([recipient], utf8(canonicalJson(share.value)))) })
	}
	return shares
}

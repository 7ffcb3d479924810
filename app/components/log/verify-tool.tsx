import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type * as Verifier from '#app/crypto/verify-receipt.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { TextArea, TextField } from '../ui/field.tsx'
import { ReceiptAnswers } from './receipt-answers.tsx'

type Outcome = Awaited<ReturnType<typeof Verifier.verifyReceipt>>
type Bytes = Uint8Array<ArrayBuffer>
/** A receipt that came with the page. */
type Given = { code: string; receipt: string }

/** The program that checks, loaded with the page so that nothing is fetched once it is there; null where no script runs. */
function useVerifier() {
	const [verifier, setVerifier] = useState<typeof Verifier | 'loading' | 'failed' | null>(null)
	useEffect(() => {
		setVerifier('loading')
		import('#app/crypto/verify-receipt.ts').then(setVerifier, () => setVerifier('failed'))
	}, [])
	return verifier
}

const bytesOf = async (given: FormDataEntryValue | null): Promise<Bytes | undefined> =>
	given instanceof File && given.size > 0 ? new Uint8Array(await given.arrayBuffer()) : undefined

/** Checks a receipt in the browser, from files the reader chooses; nothing leaves the computer. */
export function VerifyTool(asked: { logKey: string; given: Given | null }) {
	const { t } = useTranslation('log')
	const verifier = useVerifier()
	if (verifier === null) return null
	if (verifier === 'loading') return <p role="status">{t('verify.loading')}</p>
	return verifier === 'failed' ? <Banner tone="danger">{t('verify.failed')}</Banner> : <VerifyForm {...asked} verifier={verifier} />
}

function VerifyForm({ logKey, given, verifier }: { logKey: string; given: Given | null; verifier: typeof Verifier }) {
	const { t } = useTranslation('log')
	const form = useRef<HTMLFormElement>(null)
	const result = useRef<HTMLElement>(null)
	const [outcome, setOutcome] = useState<Outcome | 'missing' | null>(null)
	const [taken, setTaken] = useState<Bytes | 'failed' | null>(null)

	/** What was given, read anew each time: a file may have been chosen again. */
	async function answer(today?: Bytes): Promise<Outcome | 'missing'> {
		const fields = new FormData(form.current ?? undefined)
		const text = (name: string) => String(fields.get(name) ?? '').trim()
		const receipt = (await bytesOf(fields.get('receipt'))) ?? (given ? new TextEncoder().encode(given.receipt) : undefined)
		if (!receipt) return 'missing'
		const [log, ciphertext, opened] = await Promise.all([bytesOf(fields.get('today')), bytesOf(fields.get('ciphertext')), bytesOf(fields.get('opened'))])
		const entry = text('openedText') || (opened ? new TextDecoder().decode(opened) : '')
		const state = log ?? today
		return verifier.verifyReceipt({
			receipt,
			...(text('logKey') ? { logKey: text('logKey') } : {}),
			...(state ? { today: state } : {}),
			...(ciphertext ? { ciphertext } : {}),
			...(entry ? { openedLeaf: jsonIn(entry) } : {}),
		})
	}

	async function take() {
		const known = await answer()
		if (known === 'missing' || !known.ok || !known.value.signed.ok) return setTaken('failed')
		try {
			const response = await fetch(`/log/state?from=${known.value.signed.value.size}`)
			setTaken(response.ok ? new Uint8Array(await response.arrayBuffer()) : 'failed')
		} catch {
			setTaken('failed')
		}
	}

	async function submit(event: FormEvent) {
		event.preventDefault()
		setOutcome(await answer(taken instanceof Uint8Array ? taken : undefined))
		result.current?.focus()
	}

	return (
		<>
			<form ref={form} onSubmit={submit} className="stack">
				{given ? <Banner>{t('verify.given', { code: given.code })}</Banner> : null}
				<FileField name="receipt" label={t('verify.receipt')} hint={t('verify.receiptHint')} accept=".json,application/json" />
				<TextField name="logKey" label={t('verify.logKey')} hint={t('verify.logKeyHint')} defaultValue={logKey} autoComplete="off" spellCheck={false} />
				<FileField name="today" label={t('verify.today')} hint={t('verify.todayHint')} accept=".json,application/json">
					<p className="cluster">
						<Button type="button" onClick={take}>
							{t('verify.take')}
						</Button>
						<span role="status">{taken === 'failed' ? t('verify.takeFailed') : taken ? t('verify.taken', { bytes: taken.length }) : ''}</span>
					</p>
				</FileField>
				<FileField name="ciphertext" label={t('verify.ciphertext')} hint={t('verify.ciphertextHint')} />
				<FileField name="opened" label={t('verify.opened')} hint={t('verify.openedHint')} accept=".json,application/json" />
				<TextArea name="openedText" label={t('verify.openedText')} rows={3} spellCheck={false} />
				<div className="actions">
					<Button variant="primary">{t('verify.submit')}</Button>
				</div>
			</form>
			<section ref={result} tabIndex={-1} aria-live="polite" aria-label={t('verify.result')}>
				{outcome === 'missing' ? <Banner tone="danger">{t('verify.missing')}</Banner> : null}
				{outcome !== null && outcome !== 'missing' && !outcome.ok ? <Banner tone="danger">{t(`verify.reason.${outcome.refusal.code}`)}</Banner> : null}
				{outcome !== null && outcome !== 'missing' && outcome.ok ? <ReceiptAnswers answers={outcome.value} /> : null}
			</section>
		</>
	)
}

/** What was pasted, as JSON; text that is none is no submission either. */
function jsonIn(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch {
		return text
	}
}

type FileFieldProps = { name: string; label: string; hint: string; accept?: string; children?: ReactNode }

function FileField({ name, label, hint, accept, children }: FileFieldProps) {
	const id = useId()
	return (
		<div className="field">
			<label htmlFor={id}>{label}</label>
			<span className="hint" id={`${id}-hint`}>
				{hint}
			</span>
			<input type="file" className="input" id={id} name={name} accept={accept} aria-describedby={`${id}-hint`} />
			{children}
		</div>
	)
}

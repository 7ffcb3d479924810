import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Decision } from '#app/domain/decision.ts'
import { useRefusalText } from '../form/refusal-text.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Link } from '../ui/link.tsx'
import { openKeyOf, RecoveryFields } from './recovery-fields.tsx'
import { type Answer, ask } from './send-part.ts'

type Share = { openingKeyId: string; recipient: string; number: number; sealedShare: string }
type Test = { ceremonyId: string; list: { code: string; title: string }; number: number; shares: readonly (Share & { isRehearsal: boolean })[] }
type Opening = Share & { part: 'bid' | 'price'; challenge: { code: string; title: string; language: 'zh' | 'en' } }

/** Opens every share of a ceremony here and gives that of its rehearsal key. */
export function ShareTest({ ceremonyId, list, number, shares, onDone }: Test & { onDone: () => void }) {
	const { t } = useTranslation('keys')
	const form = useShareForm(async (_fields, identity) => {
		let rehearsal = ''
		for (const share of shares) {
			const opened = await openText(share, identity)
			if (!opened.ok) return opened
			if (share.isRehearsal) rehearsal = opened.value
		}
		return ask('/shares/check', new URLSearchParams({ ceremonyId, share: rehearsal }))
	}, onDone)
	return (
		<form onSubmit={form.submit}>
			<p>{t('shares.testText', { list: list.title, number, count: shares.length })}</p>
			<ShareFields form={form} />
			<div className="actions">
				<Button variant="primary" disabled={form.isBusy}>
					{form.isBusy ? t('shares.checking') : t('shares.check')}
				</Button>
			</div>
		</form>
	)
}

/** Opens the share of one key here and gives it, after the password was given again. */
export function ShareOpening({ opening, onDone }: { opening: Opening; onDone: () => void }) {
	const { t } = useTranslation('keys')
	const { challenge, part, openingKeyId } = opening
	const form = useShareForm(async (fields, identity) => {
		const opened = await openText(opening, identity)
		if (!opened.ok) return opened
		return ask('/shares/give', new URLSearchParams({ openingKeyId, share: opened.value, password: String(fields.get('password') ?? '') }))
	}, onDone)
	return (
		<form onSubmit={form.submit}>
			<h3>
				<Link to={`/challenges/${challenge.code}`} lang={challenge.language === 'zh' ? 'zh-CN' : 'en'}>
					{challenge.title}
				</Link>{' '}
				<span className="faint">{t(`shares.part.${part}`)}</span>
			</h3>
			<ShareFields form={form} />
			<TextField
				type="password"
				name="password"
				autoComplete="current-password"
				required
				label={t('shares.password')}
				error={form.problem === 'wrong-password' ? form.words : undefined}
			/>
			<p className="muted">{t('shares.openText')}</p>
			<div className="actions">
				<Button variant="primary" disabled={form.isBusy}>
					{form.isBusy ? t('shares.giving') : t('shares.give')}
				</Button>
			</div>
		</form>
	)
}

const shareProblems = ['wrong-identity', 'damaged-share', 'wrong-key', 'wrong-holder', 'connection-lost'] as const

function useShareForm(work: (fields: FormData, identity: string) => Promise<Answer | Decision<string, { code: string }>>, onDone: () => void) {
	const { t } = useTranslation('keys')
	const refusalText = useRefusalText()
	const [isBusy, setBusy] = useState(false)
	const [problem, setProblem] = useState<string | null>(null)
	async function submit(event: FormEvent<HTMLFormElement>) {
		event.preventDefault()
		const form = event.currentTarget
		setBusy(true)
		const key = await openKeyOf(form)
		const outcome = key.ok
			? await work(new FormData(form), key.value.identity).catch(() => ({ ok: false as const, refusal: { code: 'connection-lost' } }))
			: key
		setBusy(false)
		setProblem(outcome.ok ? null : outcome.refusal.code)
		if (outcome.ok) onDone()
	}
	const own = shareProblems.find((one) => one === problem)
	const words = problem === null ? undefined : own ? t(`shares.wrong.${own}`) : refusalText({ code: problem })
	return { isBusy, problem, words, submit }
}

function ShareFields({ form: { problem, words } }: { form: ReturnType<typeof useShareForm> }) {
	const isBeside = problem === 'damaged-file' || problem === 'wrong-passphrase' || problem === 'wrong-password'
	return (
		<>
			<RecoveryFields problem={problem ?? undefined} />
			{words && !isBeside ? <Banner tone="danger">{words}</Banner> : null}
		</>
	)
}

async function openText({ recipient: opens, number: holder, sealedShare }: Share, identity: string): Promise<Decision<string, { code: string }>> {
	const [{ openShare }, { fromBase64 }] = await Promise.all([import('#app/crypto/opening-share.ts'), import('#app/crypto/bytes.ts')])
	const share = await openShare(fromBase64(sealedShare) ?? new Uint8Array(), { identity, opens, holder })
	return share.ok ? { ok: true, value: JSON.stringify(share.value) } : share
}

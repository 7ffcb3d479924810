import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRefusalText } from '../form/refusal-text.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { SelectField } from '../ui/field.tsx'
import { Progress } from '../ui/progress.tsx'
import { makeCeremonyKeys } from './make-ceremony.ts'
import { type Answer, ask } from './send-part.ts'

type Candidate = { userId: string; name: string; organisation: string; organisationId: string; recipient: string }
type CeremonyMaker = {
	path: string
	candidates: readonly Candidate[]
	asked: readonly { challengeId: string; part: 'bid' | 'price' }[]
	isAgain: boolean
	onDone: () => void
}

/** Chooses three holders and makes the opening keys of a list in this browser. */
export function CeremonyMaker({ path, candidates, asked, isAgain, onDone }: CeremonyMaker) {
	const { t } = useTranslation('keys')
	const refusalText = useRefusalText()
	const [done, setDone] = useState<number | null>(null)
	const [refusal, setRefusal] = useState<{ code: string } | null>(null)
	async function submitted(event: FormEvent<HTMLFormElement>) {
		event.preventDefault()
		const fields = new FormData(event.currentTarget)
		const holders = [1, 2, 3].flatMap((number) => candidates.find(({ userId }) => userId === fields.get(`holder${number}`)) ?? [])
		if (new Set(holders.map(({ organisationId }) => organisationId)).size !== 3) return setRefusal({ code: 'not-three-organisations' })
		setRefusal(null)
		setDone(0)
		const made = await makeCeremonyKeys({ holders, asked, onProgress: setDone })
		const answer = await ask(path, new URLSearchParams({ made: JSON.stringify(made) })).catch((): Answer => ({ ok: false, refusal: { code: 'stale' } }))
		setDone(null)
		if (answer.ok) onDone()
		else setRefusal(answer.refusal)
	}
	if (candidates.length === 0) return <Banner tone="warn">{t('ceremony.noCandidates')}</Banner>
	return (
		<form onSubmit={submitted}>
			{isAgain ? (
				<>
					<h2>{t('ceremony.remake')}</h2>
					<p>{t('ceremony.remakeText')}</p>
				</>
			) : null}
			<p>{t('ceremony.keys', { count: asked.length })}</p>
			{[1, 2, 3].map((number) => (
				<SelectField
					key={number}
					name={`holder${number}`}
					required
					label={t('ceremony.holder', { number })}
					placeholder={t('ceremony.choose')}
					options={candidates.map(({ userId, name, organisation }) => ({ value: userId, label: `${organisation} · ${name}` }))}
				/>
			))}
			{refusal ? <Banner tone="danger">{refusalText(refusal)}</Banner> : null}
			{done === null ? null : <Progress label={t('ceremony.making', { done, count: asked.length })} done={done} total={asked.length} />}
			<div className="actions">
				<Button variant={isAgain ? 'plain' : 'primary'} disabled={done !== null}>
					{isAgain ? t('ceremony.remake') : t('ceremony.make')}
				</Button>
			</div>
		</form>
	)
}

import { useTranslation } from 'react-i18next'

/** One stage as the rail shows it: its name, whose move it is, by when. */
type RailStep = { key: string; label: string; state: 'done' | 'now' | 'next'; note?: string }

function Steps({ steps }: { steps: readonly RailStep[] }) {
	const { t } = useTranslation('ui')
	return (
		<ol className="rail">
			{steps.map((step) => (
				<li key={step.key} data-state={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
					{step.label}
					{step.state === 'done' ? <span className="visually-hidden"> {t('rail.done')}</span> : null}
					{step.note ? <small>{step.note}</small> : null}
				</li>
			))}
		</ol>
	)
}

/** Where a challenge is, what comes next, whose move it is, by when; on a phone folded to now and next. */
export function StageRail({ steps }: { steps: readonly RailStep[] }) {
	const { t } = useTranslation('ui')
	const now = steps.find((step) => step.state === 'now')
	const next = steps.find((step) => step.state === 'next')
	return (
		<section aria-label={t('rail.label')}>
			<Steps steps={steps} />
			<div className="rail-fold">
				{now ? (
					<p>
						<span className="faint">{t('rail.now')}</span> <strong>{now.label}</strong> {now.note}
					</p>
				) : null}
				{next ? (
					<p>
						<span className="faint">{t('rail.next')}</span> {next.label} {next.note}
					</p>
				) : null}
				<details>
					<summary>{t('rail.all')}</summary>
					<Steps steps={steps} />
				</details>
			</div>
		</section>
	)
}

import { useTranslation } from 'react-i18next'
import { type DisclosureLevel, disclosureLevels, type KeptBack } from '#app/domain/challenge/disclosure.ts'
import { LinkButton } from '../ui/button.tsx'

type Kept = { kept: readonly KeptBack[]; code: string; isSignedIn: boolean; mayUndertake: boolean }

/** What of a challenge is kept back from this reader, and the way to it. */
export function KeptBackNote({ kept, code, isSignedIn, mayUndertake }: Kept) {
	const { t } = useTranslation(['write', 'demand'])
	if (kept.length === 0) return null
	const here = `/challenges/${encodeURIComponent(code)}`
	const levels = disclosureLevels.slice(1).filter((level) => kept.some((one) => one.level === level))
	const fieldsAt = (level: DisclosureLevel) => kept.filter((one) => one.level === level).map(({ field }) => t(`demand:field.${field}`))
	return (
		<section className="banner kept-back">
			<h2>{t('kept.title')}</h2>
			<ul>
				{levels.map((level) => (
					<li key={level}>{t('kept.list', { fields: fieldsAt(level).join('、'), how: level === 'public' ? '' : t(`kept.how.${level}`) })}</li>
				))}
			</ul>
			<div className="actions no-print">
				{isSignedIn ? (
					mayUndertake ? (
						<LinkButton to={`${here}/undertaking`}>{t('kept.undertake')}</LinkButton>
					) : (
						<LinkButton variant="quiet" to="/account">
							{t('kept.account')}
						</LinkButton>
					)
				) : (
					<LinkButton to={`/login?to=${encodeURIComponent(here)}`}>{t('kept.signIn')}</LinkButton>
				)}
			</div>
		</section>
	)
}

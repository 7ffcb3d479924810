import { useTranslation } from 'react-i18next'
import type { Criterion, Payment } from '#app/domain/challenge/terms.ts'

type Terms = { payments: readonly Payment[]; criteria: readonly Criterion[]; lang: string }

/** Who pays what when, and what is weighed, side by side. */
export function ChallengeTerms({ payments, criteria, lang }: Terms) {
	const { t } = useTranslation('write')
	const paid = payments.filter(({ due }) => due !== '').map(({ due, share }, at) => ({ key: `${at} ${due}`, what: due, share }))
	const weighed = criteria.filter(({ name }) => name !== '').map(({ name, weight }, at) => ({ key: `${at} ${name}`, what: name, share: weight }))
	const tables = [
		{ title: t('terms.payments'), rows: paid },
		{ title: t('terms.criteria'), rows: weighed },
	].filter(({ rows }) => rows.length > 0)
	if (tables.length === 0) return null
	return (
		<section className="challenge-terms">
			{tables.map(({ title, rows }) => (
				<div key={title}>
					<h2>{title}</h2>
					<dl className="shares">
						{rows.map(({ key, what, share }) => (
							<div key={key}>
								<dt lang={lang}>{what}</dt>
								<dd>{t('terms.share', { share })}</dd>
							</div>
						))}
					</dl>
				</div>
			))}
		</section>
	)
}

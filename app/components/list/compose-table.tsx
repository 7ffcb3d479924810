import { useTranslation } from 'react-i18next'
import type { ChallengeStatus } from '#app/domain/challenge/lifecycle.ts'
import type { ReleaseGap, ReleaseHint } from '#app/domain/list/release.ts'
import type { Breach } from '#app/domain/rules/release-rules.ts'
import type { RulePack } from '#app/domain/rules/rule-pack.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { StatusTag } from '../challenge/status-tag.tsx'
import { Link } from '../ui/link.tsx'
import { Tag } from '../ui/tag.tsx'
import { Lacks } from './lacks.tsx'

type Line = {
	code: string
	title: string
	status: ChallengeStatus
	bidsCloseAt: Date | null
	isLeaving: boolean
	gaps: ReleaseGap[]
	hints: ReleaseHint[]
	pack: RulePack | null
	breaches: Breach[]
}

/** The challenges of a list with what each still lacks. */
export function ComposeTable({
	challenges,
	list,
	cities,
}: {
	challenges: readonly Line[]
	list: { bidsCloseAt: Date | null }
	cities: Parameters<typeof Lacks>[0]['cities']
}) {
	const { t } = useTranslation('list')
	const format = useFormat()
	return (
		<table className="stacked">
			<thead>
				<tr>
					<th scope="col">{t('challenge')}</th>
					<th scope="col">{t('closes')}</th>
					<th scope="col">{t('status')}</th>
					<th scope="col">{t('compose.page.state')}</th>
				</tr>
			</thead>
			<tbody>
				{challenges.map((challenge) => {
					const deadline = challenge.bidsCloseAt ?? list.bidsCloseAt
					return (
						<tr key={challenge.code}>
							<th scope="row">
								<span className="code">{challenge.code}</span>
								<br />
								<Link to={`/challenges/${challenge.code}`}>{challenge.title}</Link>
								{challenge.isLeaving ? (
									<>
										{' '}
										<Link to={`/issuer/challenges/${challenge.code}/edit`} aria-label={`${t('compose.page.edit')} ${challenge.title}`}>
											{t('compose.page.edit')}
										</Link>
									</>
								) : null}
							</th>
							<td data-label={t('closes')}>{deadline ? format.instant(deadline) : null}</td>
							<td data-label={t('status')}>
								<StatusTag status={challenge.status} />
							</td>
							<td data-label={t('compose.page.state')}>
								<Lacks of={challenge} cities={cities} />
								{challenge.isLeaving && challenge.gaps.length + challenge.breaches.length === 0 ? <Tag tone="ok">{t('compose.page.complete')}</Tag> : null}
								{challenge.hints.map((hint) => (
									<small key={hint} className="faint">
										{' '}
										{t('compose.page.hints')}：{t(`compose.hint.${hint}`)}
									</small>
								))}
							</td>
						</tr>
					)
				})}
			</tbody>
		</table>
	)
}

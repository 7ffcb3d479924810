import { useTranslation } from 'react-i18next'
import type { ConflictKind } from '#app/domain/judging/conflict.ts'
import type { OrganisationTieKind } from '#app/domain/judging/organisation-graph.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Name } from '../ui/name.tsx'

type Named = { name: string; nameEn: string | null }
type Explained = { kind: ConflictKind; side: 'issuer' | 'bidder'; party: Named; through: Named; way: readonly { kind: OrganisationTieKind; to: Named }[] }
type Excluded = { expertId: string; name: string; organisation: Named; conflicts: readonly Explained[] }

/** Who was not to be drawn, and each reason with its way through the organisations. */
export function ExcludedExperts({ excluded }: { excluded: readonly Excluded[] }) {
	const { t } = useTranslation('judging')
	const format = useFormat()
	return (
		<>
			<h2>{t('excluded.title', { count: excluded.length })}</h2>
			<p className="muted">{t('excluded.lead')}</p>
			<table className="stacked">
				<thead>
					<tr>
						<th scope="col">{t('experts.person')}</th>
						<th scope="col">{t('excluded.why')}</th>
					</tr>
				</thead>
				<tbody>
					{excluded.map(({ expertId, name, organisation, conflicts }) => (
						<tr key={expertId}>
							<th scope="row">
								{name}{' '}
								<span className="faint">
									<Name of={organisation} />
								</span>
							</th>
							<td data-label={t('excluded.why')}>
								<ul>
									{conflicts.map(({ kind, side, party, through, way }) => {
										const steps = way.map((step) => t('excluded.step', { kind: t(`tie.${step.kind}`), name: format.name(step.to) })).join('')
										const isPlain = way.length === 0 && kind === 'same-organisation'
										return (
											<li key={`${kind} ${format.name(party)} ${format.name(through)}`}>
												{t(`conflict.${kind}`)}
												{t('excluded.with', { side: t(`side.${side}`), party: format.name(party) })}
												{isPlain ? null : t('excluded.way', { way: `${format.name(through)}${steps}` })}
											</li>
										)
									})}
								</ul>
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</>
	)
}

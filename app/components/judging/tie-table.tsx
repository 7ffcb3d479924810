import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { ExpertTieKind } from '#app/domain/judging/conflict.ts'
import type { OrganisationTieKind } from '#app/domain/judging/organisation-graph.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Button } from '../ui/button.tsx'
import { Name } from '../ui/name.tsx'

type Named = { slug: string; name: string; nameEn: string | null }
/** `remove`: where the command that takes the tie away is sent; null where nobody can. */
type Row = { id: string; kind: ExpertTieKind | OrganisationTieKind; until: string | null; names: readonly Named[]; remove: string | null }

/** Ties of an expert, or between organisations, each with its kind and its last day. */
export function TieTable({ rows }: { rows: readonly Row[] }) {
	const { t } = useTranslation('judging')
	const format = useFormat()
	if (rows.length === 0) return <p>{t('ties.none')}</p>
	return (
		<table className="stacked">
			<thead>
				<tr>
					<th scope="col">{t('ties.organisation')}</th>
					<th scope="col">{t('ties.kind')}</th>
					<th scope="col">{t('ties.until')}</th>
					<th scope="col">
						<span className="visually-hidden">{t('ties.remove')}</span>
					</th>
				</tr>
			</thead>
			<tbody>
				{rows.map(({ id, kind, until, names, remove }) => (
					<tr key={id}>
						<th scope="row">
							{names.map((one) => (
								<div key={one.slug}>
									<Name of={one} />
								</div>
							))}
						</th>
						<td data-label={t('ties.kind')}>{t(`tie.${kind}`)}</td>
						<td data-label={t('ties.until')}>{until ?? t('ties.lasts')}</td>
						<td>
							{remove ? (
								<Form method="post" action={remove} className="inline-form">
									<Button variant="quiet" aria-label={t('ties.removeNamed', { name: names.map(format.name).join(' – ') })}>
										{t('ties.remove')}
									</Button>
								</Form>
							) : null}
						</td>
					</tr>
				))}
			</tbody>
		</table>
	)
}

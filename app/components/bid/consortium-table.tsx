import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { leadShares, type Partner, type PartnerState } from '#app/domain/bid/consortium.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Link } from '../ui/link.tsx'
import { DemoMark, Tag } from '../ui/tag.tsx'
import { fieldId } from './use-field-label.ts'

type Organisation = { slug: string; name: string; nameEn: string | null; isDemo?: boolean }
/** A partner with its name and, where that may be known, its answer. */
export type NamedPartner = Partner & { organisation: Organisation; state?: PartnerState }
type Consortium = {
	lead: Organisation
	partners: readonly NamedPartner[]
	/** Partners whose terms are marked as changed. */
	changed?: readonly string[]
	command?: (partner: NamedPartner) => ReactNode
}

const tones = { invited: 'plain', confirmed: 'ok', lapsed: 'warn', declined: 'seal' } as const

/** Lead and partners with what each does and gets; the answers where they are given. */
export function ConsortiumTable({ lead, partners, changed = [], command }: Consortium) {
	const { t } = useTranslation('bid')
	const format = useFormat()
	const hasStates = partners.some(({ state }) => state !== undefined)
	const rest = leadShares(partners)
	const percent = (share: number) => t('partners.percent', { share })
	const nameOf = (organisation: Organisation) => <Link to={`/organisations/${organisation.slug}`}>{format.name(organisation)}</Link>
	return (
		<table className="stacked">
			<caption className="visually-hidden">{t('partners.caption')}</caption>
			<thead>
				<tr>
					<th scope="col">{t('partners.organisation')}</th>
					<th scope="col">{t('partners.task')}</th>
					<th scope="col">{t('partners.moneyShare')}</th>
					<th scope="col">{t('partners.ipShare')}</th>
					{hasStates ? <th scope="col">{t('partners.stateTitle')}</th> : null}
				</tr>
			</thead>
			<tbody>
				<tr>
					<th scope="row">
						{nameOf(lead)} <Tag>{t('partners.isLead')}</Tag> <DemoMark isDemo={lead.isDemo ?? false} />
					</th>
					<td data-label={t('partners.task')}>{t('partners.leadTask')}</td>
					<td data-label={t('partners.moneyShare')}>{percent(rest.moneyShare)}</td>
					<td data-label={t('partners.ipShare')}>{percent(rest.ipShare)}</td>
					{hasStates ? <td>{null}</td> : null}
				</tr>
				{partners.map((partner) => (
					<tr key={partner.organisationId} id={fieldId(`partners.${partner.organisationId}`)}>
						<th scope="row">
							{nameOf(partner.organisation)} <DemoMark isDemo={partner.organisation.isDemo ?? false} />{' '}
							{changed.includes(partner.organisationId) ? <Tag tone="warn">{t('partners.isChanged')}</Tag> : null}
						</th>
						<td data-label={t('partners.task')}>
							<span className="prose">{partner.task}</span>
						</td>
						<td data-label={t('partners.moneyShare')}>{percent(partner.moneyShare)}</td>
						<td data-label={t('partners.ipShare')}>{percent(partner.ipShare)}</td>
						{hasStates ? (
							<td data-label={t('partners.stateTitle')}>
								{partner.state ? <Tag tone={tones[partner.state]}>{t(`partners.state.${partner.state}`)}</Tag> : null}
								{command?.(partner)}
							</td>
						) : null}
					</tr>
				))}
			</tbody>
		</table>
	)
}

import { useTranslation } from 'react-i18next'
import type { CitySlug, OrganisationKind, OrganisationStatus } from '#app/domain/organisation/organisation.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Banner } from '../ui/banner.tsx'
import { Link } from '../ui/link.tsx'
import { Tag } from '../ui/tag.tsx'
import { StatusTag } from './status-tag.tsx'

type Organisation = {
	kind: OrganisationKind
	status: OrganisationStatus
	creditCode: string | null
	introduction: string
	website: string | null
	returnReason: string | null
	decidedAt: Date | null
	createdAt: Date
}
type Alike = { id: string; slug: string; name: string; status: OrganisationStatus; creditCode: string | null; citySlug: CitySlug | null }

/** What an organisation said of itself, and what became of it so far. */
export function RegistrationFacts({ organisation, city }: { organisation: Organisation; city: string }) {
	const { t } = useTranslation(['office', 'organisation'])
	const { instant } = useFormat()
	const facts: [string, string | null][] = [
		[t('organisations.kind'), t(`organisation:kind.${organisation.kind}`)],
		[t('organisations.creditCode'), organisation.creditCode],
		[t('organisations.city'), city],
		[t('registration.website'), organisation.website],
		[t('registration.introduction'), organisation.introduction],
		[t('organisations.registered'), instant(organisation.createdAt)],
		[t('registration.decided'), organisation.decidedAt ? instant(organisation.decidedAt) : null],
		[t('registration.reason'), organisation.returnReason],
	]
	return (
		<dl className="facts">
			<dt>{t('organisations.status')}</dt>
			<dd>
				<StatusTag status={organisation.status} />
			</dd>
			{facts.map(([label, value]) =>
				value ? (
					<div key={label}>
						<dt>{label}</dt>
						<dd>{value}</dd>
					</div>
				) : null,
			)}
		</dl>
	)
}

/** Who belongs to an organisation. */
export function RegistrationPeople({ people }: { people: readonly { id: string; name: string; email: string; isAdministrator: boolean }[] }) {
	const { t } = useTranslation(['office', 'account'])
	if (people.length === 0) return <p>{t('registration.noPeople')}</p>
	return (
		<ul>
			{people.map((one) => (
				<li key={one.id}>
					{one.name} · {one.email} {one.isAdministrator ? <Tag>{t('account:account.administrator')}</Tag> : null}
				</li>
			))}
		</ul>
	)
}

/** What to look at before deciding: organisations this one could be confused with, and the power it would get. */
export function RegistrationHints({ alike, ledChains, base }: { alike: readonly Alike[]; ledChains: readonly string[]; base: string | null }) {
	const { t } = useTranslation('office')
	return (
		<>
			{ledChains.length > 0 ? (
				<Banner tone="warn">
					<p>{t('registration.leads', { count: ledChains.length })}</p>
				</Banner>
			) : null}
			<h2>{t('registration.alike.title')}</h2>
			{alike.length === 0 ? (
				<p>{t('registration.alike.none')}</p>
			) : (
				<>
					<p>{t('registration.alike.text')}</p>
					<ul>
						{alike.map((one) => (
							<li key={one.id}>
								{base ? <Link to={`${base}/${one.slug}`}>{one.name}</Link> : one.name} · {one.creditCode ?? '–'} · <StatusTag status={one.status} />
							</li>
						))}
					</ul>
				</>
			)}
		</>
	)
}

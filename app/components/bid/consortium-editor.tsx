import { Form, useFetcher } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { taskMost } from '#app/domain/bid/consortium.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { useRefusalText } from '../form/refusal-text.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { TextArea, TextField } from '../ui/field.tsx'
import { ConsortiumTable, type NamedPartner } from './consortium-table.tsx'

/** Why terms were refused, and as they were typed. */
export type RefusedTerms = { refused: string; typed: { organisation: string; task: string; moneyShare: string; ipShare: string } }
type Told = RefusedTerms & { most: number }

type Editor = {
	/** Where partners are invited; each is changed beneath it. */
	path: string
	lead: { slug: string; name: string; nameEn: string | null; isDemo: boolean }
	partners: readonly NamedPartner[]
	/** Organisations of a consortium with its lead, at most. */
	most: number
	choices: readonly { id: string; slug: string; name: string; nameEn: string | null }[]
	error?: string | undefined
	/** What was refused without JavaScript: an invitation, or the terms of an organisation. */
	refused?: (RefusedTerms & { of: string | null }) | undefined
}

/** The consortium of a bid being prepared: who is in it on what terms; invite, change, take out. */
export function ConsortiumEditor({ path, lead, partners, most, choices, error, refused }: Editor) {
	const { t } = useTranslation('bid')
	const format = useFormat()
	return (
		<section>
			<h2 id="consortium">{t('partners.title')}</h2>
			<p className="muted">{t('partners.lead', { count: most })}</p>
			{error ? <Banner tone="danger">{error}</Banner> : null}
			{partners.length === 0 ? (
				<p>{t('partners.alone')}</p>
			) : (
				<ConsortiumTable
					lead={lead}
					partners={partners}
					command={(partner) => (
						<Form method="post" action={`${path}/${partner.organisationId}/remove`} preventScrollReset>
							<Button variant="quiet" aria-label={t('partners.removeOf', { name: format.name(partner.organisation) })}>
								{t('partners.remove')}
							</Button>
						</Form>
					)}
				/>
			)}
			{partners.map((partner) => (
				<Change
					key={partner.organisationId}
					path={`${path}/${partner.organisationId}`}
					partner={partner}
					most={most}
					refused={refused?.of === partner.organisationId ? refused : undefined}
				/>
			))}
			{partners.length + 1 < most || refused?.of === null ? (
				<Invite key={partners.length} path={path} choices={choices} most={most} refused={refused?.of === null ? refused : undefined} />
			) : null}
		</section>
	)
}

type Part = Pick<Editor, 'path' | 'most'> & { refused: RefusedTerms | undefined }

/** Sends terms without leaving the page; without JavaScript the page of the address answers. */
function useTerms({ most, refused }: Part) {
	const { Form: TermsForm, state, data } = useFetcher<RefusedTerms>()
	const told = data ?? refused
	return { TermsForm, isBusy: state !== 'idle', told: told ? { ...told, most } : undefined }
}

function Change({ partner, ...part }: Part & { partner: NamedPartner }) {
	const { t } = useTranslation('bid')
	const format = useFormat()
	const { TermsForm, isBusy, told } = useTerms(part)
	return (
		<details open={part.refused !== undefined}>
			<summary>{t('partners.editOf', { name: format.name(partner.organisation) })}</summary>
			<TermsForm method="post" action={part.path}>
				<Terms id={partner.organisationId} terms={part.refused?.typed ?? partner} told={told} />
				<div className="actions">
					<Button disabled={isBusy}>{t('partners.save')}</Button>
				</div>
			</TermsForm>
		</details>
	)
}

const aboutOrganisation = (code: string) => code === 'organisation-unknown' || code === 'consortium-full' || code.startsWith('partner-')
const aboutShares = (code: string) => code === 'share-invalid' || code === 'shares-exceed'

function Invite({ choices, ...part }: Part & Pick<Editor, 'choices'>) {
	const { t } = useTranslation('bid')
	const format = useFormat()
	const refusalText = useRefusalText()
	const { TermsForm, isBusy, told } = useTerms(part)
	return (
		<TermsForm method="post" action={part.path}>
			<h3>{t('partners.invite')}</h3>
			<TextField
				id="partner-organisation"
				name="organisation"
				list="partner-choices"
				label={t('partners.organisation')}
				hint={t('partners.inviteHint')}
				autoComplete="off"
				maxLength={200}
				required
				defaultValue={part.refused?.typed.organisation}
				error={told && aboutOrganisation(told.refused) ? refusalText({ code: told.refused, count: told.most }) : undefined}
			/>
			<datalist id="partner-choices">
				{choices.map((one) => (
					<option key={one.id} value={one.name}>
						{format.name(one)}
					</option>
				))}
			</datalist>
			<Terms id="new" terms={part.refused?.typed} told={told} />
			<div className="actions">
				<Button disabled={isBusy}>{t('partners.add')}</Button>
			</div>
		</TermsForm>
	)
}

type TermsFields = { id: string; terms: { task: string; moneyShare: number | string; ipShare: number | string } | undefined; told: Told | undefined }

function Terms({ id, terms, told }: TermsFields) {
	const { t } = useTranslation('bid')
	const refusalText = useRefusalText()
	const share = { inputMode: 'numeric', type: 'number', min: 0, max: 99, step: 1, required: true, isShort: true } as const
	const words = told && !aboutOrganisation(told.refused) ? refusalText({ code: told.refused }) : undefined
	const isOfShares = told !== undefined && aboutShares(told.refused)
	return (
		<>
			<TextArea
				id={`task-${id}`}
				name="task"
				label={t('partners.task')}
				defaultValue={terms?.task}
				maxLength={taskMost}
				rows={3}
				required
				error={isOfShares ? undefined : words}
			/>
			<div className="price-fields">
				<TextField
					{...share}
					id={`money-${id}`}
					name="moneyShare"
					label={t('partners.moneyField')}
					defaultValue={terms?.moneyShare}
					error={isOfShares ? words : undefined}
				/>
				<TextField {...share} id={`ip-${id}`} name="ipShare" label={t('partners.ipField')} defaultValue={terms?.ipShare} />
			</div>
		</>
	)
}

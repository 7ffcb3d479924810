import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { taskMost } from '#app/domain/bid/consortium.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { TextArea, TextField } from '../ui/field.tsx'
import { ConsortiumTable, type NamedPartner } from './consortium-table.tsx'

type Editor = {
	/** Where partners are invited; each is changed beneath it. */
	path: string
	lead: { slug: string; name: string; nameEn: string | null; isDemo: boolean }
	partners: readonly NamedPartner[]
	/** Organisations of a consortium with its lead, at most. */
	most: number
	choices: readonly { id: string; slug: string; name: string; nameEn: string | null }[]
	error: string | undefined
}

/** The consortium of a bid being prepared: who is in it on what terms; invite, change, take out. */
export function ConsortiumEditor({ path, lead, partners, most, choices, error }: Editor) {
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
				<details key={partner.organisationId}>
					<summary>{t('partners.editOf', { name: format.name(partner.organisation) })}</summary>
					<Form method="post" action={`${path}/${partner.organisationId}`} preventScrollReset>
						<Terms id={partner.organisationId} terms={partner} />
						<div className="actions">
							<Button>{t('partners.save')}</Button>
						</div>
					</Form>
				</details>
			))}
			{partners.length + 1 < most ? <Invite key={partners.length} path={path} choices={choices} /> : null}
		</section>
	)
}

function Invite({ path, choices }: Pick<Editor, 'path' | 'choices'>) {
	const { t } = useTranslation('bid')
	const format = useFormat()
	const { formAction } = useNavigation()
	return (
		<Form method="post" action={path} preventScrollReset>
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
			/>
			<datalist id="partner-choices">
				{choices.map((one) => (
					<option key={one.id} value={one.name}>
						{format.name(one)}
					</option>
				))}
			</datalist>
			<Terms id="new" />
			<div className="actions">
				<Button disabled={formAction === path}>{t('partners.add')}</Button>
			</div>
		</Form>
	)
}

function Terms({ id, terms }: { id: string; terms?: { task: string; moneyShare: number; ipShare: number } }) {
	const { t } = useTranslation('bid')
	const share = { inputMode: 'numeric', type: 'number', min: 0, max: 99, step: 1, required: true, isShort: true } as const
	return (
		<>
			<TextArea id={`task-${id}`} name="task" label={t('partners.task')} defaultValue={terms?.task} maxLength={taskMost} rows={3} required />
			<div className="price-fields">
				<TextField {...share} id={`money-${id}`} name="moneyShare" label={t('partners.moneyField')} defaultValue={terms?.moneyShare} />
				<TextField {...share} id={`ip-${id}`} name="ipShare" label={t('partners.ipField')} defaultValue={terms?.ipShare} />
			</div>
		</>
	)
}

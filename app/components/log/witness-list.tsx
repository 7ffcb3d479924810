import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import { Button } from '../ui/button.tsx'
import { Name } from '../ui/name.tsx'
import { EmptyState } from '../ui/page-head.tsx'

type Witness = {
	id: string
	name: string
	publicKey: string
	fingerprint: string
	addedAt: Date
	retiredAt: Date | null
	organisation: { name: string; nameEn: string | null }
}

/** The witnesses of the log and who keeps them; with `canRetire` for their own organisation. */
export function WitnessList({ witnesses, canRetire }: { witnesses: readonly Witness[]; canRetire: boolean }) {
	const { t } = useTranslation('log')
	const format = useFormat()
	if (witnesses.length === 0)
		return (
			<EmptyState title={t('witnesses.none.title')}>
				<p>{t('witnesses.none.text')}</p>
			</EmptyState>
		)
	return (
		<ul className="rows">
			{witnesses.map(({ id, name, publicKey, fingerprint, addedAt, retiredAt, organisation }) => (
				<li key={id}>
					<div>
						<b>{name}</b> · <Name of={organisation} />{' '}
						<span className="faint">
							{retiredAt ? t('witnesses.retired', { at: format.day(retiredAt) }) : t('witnesses.since', { at: format.day(addedAt) })}
						</span>
						<code className="fingerprint">{fingerprint}</code>
						<code className="fingerprint">{publicKey}</code>
					</div>
					{canRetire && !retiredAt ? (
						<Form method="post" action={`/bureau/witnesses/${id}/retire`} className="inline-form">
							<Button variant="quiet" aria-label={t('witnesses.retireNamed', { name })}>
								{t('witnesses.retire')}
							</Button>
						</Form>
					) : null}
				</li>
			))}
		</ul>
	)
}

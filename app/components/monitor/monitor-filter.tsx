import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import { Button } from '../ui/button.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { Link } from '../ui/link.tsx'

type Named = { slug: string; nameZh: string; nameEn: string }
type Corridor = { chains: readonly Named[]; cities: readonly Named[] }

/** Period, chain and city of the monitor; a plain form, so that the choice stands in the address. */
export function MonitorFilterForm({
	chosen,
	corridor,
	to,
}: {
	chosen: { from?: string; to?: string; chain?: string; city?: string }
	corridor: Corridor
	to: string
}) {
	const { t } = useTranslation('monitor')
	const format = useFormat()
	const options = (named: readonly Named[]) => named.map((one) => ({ value: one.slug, label: format.title(one) }))
	return (
		<Form method="get" action={to} className="monitor-filter no-print" key={JSON.stringify(chosen)} aria-label={t('filter.title')}>
			<TextField type="date" name="from" label={t('filter.from')} defaultValue={chosen.from} />
			<TextField type="date" name="to" label={t('filter.to')} defaultValue={chosen.to} />
			<SelectField name="chain" label={t('filter.chain')} placeholder={t('filter.all')} options={options(corridor.chains)} defaultValue={chosen.chain} />
			<SelectField name="city" label={t('filter.city')} placeholder={t('filter.all')} options={options(corridor.cities)} defaultValue={chosen.city} />
			<div className="cluster">
				<Button>{t('filter.apply')}</Button>
				<Link to={to}>{t('filter.reset')}</Link>
			</div>
		</Form>
	)
}

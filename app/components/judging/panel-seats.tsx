import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import { Name } from '../ui/name.tsx'

type Seat = {
	code: string
	place: number
	city: string
	isOfField: boolean
	person: { name: string; organisation: { name: string; nameEn: string | null } } | null
}
type City = { slug: string; nameZh: string; nameEn: string }

/** The seats of a drawn panel, in the order of the draw; with the people where they may be named. */
export function PanelSeats({ seats, cities }: { seats: readonly Seat[]; cities: readonly City[] }) {
	const { t } = useTranslation('judging')
	const format = useFormat()
	const areNamed = seats.some(({ person }) => person !== null)
	const cityOf = (slug: string) => {
		const city = cities.find((one) => one.slug === slug)
		return city ? format.title(city) : t('panel.noCity')
	}
	return (
		<>
			<h2>{t('panel.seats')}</h2>
			{areNamed ? null : <p className="muted">{t('panel.unnamed')}</p>}
			<table className="stacked">
				<thead>
					<tr>
						<th scope="col">{t('panel.code')}</th>
						{areNamed ? <th scope="col">{t('experts.person')}</th> : null}
						<th scope="col">{t('panel.city')}</th>
						<th scope="col">{t('panel.field')}</th>
					</tr>
				</thead>
				<tbody>
					{seats.map(({ code, place, city, isOfField, person }) => (
						<tr key={code}>
							<th scope="row">
								{place}. <code>{code}</code>
							</th>
							{person ? (
								<td data-label={t('experts.person')}>
									{person.name}{' '}
									<span className="faint">
										<Name of={person.organisation} />
									</span>
								</td>
							) : null}
							<td data-label={t('panel.city')}>{cityOf(city)}</td>
							<td data-label={t('panel.field')}>{isOfField ? t('panel.ofField') : t('panel.otherField')}</td>
						</tr>
					))}
				</tbody>
			</table>
		</>
	)
}

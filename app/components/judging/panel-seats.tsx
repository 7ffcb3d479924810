import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { SeatStatus } from '#app/domain/judging/lifecycle.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Name } from '../ui/name.tsx'
import { Tag } from '../ui/tag.tsx'

type Seat = {
	code: string
	id: string
	number: number
	status: SeatStatus
	nextCode: string | null
	city: string
	isOfField: boolean
	person: { name: string; organisation: { name: string; nameEn: string | null } } | null
}
type City = { slug: string; nameZh: string; nameEn: string }

/** The seats of a drawn panel, in the order of the draw; with the people where they may be named. */
export function PanelSeats({ seats, cities, canRecall }: { seats: readonly Seat[]; cities: readonly City[]; canRecall: boolean }) {
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
						<th scope="col">{t('panel.answer')}</th>
					</tr>
				</thead>
				<tbody>
					{seats.map(({ id, code, number, status, nextCode, city, isOfField, person }) => (
						<tr key={code}>
							<th scope="row">
								{number}. <code>{code}</code>
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
							<td data-label={t('panel.answer')}>
								<Tag tone={status === 'accepted' ? 'ok' : status === 'invited' ? 'warn' : 'plain'}>{t(`seat.status.${status}`)}</Tag>{' '}
								{nextCode ? <span className="faint">{t('panel.next', { code: nextCode })}</span> : null}
								{canRecall && status === 'invited' ? (
									<Link to={`/office/seats/${id}/recall`} aria-label={t('recall.of', { code })}>
										{t('recall.title')}
									</Link>
								) : null}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</>
	)
}

import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { mayRemind } from '#app/domain/judging/answer-due.ts'
import type { SeatStatus } from '#app/domain/judging/lifecycle.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Button } from '../ui/button.tsx'
import { Link } from '../ui/link.tsx'
import { Name } from '../ui/name.tsx'
import { Tag } from '../ui/tag.tsx'
import { FeeNote } from './fee-note.tsx'

type Seat = {
	code: string
	id: string
	number: number
	status: SeatStatus
	nextCode: string | null
	city: string
	isOfField: boolean
	person: { name: string; organisation: { name: string; nameEn: string | null } } | null
	office: {
		invitedAt: Date
		dueAt: Date | null
		remindedAt: Date | null
		feeFen: number | null
		feePaidAt: Date | null
		mayHaveFee: boolean
	} | null
}
type Office = NonNullable<Seat['office']>
type City = { slug: string; nameZh: string; nameEn: string }

type Shown = { seats: readonly Seat[]; cities: readonly City[]; canRecall: boolean; now: Date }

/** The seats of a drawn panel, in the order of the draw; with the people where they may be named, and what the office does about each. */
export function PanelSeats({ seats, cities, canRecall, now }: Shown) {
	const { t } = useTranslation('judging')
	const format = useFormat()
	const areNamed = seats.some(({ person }) => person !== null)
	const haveFees = seats.some(({ office }) => office?.mayHaveFee)
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
						{haveFees ? <th scope="col">{t('fee.title')}</th> : null}
					</tr>
				</thead>
				<tbody>
					{seats.map(({ id, code, number, status, nextCode, city, isOfField, person, office }) => (
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
								{canRecall && office?.dueAt ? <Waiting id={id} code={code} office={office} now={now} /> : null}
							</td>
							{haveFees ? (
								<td data-label={t('fee.title')}>
									{office?.mayHaveFee ? (
										<>
											<FeeNote fee={office.feeFen === null ? null : { fen: office.feeFen, note: '', paidAt: office.feePaidAt }} />{' '}
											<Link className="no-print" to={`/office/seats/${id}/fee`} aria-label={t('fee.of', { code })}>
												{t('fee.enter')}
											</Link>
										</>
									) : null}
								</td>
							) : null}
						</tr>
					))}
				</tbody>
			</table>
		</>
	)
}

/** Until when an answer is due, and what the office can do where none comes. */
function Waiting({ id, code, office, now }: { id: string; code: string; office: Office; now: Date }) {
	const { t } = useTranslation('judging')
	const format = useFormat()
	const { dueAt, remindedAt } = office
	return (
		<>
			{dueAt ? <div className={dueAt <= now ? undefined : 'faint'}>{t(dueAt <= now ? 'remind.over' : 'remind.due', { at: format.end(dueAt) })}</div> : null}
			{remindedAt ? <div className="faint">{t('remind.done', { at: format.instant(remindedAt) })}</div> : null}
			<div className="cluster no-print">
				{mayRemind(office, now) ? (
					<Form method="post" action={`/office/seats/${id}/remind`} className="inline-form">
						<Button variant="quiet" aria-label={t('remind.of', { code })}>
							{t('remind.submit')}
						</Button>
					</Form>
				) : null}
				<Link to={`/office/seats/${id}/recall`} aria-label={t('recall.of', { code })}>
					{t('recall.title')}
				</Link>
			</div>
		</>
	)
}

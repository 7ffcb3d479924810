import { Form } from '@remix-run/react'
import { type FormEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type ChallengeStatus, isReleased } from '#app/domain/challenge/lifecycle.ts'
import type { ListStatus } from '#app/domain/list/list.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { StatusTag } from '../challenge/status-tag.tsx'
import { Button } from '../ui/button.tsx'
import { SelectField } from '../ui/field.tsx'

type Line = { code: string; title: string; status: ChallengeStatus }
type Target = { code: string; title: string; titleEn: string | null; isCollection: boolean }

/** The challenges of a list to be put in order, by number or step by step, and to be ticked and moved elsewhere; all by plain forms. */
export function ArrangeTable({
	list,
	challenges,
	offset,
	count,
	targets,
}: {
	list: { code: string; status: ListStatus }
	challenges: readonly Line[]
	offset: number
	count: number
	targets: readonly Target[]
}) {
	const { t } = useTranslation(['compose', 'list'])
	const format = useFormat()
	const address = `/issuer/lists/${encodeURIComponent(list.code)}`
	const canMove = targets.length > 0
	return (
		<>
			<table className="stacked arrange">
				<thead>
					<tr>
						<th scope="col">{t('list:challenge')}</th>
						<th scope="col">{t('list:status')}</th>
						{list.status === 'draft' ? <th scope="col">{t('arrange.order')}</th> : null}
					</tr>
				</thead>
				<tbody>
					{challenges.map((challenge, at) => (
						<tr key={challenge.code} id={challenge.code}>
							<th scope="row">
								{canMove && !isReleased(challenge.status) ? (
									<label className="choice">
										<input type="checkbox" name="challenges" value={challenge.code} form="move" aria-label={t('arrange.tick', { title: challenge.title })} />
										<span>{challenge.title}</span>
									</label>
								) : (
									challenge.title
								)}
								<span className="code faint">{challenge.code}</span>
							</th>
							<td data-label={t('list:status')}>
								<StatusTag status={challenge.status} />
							</td>
							{list.status === 'draft' ? (
								<td data-label={t('arrange.order')}>
									<Place challenge={challenge} place={offset + at + 1} count={count} action={`${address}/place`} />
								</td>
							) : null}
						</tr>
					))}
				</tbody>
			</table>
			<section className="narrow">
				<h2>{t('arrange.move')}</h2>
				{canMove ? (
					<Form method="post" action={`${address}/move`} id="move">
						<SelectField
							name="to"
							label={t('arrange.to')}
							options={targets.map((target) => ({
								value: target.code,
								label: target.isCollection ? t('arrange.collection') : `${format.name({ name: target.title, nameEn: target.titleEn })} · ${target.code}`,
							}))}
						/>
						<div className="actions">
							<Button>{t('arrange.submit')}</Button>
						</div>
					</Form>
				) : (
					<p className="muted">{t('arrange.nowhere')}</p>
				)}
			</section>
		</>
	)
}

/** The place of one challenge: its number to be changed, and a step up or down. The keyboard stays with the row it moved. */
function Place({ challenge, place, count, action }: { challenge: Line; place: number; count: number; action: string }) {
	const { t } = useTranslation('compose')
	const { code, title } = challenge
	const form = useRef<HTMLFormElement>(null)
	const pressed = useRef<HTMLElement | null>(null)
	const remember = ({ nativeEvent }: FormEvent) => {
		pressed.current = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null
	}
	// biome-ignore lint/correctness/useExhaustiveDependencies: a new place takes the focus away, by a new input or a disabled button
	useEffect(() => {
		const button = pressed.current?.matches(':disabled') ? form.current?.querySelector<HTMLElement>('button[name=step]:enabled') : pressed.current
		button?.focus()
		pressed.current = null
	}, [place])
	return (
		<Form method="post" action={action} className="place" preventScrollReset ref={form} onSubmit={remember}>
			<input type="hidden" name="challenge" value={code} />
			<input
				key={place}
				className="input"
				type="number"
				name="place"
				min={1}
				max={count}
				required
				defaultValue={place}
				aria-label={t('arrange.place', { title })}
			/>
			<Button variant="quiet">{t('arrange.go')}</Button>
			<Button variant="quiet" name="step" value="up" disabled={place === 1} aria-label={t('arrange.up', { title })}>
				{t('arrange.upShort')}
			</Button>
			<Button variant="quiet" name="step" value="down" disabled={place === count} aria-label={t('arrange.down', { title })}>
				{t('arrange.downShort')}
			</Button>
		</Form>
	)
}

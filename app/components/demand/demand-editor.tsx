import { Form } from '@remix-run/react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { ContentLanguage } from '#app/domain/challenge/challenge.ts'
import { runCommand } from '#app/domain/challenge/demand-commands.ts'
import { type DemandErrors, demandErrors } from '#app/domain/challenge/demand-errors.ts'
import { isDemandField, readDemand, shownDemandField } from '#app/domain/challenge/demand-form.ts'
import { countRows, indicatorIdsIn } from '#app/domain/challenge/demand-rows.ts'
import { type DemandValues, indicatorNamesIn } from '#app/domain/challenge/demand-values.ts'
import type { EditConflict } from '#app/domain/draft/draft.ts'
import type { RulePack } from '#app/domain/rules/rule-pack.ts'
import { useDemandTexts } from '../challenge/use-demand-texts.ts'
import { EditConflicts } from '../draft/edit-conflicts.tsx'
import { EditNewsNote } from '../draft/edit-news-note.tsx'
import { SaveNote } from '../draft/save-note.tsx'
import { ShownAtFirst } from '../draft/shown-at-first.tsx'
import { fieldsIn, useDraftSaver, writeInto } from '../draft/use-draft-saver.ts'
import { useErrorText } from '../form/error-text.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { demandFieldId } from './demand-fields.tsx'
import { type City, DemandSections } from './demand-sections.tsx'
import { ReadinessPanel } from './readiness-panel.tsx'

type Fields = Readonly<Record<string, string>>
type Editor = {
	code: string
	language: ContentLanguage
	revision: number
	savedAt: Date
	/** What is saved, as the form shows it. */
	stored: Fields
	/** What was typed in its place and could not be saved without JavaScript. */
	unsaved: Fields
	/** What the last save or check without JavaScript found; `errors` is null where nobody asked. */
	found: { errors: DemandErrors | null; conflicts: readonly EditConflict[] }
	cities: readonly City[]
	pack: RulePack
	now: Date
}

const formId = 'demand'

/** The form of a demand, saved as it is typed; without JavaScript its buttons save. */
export function DemandEditor({ code, language, revision, savedAt, stored, unsaved, found, cities, pack, now }: Editor) {
	const { t } = useTranslation(['write', 'draft'])
	const form = useRef<HTMLFormElement>(null)
	const [shown, setShown] = useState<Fields>({ ...stored, ...unsaved })
	const [typed, setTyped] = useState(shown)
	const [rowsKey, setRowsKey] = useState(0)
	const [checked, setChecked] = useState(found.errors)
	const texts = useDemandTexts(cities)
	const errorText = useErrorText()

	/** Puts fields into the form: into the controls there are, and into rows that come or go. */
	function put(changes: Fields) {
		if (!form.current) return
		const next = { ...readForm(form.current, typed), ...changes }
		const hasOtherRows = rowsOf(next) !== rowsOf(typed) || Object.keys(changes).some((field) => !form.current?.elements.namedItem(field))
		if (hasOtherRows) {
			setShown(next)
			setRowsKey((key) => key + 1)
		}
		writeInto(form.current, changes)
		setTyped(next)
	}
	const saver = useDraftSaver(
		form,
		{
			action: `/issuer/challenges/${code}/draft`,
			storageKey: `demand-${code}`,
			base: stored,
			shown,
			revision,
			savedAt,
			show: shownDemandField,
			isField: isDemandField,
		},
		put,
	)
	const values = valuesIn(typed)
	const present = { ...demandErrors(values, { pack, now }), ...readDemand(typed).errors }
	const labelOf = (field: string) => texts.label(field, { ...indicatorNamesIn(stored), ...indicatorNamesIn(typed) })
	const say = (messages: readonly string[] | undefined) => messages?.map((one) => errorText([one])).join(' ')
	const errorOf = (field: string) => say(saver.state.errors[field] ?? (checked?.[field] ? present[field] : undefined))
	const conflicts = saver.state.conflicts.length > 0 ? saver.state.conflicts : found.conflicts

	function changed() {
		if (!form.current) return
		const next = readForm(form.current, typed)
		setTyped(next)
		saver.type(next)
	}
	async function submitted(event: FormEvent<HTMLFormElement>) {
		event.preventDefault()
		const { submitter } = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent : { submitter: null }
		const command = submitter?.getAttribute('value') ?? 'save'
		if (command === 'check') setChecked(present)
		const changes = runCommand(typed, command, { language, newId: randomId })
		if (Object.keys(changes).length > 0) {
			flushSync(() => put(changes))
			saver.type({ ...typed, ...changes })
			focusAfter(command, changes)
		}
		await saver.save()
	}
	/** A template puts its words where nobody has written any. */
	function chosen(event: FormEvent<HTMLFormElement>) {
		if (!(event.target instanceof HTMLSelectElement) || event.target.name !== 'ipTemplate' || !form.current) return
		const next = readForm(form.current, typed)
		const { ipRule } = runCommand(next, 'ip.fill', { language, newId: randomId })
		if (ipRule === undefined || ipRule.includes('\n')) return
		put({ ipTemplate: next.ipTemplate ?? '', ipRule })
		saver.type({ ...next, ipRule })
	}
	useEffect(() => setChecked(found.errors), [found.errors])

	return (
		<div className="detail">
			<div>
				<ErrorSummary
					errors={Object.keys(checked ?? {}).map((field) => ({ id: demandFieldId(field), text: `${labelOf(field)} – ${say(checked?.[field]) ?? ''}` }))}
				/>
				{checked && Object.keys(checked).length === 0 ? <Banner tone="success">{t('checked')}</Banner> : null}
				{saver.isRestored ? <Banner>{t('draft:restored')}</Banner> : null}
				<EditConflicts
					conflicts={conflicts}
					labelOf={labelOf}
					textOf={texts.value}
					{...(saver.state.conflicts.length > 0 ? { onMine: saver.takeMine, onTheirs: saver.takeTheirs } : {})}
				/>
				<EditNewsNote news={saver.state.news} labelOf={labelOf} />
				<Form method="post" id={formId} className="demand-form" ref={form} onInput={changed} onChange={chosen} onSubmit={submitted} noValidate>
					<button type="submit" name="then" value="save" className="visually-hidden" tabIndex={-1} aria-hidden="true">
						{t('save')}
					</button>
					<input type="hidden" name="revision" value={revision} />
					<ShownAtFirst fields={stored} />
					<noscript>
						<input type="hidden" name="language" value={language} />
					</noscript>
					<DemandSections of={{ shown, typed, labelOf, errorOf }} cities={cities} rowsKey={rowsKey} />
				</Form>
			</div>
			<aside className="side" aria-label={t('ready.title')}>
				<ReadinessPanel values={values} labelOf={labelOf} />
				<div className="editor-commands">
					<SaveNote state={saver.state} />
					<Button variant="primary" isWide form={formId} name="then" value="check">
						{t('check')}
					</Button>
					<Button isWide form={formId} name="then" value="save">
						{t('save')}
					</Button>
				</div>
			</aside>
		</div>
	)
}

/** What a form says so far, as values; entries that cannot be read count as not given. */
const valuesIn = (fields: Fields): DemandValues => readDemand(fields).values

/** Which rows there are. */
const rowsOf = (fields: Fields) => [indicatorIdsIn(fields).join(), countRows(fields, 'payments'), countRows(fields, 'criteria')].join(' ')

/** The whole form: a box that is not ticked and a row that went are empty. */
function readForm(form: HTMLFormElement, known: Fields): Record<string, string> {
	return { ...Object.fromEntries(Object.keys(known).map((field) => [field, ''])), ...fieldsIn(form) }
}

/** A random key as the server makes them; `crypto.randomUUID` is not there on every connection. */
function randomId(): string {
	const digits = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
	return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** A new row begins with its name; after a row went, the keys go on from the button that adds one. */
function focusAfter(command: string, changes: Fields) {
	const first = command === 'indicators.add' ? Object.keys(changes).find((field) => field.endsWith('.name')) : undefined
	const [noun = ''] = command.split('.')
	const target = first
		? demandFieldId(first)
		: command.includes('.remove.')
			? noun === 'indicators'
				? 'demand-indicators-add'
				: demandFieldId(noun)
			: undefined
	if (target) document.getElementById(target)?.focus()
}

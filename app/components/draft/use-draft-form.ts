import { useNavigate } from '@remix-run/react'
import { type FormEvent, useRef, useState } from 'react'
import type { EditConflict } from '#app/domain/draft/draft.ts'
import { useErrorText } from '../form/error-text.ts'
import { fieldsIn, useDraftSaver, writeInto } from './use-draft-saver.ts'

type Saving = Omit<Parameters<typeof useDraftSaver>[1], 'shown'>
type Found = { errors: Readonly<Record<string, readonly string[]>>; conflicts: readonly EditConflict[] }
type DraftForm = Saving & {
	/** What the form shows at first, by field. */
	fields: Readonly<Record<string, string>>
	/** What the last save without JavaScript found. */
	found: Found
	/** Where its button `review` leads once all is saved. */
	reviewAt: string
}

/** A form whose fields stay the same ones, saved as it is typed and then looked through on a page of its own. */
export function useDraftForm({ fields, found, reviewAt, ...saving }: DraftForm) {
	const form = useRef<HTMLFormElement>(null)
	const [typed, setTyped] = useState(fields)
	const saver = useDraftSaver(form, { ...saving, shown: fields }, (changes) => {
		if (form.current) setTyped(writeInto(form.current, changes))
	})
	const navigate = useNavigate()
	const errorText = useErrorText()

	function changed() {
		if (!form.current) return
		const now = fieldsIn(form.current)
		setTyped(now)
		saver.type(now)
	}
	async function submitted(event: FormEvent<HTMLFormElement>) {
		event.preventDefault()
		const { submitter } = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent : { submitter: null }
		const isSaved = await saver.save()
		if (isSaved && submitter?.getAttribute('value') === 'review') navigate(reviewAt)
	}
	return {
		form,
		typed,
		saver,
		conflicts: saver.state.conflicts.length > 0 ? saver.state.conflicts : found.conflicts,
		errorOf: (field: string) => errorText(saver.state.errors[field] ?? found.errors[field]),
		changed,
		submitted,
	}
}

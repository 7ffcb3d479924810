import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { KeptDraft, SaveAnswer, SaveRefusal } from '#app/domain/draft/save-answer.ts'
import { createDraftSaver, type SendOutcome, type Shelf } from './draft-saver.ts'

type Fields = Readonly<Record<string, string>>
type Draft = Omit<Parameters<typeof createDraftSaver>[0], 'send' | 'shelf' | 'onNews'> & { action: string; storageKey: string }

/** Saves a form as it is typed, for as long as it is shown; `write` puts fields into the form. */
export function useDraftSaver(form: RefObject<HTMLFormElement | null>, { action, storageKey, ...draft }: Draft, write: (fields: Fields) => void) {
	const latestWrite = useRef(write)
	latestWrite.current = write
	const [saver] = useState(() =>
		createDraftSaver({ ...draft, send: (fields) => post(action, fields), shelf: shelfAt(storageKey), onNews: (fields) => latestWrite.current(fields) }),
	)
	const [isRestored, setRestored] = useState(false)
	const state = useSyncExternalStore(saver.subscribe, saver.read, saver.read)

	// biome-ignore lint/correctness/useExhaustiveDependencies: once, when the form has come
	useEffect(() => {
		const kept = saver.restore()
		const hasKept = Object.keys(kept).length > 0
		setRestored(hasKept)
		if (hasKept) write(kept)
		else if (form.current) saver.type(fieldsIn(form.current))
		window.addEventListener('online', saver.wake)
		window.addEventListener('focus', saver.wake)
		return () => {
			window.removeEventListener('online', saver.wake)
			window.removeEventListener('focus', saver.wake)
			void saver.save()
		}
	}, [saver])

	return { ...saver, state, isRestored, takeTheirs: (field: string) => write(saver.takeTheirs(field)) }
}

/** Puts fields into a form; answers what it shows then. */
export function writeInto(form: HTMLFormElement, fields: Fields): Record<string, string> {
	for (const [name, value] of Object.entries(fields)) {
		const field = form.elements.namedItem(name)
		if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = value === 'on'
		else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) field.value = value
	}
	return fieldsIn(form)
}

/** The text fields of a form. */
export function fieldsIn(form: HTMLFormElement): Record<string, string> {
	const entries = [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' && name !== 'revision' ? [[name, value]] : []))
	return Object.fromEntries(entries)
}

async function post(action: string, fields: Fields): Promise<SendOutcome> {
	try {
		const response = await fetch(action, { method: 'POST', headers: { Accept: 'application/json' }, body: new URLSearchParams(fields) })
		if (response.status === 401) return { kind: 'expired' }
		const body: unknown = await response.json()
		const refusal = SaveRefusal.safeParse(body)
		if (refusal.success) return { kind: 'refused', code: refusal.data.refused }
		return { kind: 'saved', answer: SaveAnswer.parse(body) }
	} catch {
		return { kind: 'offline' }
	}
}

/** The reader's own storage; where it is closed or full nothing is kept there, and the server still gets every save. */
function shelfAt(key: string): Shelf {
	const attempt = <Value>(access: () => Value): Value | null => {
		try {
			return access()
		} catch {
			return null
		}
	}
	return {
		read: () => attempt(() => KeptDraft.parse(JSON.parse(localStorage.getItem(key) ?? ''))),
		keep: (kept) => attempt(() => localStorage.setItem(key, JSON.stringify(kept))),
		clear: () => attempt(() => localStorage.removeItem(key)),
	}
}

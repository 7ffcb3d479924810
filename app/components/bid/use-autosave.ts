import { useFetcher } from '@remix-run/react'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { EditConflict } from '#app/domain/bid/draft.ts'

/** What saving a draft answers. */
export type SaveAnswer = { savedAt: Date; revision: number; conflicts: EditConflict[]; errors: Record<string, string[]> } | { refused: string }
export type SaveState = 'saved' | 'saving' | 'unsaved' | 'expired' | 'offline' | 'conflict'

const pauseMs = 700

/**
 * Saves a form a moment after each change. What is not saved yet is kept on the reader's computer and put back when
 * the page comes again; a colleague's change in between stops it until the person has chosen.
 */
export function useAutosave(
	form: RefObject<HTMLFormElement | null>,
	{ action, storageKey, revision }: { action: string; storageKey: string; revision: number },
) {
	const fetcher = useFetcher<SaveAnswer>()
	const timer = useRef<ReturnType<typeof setTimeout>>()
	const [isDirty, setDirty] = useState(false)
	const [isRestored, setRestored] = useState(false)
	const answer = fetcher.data
	const saved = answer && 'revision' in answer ? answer : undefined
	const hasConflict = (saved?.conflicts.length ?? 0) > 0
	const latest = saved?.revision ?? revision

	const save = useCallback(() => {
		if (!form.current) return
		const data = new FormData(form.current)
		data.set('revision', String(latest))
		data.set('mode', 'auto')
		setDirty(false)
		fetcher.submit(data, { method: 'post', action })
	}, [form, latest, fetcher, action])

	const changed = useCallback(() => {
		if (!form.current) return
		setDirty(true)
		localStorage.setItem(storageKey, JSON.stringify([...new FormData(form.current)].filter(([, value]) => typeof value === 'string')))
		clearTimeout(timer.current)
		if (!hasConflict) timer.current = setTimeout(save, pauseMs)
	}, [form, storageKey, hasConflict, save])

	useEffect(() => {
		const kept = localStorage.getItem(storageKey)
		if (kept === null || !form.current) return
		const differing = putBack(form.current, kept)
		if (differing) {
			setRestored(true)
			setDirty(true)
		} else localStorage.removeItem(storageKey)
	}, [form, storageKey])

	useEffect(() => {
		if (saved && !hasConflict && !isDirty && Object.keys(saved.errors).length === 0) localStorage.removeItem(storageKey)
	}, [saved, hasConflict, isDirty, storageKey])

	const state: SaveState =
		fetcher.state !== 'idle'
			? 'saving'
			: hasConflict
				? 'conflict'
				: answer && 'refused' in answer
					? answer.refused === 'expired'
						? 'expired'
						: 'offline'
					: isDirty
						? 'unsaved'
						: 'saved'
	return { changed, save, state, savedAt: saved?.savedAt ?? null, conflicts: saved?.conflicts ?? [], errors: saved?.errors ?? {}, revision: latest, isRestored }
}

/** Puts kept texts back into a form; answers whether any differed. */
function putBack(form: HTMLFormElement, kept: string): boolean {
	const entries: unknown = JSON.parse(kept)
	if (!Array.isArray(entries)) return false
	let isDifferent = false
	for (const [name, value] of entries) {
		const field = form.elements.namedItem(String(name))
		const isText = field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === 'text')
		if (isText && field.value !== value) {
			field.value = String(value)
			isDifferent = true
		}
	}
	return isDifferent
}

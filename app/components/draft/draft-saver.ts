import type { EditConflict, EditNews } from '#app/domain/draft/draft.ts'
import type { KeptDraft, SaveAnswer } from '#app/domain/draft/save-answer.ts'

type Fields = Readonly<Record<string, string>>
export type SendOutcome = { kind: 'saved'; answer: SaveAnswer } | { kind: 'expired' } | { kind: 'offline' } | { kind: 'refused'; code: string }
/** Where unsaved fields are kept on the reader's computer. */
export type Shelf = { read: () => KeptDraft | null; keep: (kept: KeptDraft) => void; clear: () => void }

export type SaverState = {
	phase: 'saved' | 'unsaved' | 'saving' | 'expired' | 'offline' | 'refused'
	/** Why the draft cannot change any more. */
	refusal: string | null
	savedAt: Date
	/** Fields a colleague changed meanwhile; they wait for the person to choose. */
	conflicts: readonly EditConflict[]
	/** Fields a colleague changed meanwhile and that the form shows since. */
	news: readonly EditNews[]
	errors: Readonly<Record<string, string[]>>
}

type Parts = {
	base: Fields
	shown?: Fields
	revision: number
	savedAt: Date
	send: (fields: Fields) => Promise<SendOutcome>
	shelf: Shelf
	/** What the form shows for a stored value of a field. */
	show?: (field: string, value: string) => Fields
	/** Fields that are only sent together. */
	groups?: readonly (readonly string[])[]
	/** Whether a field that was kept on the shelf still is one of the form. */
	isField?: (field: string) => boolean
	/** Hears what the form has to show since a colleague changed it. */
	onNews?: (fields: Fields) => void
	pauseMs?: number
	retryMs?: number
}

const asItIs = (field: string, value: string): Fields => ({ [field]: value })

/**
 * Saves what is typed into a form, a moment after each change and only the fields that changed. Until the server has
 * them they are kept on the shelf, so that neither a lost session nor a lost connection loses anything. `base` is what
 * the server has, `shown` what the form shows at first.
 */
export function createDraftSaver({ base, shown = base, revision, savedAt, send, shelf, pauseMs = 800, retryMs = 5000, ...rest }: Parts) {
	const { show = asItIs, groups = [], isField = (field) => field in base, onNews } = rest
	let server = base
	let typed = shown
	let known = revision
	let timer: ReturnType<typeof setTimeout> | undefined
	let sending: Promise<void> | null = null
	const differs = (field: string) => (typed[field] ?? '') !== (server[field] ?? '')
	let state: SaverState = { phase: Object.keys(typed).some(differs) ? 'unsaved' : 'saved', refusal: null, savedAt, conflicts: [], news: [], errors: {} }
	const listeners = new Set<() => void>()

	function set(change: Partial<SaverState>) {
		state = { ...state, ...change }
		for (const listener of listeners) listener()
	}

	const isDisputed = (field: string) => state.conflicts.some((conflict) => conflict.field === field)

	/** The fields to send, each with those of its group. */
	function unsaved(): Record<string, string> {
		const fields = Object.fromEntries(Object.entries(typed).filter(([field]) => differs(field) && !isDisputed(field)))
		const whole = groups.filter((group) => group.some((field) => field in fields) && !group.some(isDisputed)).flat()
		return { ...fields, ...Object.fromEntries(whole.map((field) => [field, typed[field] ?? ''])) }
	}

	/** Puts what a colleague changed into the form; where something was typed meanwhile, both values are left to the person. */
	function hear(news: readonly EditNews[]): EditConflict[] {
		const shownOf = ({ field, value }: EditNews) => show(field, value)
		const isTouched = (one: EditNews) => Object.keys(shownOf(one)).some(differs)
		const disputed = news.filter(isTouched)
		const heard = Object.assign({}, ...news.filter((one) => !isTouched(one)).map(shownOf))
		server = Object.assign({ ...server }, ...news.map(shownOf))
		typed = { ...typed, ...heard }
		if (Object.keys(heard).length > 0) onNews?.(heard)
		return disputed.map(({ field, value, by, at }) => ({ field, mine: typed[field] ?? '', theirs: value, by, at }))
	}

	function shelve() {
		const fields = Object.fromEntries(Object.entries(typed).filter(([field]) => differs(field)))
		if (Object.keys(fields).length > 0) shelf.keep({ revision: known, fields })
		else shelf.clear()
	}

	function schedule(ms: number) {
		clearTimeout(timer)
		timer = setTimeout(() => void save(), ms)
	}

	function take(sent: Fields, { revision: latest, savedAt: at, conflicts: sentBack, news, errors }: SaveAnswer) {
		const conflicts = [...sentBack, ...hear(news)]
		const isTaken = (field: string) => !(field in errors) && !conflicts.some((conflict) => conflict.field === field)
		known = latest
		server = { ...server, ...Object.fromEntries(Object.entries(sent).filter(([field]) => isTaken(field))) }
		const disputed = [...state.conflicts.filter(({ field }) => !conflicts.some((conflict) => conflict.field === field)), ...conflicts]
		set({ savedAt: at, conflicts: disputed, news: news.length > 0 ? news : state.news, errors, refusal: null })
		shelve()
		const left = Object.entries(unsaved())
		set({ phase: left.length === 0 && disputed.length === 0 ? 'saved' : 'unsaved' })
		if (left.some(([field, value]) => sent[field] !== value)) schedule(pauseMs)
	}

	async function sendNow() {
		const fields = unsaved()
		if (Object.keys(fields).length === 0) return
		set({ phase: 'saving' })
		const outcome = await send({ ...fields, revision: String(known) })
		if (outcome.kind === 'saved') return take(fields, outcome.answer)
		set({ phase: outcome.kind, refusal: outcome.kind === 'refused' ? outcome.code : null })
		if (outcome.kind === 'offline') schedule(retryMs)
	}

	/** Saves what is unsaved now; answers whether everything typed is with the server. */
	async function save(): Promise<boolean> {
		clearTimeout(timer)
		while (sending) await sending
		sending = sendNow().finally(() => {
			sending = null
		})
		await sending
		return !Object.keys(typed).some(differs)
	}

	return {
		subscribe(listener: () => void) {
			listeners.add(listener)
			return () => {
				listeners.delete(listener)
			}
		},
		read: () => state,
		save,
		/** Takes note of what stands in the form. */
		type(fields: Fields) {
			typed = { ...typed, ...fields }
			shelve()
			if (!Object.keys(typed).some(differs)) return set({ phase: sending ? state.phase : 'saved' })
			if (!sending) set({ phase: state.phase === 'expired' || state.phase === 'refused' ? state.phase : 'unsaved' })
			schedule(pauseMs)
		},
		/** Answers the fields that were left unsaved last time, for the form to show again, and saves them. */
		restore(): Fields {
			const kept = shelf.read()
			if (!kept) return {}
			known = Math.min(known, kept.revision)
			const fields = Object.fromEntries(Object.entries(kept.fields).filter(([field, value]) => isField(field) && (server[field] ?? '') !== value))
			typed = { ...typed, ...fields }
			shelve()
			if (Object.keys(fields).length > 0) schedule(0)
			return fields
		},
		/** Tries again when the reader is back, from signing in or from a place without a connection. */
		wake() {
			if (state.phase === 'expired' || state.phase === 'offline') void save()
		},
		/** Settles a conflict with what was typed here. */
		takeMine(field: string) {
			set({ conflicts: state.conflicts.filter((conflict) => conflict.field !== field) })
			void save()
		},
		/** Settles a conflict with the colleague's value; answers the fields for the form to show. */
		takeTheirs(field: string): Fields {
			const theirs = state.conflicts.find((conflict) => conflict.field === field)?.theirs ?? ''
			const fields = show(field, theirs)
			server = { ...server, ...fields }
			typed = { ...typed, ...fields }
			set({ conflicts: state.conflicts.filter((conflict) => conflict.field !== field) })
			shelve()
			set({ phase: state.conflicts.length === 0 && !Object.keys(typed).some(differs) ? 'saved' : 'unsaved' })
			return fields
		},
	}
}

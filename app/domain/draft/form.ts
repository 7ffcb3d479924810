/** How a form without JavaScript names what a field showed at first. */
export const shownAs = (field: string) => `was.${field}`

const shown = /^was\.(.+)$/

/**
 * The fields that were changed in a form that also tells what each showed at first (`shownAs`), so that nobody writes
 * over what they did not touch. A box that was ticked and is not sent was cleared. Fields of a group go together.
 */
export function changedIn(
	entries: Readonly<Record<string, string>>,
	isField: (field: string) => boolean,
	groups: readonly (readonly string[])[] = [],
): Record<string, string> {
	const names = Object.keys(entries)
	const cleared = names.flatMap((name) => shown.exec(name)?.[1] ?? []).filter((field) => !(field in entries))
	const now = { ...Object.fromEntries(cleared.map((field) => [field, ''])), ...entries }
	const isChanged = (field: string) => entries[shownAs(field)] !== now[field]
	const together = groups.flat()
	const moved = groups.filter((group) => group.some(isChanged)).flat()
	const isTold = (field: string) => (together.includes(field) ? moved.includes(field) : isField(field) && isChanged(field))
	return Object.fromEntries(Object.entries(now).filter(([field]) => isTold(field)))
}

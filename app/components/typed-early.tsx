import { type ReactNode, useEffect } from 'react'

/**
 * Keeps what is typed into the text areas of a page before React has taken it over: it sets one that holds something
 * back to what it held when the page came. Answers a component around the page that puts it back.
 */
export function keepTypedEarly(): (props: { children: ReactNode }) => ReactNode {
	const typed = new Map<HTMLTextAreaElement, string>()
	const keep = ({ target }: Event) => {
		if (target instanceof HTMLTextAreaElement) typed.set(target, target.value)
	}
	for (const area of document.querySelectorAll('textarea')) if (area.value !== area.defaultValue) typed.set(area, area.value)
	document.addEventListener('input', keep, true)
	return function TypedEarly({ children }) {
		useEffect(() => {
			document.removeEventListener('input', keep, true)
			for (const [area, value] of typed) {
				if (area.value === value) continue
				area.value = value
				area.dispatchEvent(new Event('input', { bubbles: true }))
			}
			typed.clear()
		}, [])
		return children
	}
}

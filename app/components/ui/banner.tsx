import type { ReactNode } from 'react'

type Tone = 'info' | 'success' | 'warn' | 'danger'

/** A notice above what it speaks of; danger is announced at once, the others politely. */
export function Banner({ tone = 'info', title, children }: { tone?: Tone; title?: string; children?: ReactNode }) {
	return (
		<div className={tone === 'info' ? 'banner' : `banner ${tone}`} role={tone === 'danger' ? 'alert' : 'status'}>
			{title ? <h2>{title}</h2> : null}
			{children}
		</div>
	)
}

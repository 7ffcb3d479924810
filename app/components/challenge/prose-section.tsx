import type { ReactNode } from 'react'

/** One field of a challenge as running text under its title; nothing where it is empty. */
export function Section({ title, lang, children }: { title: string; lang: string; children: ReactNode }) {
	if (!children) return null
	return (
		<section>
			<h2>{title}</h2>
			<p className="prose" lang={lang}>
				{children}
			</p>
		</section>
	)
}

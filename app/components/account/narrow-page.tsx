import type { ReactNode } from 'react'

/** A page of one form or one message, at reading width; `above` stands over its title. */
export function NarrowPage({ title, above, children }: { title: string; above?: ReactNode; children: ReactNode }) {
	return (
		<main id="main" className="wrap">
			<div className="narrow narrow-page">
				{above}
				<h1>{title}</h1>
				{children}
			</div>
		</main>
	)
}

import type { ReactNode } from 'react'

/** A command that is asked twice, without JavaScript too: opening it says what follows, `children` hold the form that does it. */
export function Confirm({ command, title, children }: { command: string; title: string; children: ReactNode }) {
	return (
		<details className="confirm">
			<summary className="btn danger">{command}</summary>
			<div className="banner danger">
				<p>
					<strong>{title}</strong>
				</p>
				{children}
			</div>
		</details>
	)
}

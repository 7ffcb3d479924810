import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

/** The errors of a form, each leading to its field; takes the focus when it appears. */
export function ErrorSummary({ errors }: { errors: readonly { id: string; text: string }[] }) {
	const { t } = useTranslation('ui')
	const box = useRef<HTMLDivElement>(null)
	const shown = errors.map((error) => error.id).join(' ')
	useEffect(() => {
		if (shown) box.current?.focus()
	}, [shown])
	if (errors.length === 0) return null
	return (
		<div className="error-summary" role="alert" tabIndex={-1} ref={box}>
			<h2>{t('errors', { count: errors.length })}</h2>
			<ul>
				{errors.map((error) => (
					<li key={error.id}>{error.id ? <a href={`#${error.id}`}>{error.text}</a> : error.text}</li>
				))}
			</ul>
		</div>
	)
}

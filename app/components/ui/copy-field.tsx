import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'

/** Something to copy, such as a one-time link; without JavaScript it can be selected. */
export function CopyField({ label, value }: { label: string; value: string }) {
	const { t } = useTranslation('ui')
	const [isCopied, setCopied] = useState(false)
	return (
		<div className="copy">
			<input className="input" readOnly value={value} aria-label={label} onFocus={(event) => event.currentTarget.select()} />
			<Button type="button" onClick={() => navigator.clipboard.writeText(value).then(() => setCopied(true))}>
				{isCopied ? t('copied') : t('copy')}
			</Button>
		</div>
	)
}

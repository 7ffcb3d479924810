import { type ComponentPropsWithoutRef, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BoundText } from './bound-fields.tsx'

/** A password bound to a field of a form; with JavaScript it can be shown. */
export function PasswordField(props: Omit<ComponentPropsWithoutRef<typeof BoundText>, 'type' | 'defaultValue'>) {
	const { t } = useTranslation('account')
	const [isShown, setShown] = useState(false)
	const [canShow, setCanShow] = useState(false)
	useEffect(() => setCanShow(true), [])
	return (
		<>
			<BoundText {...props} type={isShown ? 'text' : 'password'} defaultValue={undefined} autoCapitalize="none" spellCheck={false} />
			{canShow ? (
				<label className="choice">
					<input type="checkbox" checked={isShown} onChange={(event) => setShown(event.currentTarget.checked)} />
					<span>{t('showPassword')}</span>
				</label>
			) : null}
		</>
	)
}

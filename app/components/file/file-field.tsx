import { type ChangeEvent, type ComponentPropsWithoutRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fileKinds, fileLimits } from '#app/domain/bid/file.ts'
import { TextField } from '../ui/field.tsx'

const accepted = Object.keys(fileKinds)
	.map((kind) => `.${kind}`)
	.join()

type FileField = Omit<ComponentPropsWithoutRef<typeof TextField>, 'type' | 'accept' | 'hint' | 'onChange'> & { onTooLarge?: (isTooLarge: boolean) => void }

/** Chooses files of a bid; says before they are sent that one is too large. */
export function FileField({ error, onTooLarge, ...props }: FileField) {
	const { t } = useTranslation('bid')
	const [isTooLarge, setTooLarge] = useState(false)
	const chosen = (event: ChangeEvent<HTMLInputElement>) => {
		const isAny = Array.from(event.currentTarget.files ?? []).some(({ size }) => size > fileLimits.bytes)
		setTooLarge(isAny)
		onTooLarge?.(isAny)
	}
	return <TextField {...props} type="file" accept={accepted} hint={t('files.hint')} error={isTooLarge ? t('files.tooLarge') : error} onChange={chosen} />
}

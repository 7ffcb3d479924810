import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'

export type ListedFile = { id: string; name: string; size: number }
type Files = { files: readonly ListedFile[]; hrefOf?: (id: string) => string; command?: (file: ListedFile) => ReactNode }

/** Files as downloads, those of bids unless told otherwise; `command` draws what can be done with each. */
export function FileList({ files, hrefOf = (id) => `/files/${id}`, command }: Files) {
	const { t } = useTranslation('bid')
	const format = useFormat()
	return (
		<ul className="files">
			{files.map((file) => (
				<li key={file.id}>
					<a href={hrefOf(file.id)} download>
						{file.name}
					</a>
					<span className="faint">{t('files.kilobytes', { size: format.number(Math.max(0.1, file.size / 1024), 1) })}</span>
					{command?.(file)}
				</li>
			))}
		</ul>
	)
}

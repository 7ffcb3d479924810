import { Form, useNavigation } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fileLimits } from '#app/domain/bid/file.ts'
import { Button } from '../ui/button.tsx'
import { FileField } from './file-field.tsx'
import { FileList, type ListedFile } from './file-list.tsx'

type FileForm = {
	/** Where files are added; each is removed beneath it. */ path: string
	files: readonly ListedFile[]
	hrefOf?: (id: string) => string
	error: string | undefined
}

/** The files of what is being written: add one, take one away. */
export function FileForm({ path, files, hrefOf, error }: FileForm) {
	const { t } = useTranslation('bid')
	const { formAction } = useNavigation()
	const [isTooLarge, setTooLarge] = useState(false)
	return (
		<section>
			<h2 id="files">{t('files.title')}</h2>
			<FileList
				files={files}
				{...(hrefOf ? { hrefOf } : {})}
				command={(file) => (
					<Form method="post" action={`${path}/${file.id}/remove`} preventScrollReset>
						<Button variant="quiet" aria-label={t('files.removeOf', { name: file.name })}>
							{t('files.remove')}
						</Button>
					</Form>
				)}
			/>
			{files.length >= fileLimits.count ? (
				<p className="muted">{t('files.full')}</p>
			) : (
				<Form method="post" action={path} encType="multipart/form-data" preventScrollReset key={files.length}>
					<FileField name="file" id="new-file" label={t('files.choose')} error={error} onTooLarge={setTooLarge} />
					<div className="actions">
						<Button disabled={isTooLarge || formAction === path}>{formAction === path ? t('files.uploading') : t('files.attach')}</Button>
					</div>
				</Form>
			)}
		</section>
	)
}

import { Form, useNavigation } from '@remix-run/react'
import { type ChangeEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fileKinds, fileLimits } from '#app/domain/bid/file.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'

type BidFile = { id: string; name: string; size: number }

/** The files of a bid as downloads; `command` draws what can be done with each. */
export function FileList({ files, command }: { files: readonly BidFile[]; command?: (file: BidFile) => ReactNode }) {
	const { t } = useTranslation('bid')
	const format = useFormat()
	return (
		<ul className="files">
			{files.map((file) => (
				<li key={file.id}>
					<a href={`/files/${file.id}`} download>
						{file.name}
					</a>
					<span className="faint">{t('files.kilobytes', { size: format.number(Math.max(0.1, file.size / 1024), 1) })}</span>
					{command?.(file)}
				</li>
			))}
		</ul>
	)
}

/** The files of one's own bid while bids are taken: add one, take one away. */
export function BidFiles({ bidId, files, error }: { bidId: string; files: readonly BidFile[]; error: string | undefined }) {
	const { t } = useTranslation('bid')
	const path = `/bidder/bids/${bidId}/files`
	const { formAction } = useNavigation()
	const [isTooLarge, setTooLarge] = useState(false)
	const chosen = (event: ChangeEvent<HTMLInputElement>) => setTooLarge((event.currentTarget.files?.[0]?.size ?? 0) > fileLimits.bytes)
	const shownError = isTooLarge ? t('files.tooLarge') : error
	return (
		<section>
			<h2 id="files">{t('files.title')}</h2>
			<FileList
				files={files}
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
					<TextField
						type="file"
						name="file"
						id="bid-file"
						accept={Object.keys(fileKinds)
							.map((kind) => `.${kind}`)
							.join()}
						label={t('files.choose')}
						hint={t('files.hint')}
						error={shownError}
						onChange={chosen}
					/>
					<div className="actions">
						<Button disabled={isTooLarge || formAction === path}>{formAction === path ? t('files.uploading') : t('files.attach')}</Button>
					</div>
				</Form>
			)}
		</section>
	)
}

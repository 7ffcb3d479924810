import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'

type File = { id: string; name: string; size: number }

/** The names of a bid's files as downloads. */
export function FileList({ files }: { files: readonly File[] }) {
	const { t } = useTranslation('bid')
	const format = useFormat()
	return (
		<ul className="entries">
			{files.map((file) => (
				<li key={file.id}>
					<a href={`/files/${file.id}`}>{file.name}</a> <span className="faint">{t('edit.kilobytes', { size: format.number(file.size / 1024, 1) })}</span>
				</li>
			))}
		</ul>
	)
}

/** The files of one's own bid, to be added and taken away while bids are taken. */
export function BidFiles({ bidId, files, isEditable }: { bidId: string; files: readonly File[]; isEditable: boolean }) {
	const { t } = useTranslation('bid')
	if (!isEditable && files.length === 0) return null
	return (
		<section>
			<h2>{t('edit.files')}</h2>
			<FileList files={files} />
			{isEditable ? (
				<>
					{files.map((file) => (
						<Form key={file.id} method="post" action={`/bidder/bids/${bidId}/files/${file.id}/remove`} reloadDocument className="inline-form">
							<Button variant="quiet">{t('edit.removeOf', { name: file.name })}</Button>{' '}
						</Form>
					))}
					<Form method="post" action={`/bidder/bids/${bidId}/files`} encType="multipart/form-data" reloadDocument>
						<TextField type="file" name="file" label={t('edit.files')} hint={t('edit.filesHint')} />
						<div className="actions">
							<Button>{t('edit.attach')}</Button>
						</div>
					</Form>
				</>
			) : null}
		</section>
	)
}

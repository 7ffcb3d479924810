import { useTranslation } from 'react-i18next'
import { FileField } from '../file/file-field.tsx'
import { FileList, type ListedFile } from '../file/file-list.tsx'
import { useErrorText } from '../form/error-text.ts'
import { useCorrectableText } from './use-correctable-text.ts'

type Files = {
	formId: string
	/** What the round lists of files; `file` is null where files may be added. */
	points: readonly { point: string; file: ListedFile | null }[]
	errors: Record<string, string[]>
	/** Whether the form was sent and comes back. */
	isAnswered: boolean
}

/** The fields of a correction's files: one for each that may be replaced, one for all that may be added. */
export function CorrectionFiles({ formId, points, errors, isAnswered }: Files) {
	const { t } = useTranslation('screening')
	const errorText = useErrorText()
	const text = useCorrectableText()
	return (
		<>
			{points.map(({ point, file }) => (
				<div key={point}>
					<FileField
						name={point}
						id={`${formId}-${point}`}
						label={file ? text.file(file) : t('own.several', { name: text.file(file) })}
						error={errors[point]?.map((one) => errorText([one])).join(' · ')}
						multiple={file === null}
					/>
					{file ? (
						<div className="cluster">
							<span className="faint">{t('own.current')}</span>
							<FileList files={[file]} />
						</div>
					) : null}
				</div>
			))}
			{isAnswered && points.length > 0 ? <noscript>{t('own.chooseAgain')}</noscript> : null}
		</>
	)
}

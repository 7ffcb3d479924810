import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import { useRefusalText } from '../form/refusal-text.ts'
import type { SaverState } from './draft-saver.ts'

/** Whether what is typed has been saved, and when; what to do when it could not be. */
export function SaveNote({ state: { phase, refusal, savedAt, errors, conflicts } }: { state: SaverState }) {
	const { t } = useTranslation('bid')
	const format = useFormat()
	const refusalText = useRefusalText()
	const waits = Object.keys(errors).length > 0 ? t('edit.correct') : conflicts.length > 0 ? t('edit.choose') : t('edit.unsaved')
	const texts = {
		saved: t('edit.saved', { at: format.time(savedAt) }),
		saving: t('edit.saving'),
		unsaved: waits,
		expired: t('edit.expired'),
		offline: t('edit.offline'),
		refused: refusal ? `${refusalText({ code: refusal })} ${t('edit.keptHere')}` : '',
	}
	return (
		<p role="status" className={phase === 'saved' ? 'save-note' : phase === 'saving' || phase === 'unsaved' ? 'save-note muted' : 'save-note soon'}>
			{phase === 'saved' ? <span aria-hidden="true">✓ </span> : null}
			{texts[phase]}
			{phase === 'expired' ? (
				<>
					{' '}
					<a href="/login" target="_blank" rel="noreferrer">
						{t('edit.signIn')}
					</a>
				</>
			) : null}
		</p>
	)
}

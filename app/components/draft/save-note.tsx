import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import { useRefusalText } from '../form/refusal-text.ts'
import type { SaverState } from './draft-saver.ts'

/** Whether what is typed has been saved, and when; what to do when it could not be. */
export function SaveNote({ state: { phase, refusal, savedAt, errors, conflicts } }: { state: SaverState }) {
	const { t } = useTranslation('draft')
	const format = useFormat()
	const refusalText = useRefusalText()
	const chooses = <a href="#conflicts">{t('choose')}</a>
	const waits = conflicts.length > 0 ? chooses : Object.keys(errors).length > 0 ? t('correct') : t('unsaved')
	const texts = {
		saved: t('saved', { at: `${format.day(savedAt)} ${format.time(savedAt)}` }),
		saving: t('saving'),
		unsaved: waits,
		expired: t('expired'),
		offline: t('offline'),
		refused: refusal ? `${refusalText({ code: refusal })} ${t('keptHere')}` : '',
	}
	return (
		<p role="status" className={phase === 'saved' ? 'save-note' : phase === 'saving' || phase === 'unsaved' ? 'save-note muted' : 'save-note soon'}>
			{phase === 'saved' ? <span aria-hidden="true">✓ </span> : null}
			{texts[phase]}
			{phase === 'expired' ? (
				<>
					{' '}
					<a href="/login" target="_blank" rel="noreferrer">
						{t('signIn')}
					</a>
				</>
			) : null}
		</p>
	)
}

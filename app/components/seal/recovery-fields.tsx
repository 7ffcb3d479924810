import { useTranslation } from 'react-i18next'
import type { KeyPair } from '#app/crypto/key-pair.ts'
import type { Decision } from '#app/domain/decision.ts'
import { TextField } from '../ui/field.tsx'

type Problem = { code: 'damaged-file' | 'wrong-passphrase' }

/** Where a person chooses its recovery file and writes the passphrase; read by `openKeyOf`, and never sent. */
export function RecoveryFields({ problem }: { problem: string | undefined }) {
	const { t } = useTranslation('sealing')
	return (
		<>
			<TextField
				type="file"
				name="recovery"
				accept=".txt,text/plain"
				required
				label={t('look.file')}
				hint={t('look.fileHint')}
				error={problem === 'damaged-file' ? t('wrong.damaged-file') : undefined}
			/>
			<TextField
				type="password"
				name="passphrase"
				autoComplete="off"
				required
				label={t('look.passphrase')}
				error={problem === 'wrong-passphrase' ? t('wrong.wrong-passphrase') : undefined}
			/>
		</>
	)
}

/** The key pair of the recovery file in a form, opened in this browser; what opens it is loaded only now. */
export async function openKeyOf(form: HTMLFormElement): Promise<Decision<KeyPair, Problem>> {
	const fields = new FormData(form)
	const file = fields.get('recovery')
	const { openRecoveryFile } = await import('#app/crypto/recovery-file.ts')
	return openRecoveryFile(file instanceof File ? await file.text() : '', { passphrase: String(fields.get('passphrase') ?? '') })
}

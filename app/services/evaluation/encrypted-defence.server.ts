import type { Vault } from '#app/services/bid/vault.ts'
import type { DefenceRow } from '#db/repositories/defence-repository.ts'

type Session = Pick<DefenceRow, 'evaluationId' | 'bidId'>
const recordOf = ({ evaluationId, bidId }: Session) => `evaluation ${evaluationId} defence of bid ${bidId} minutes`

/** The minutes of a defence, as their row keeps them. */
export const encryptMinutes = (vault: Pick<Vault, 'encrypt'>, session: Session, minutes: string): string => vault.encrypt(minutes, recordOf(session))

/** The minutes of a defence; empty until they are written. */
export const minutesOf = (vault: Pick<Vault, 'decrypt'>, session: Session & Pick<DefenceRow, 'minutes'>): string =>
	session.minutes === '' ? '' : vault.decrypt(session.minutes, recordOf(session))

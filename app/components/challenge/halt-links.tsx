import { useTranslation } from 'react-i18next'
import type { ChallengeStatus } from '#app/domain/challenge/lifecycle.ts'
import { LinkButton } from '../ui/button.tsx'

/** What the chain lead can do to a released challenge. */
export function HaltLinks({ challenge }: { challenge: { code: string; status: ChallengeStatus } }) {
	const { t } = useTranslation('halt')
	const commands = challenge.status === 'suspended' ? (['reopen', 'withdraw'] as const) : (['suspend', 'withdraw'] as const)
	return commands.map((command) => (
		<LinkButton key={command} variant="quiet" to={`/issuer/challenges/${challenge.code}/halt/${command}`}>
			{t(`${command}.command`)}
		</LinkButton>
	))
}

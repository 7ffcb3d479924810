import { useTranslation } from 'react-i18next'
import type { HaltCommand } from '#app/domain/challenge/halt.ts'
import { LinkButton } from '../ui/button.tsx'

/** What the chain lead can do to a released challenge. */
export function HaltLinks({ code, commands }: { code: string; commands: readonly HaltCommand[] }) {
	const { t } = useTranslation('halt')
	return commands.map((command) => (
		<LinkButton key={command} variant="quiet" to={`/issuer/challenges/${code}/halt/${command}`}>
			{t(`${command}.command`)}
		</LinkButton>
	))
}

import { useTranslation } from 'react-i18next'
import type { Waiting, WaitingKind } from '#app/domain/challenge/waiting.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Link } from '../ui/link.tsx'

/** Where each is done, or followed. */
const pages: Record<WaitingKind, (code: string) => string> = {
	open: (code) => `/issuer/challenges/${code}/bids`,
	holders: (code) => `/challenges/${code}/opening`,
	conflicted: (code) => `/issuer/challenges/${code}/bids`,
	screening: (code) => `/issuer/challenges/${code}/bids`,
	correction: (code) => `/issuer/challenges/${code}/bids`,
	recovery: (code) => `/challenges/${code}/opening`,
	'none-qualified': (code) => `/issuer/challenges/${code}/unfill`,
	'no-panel': (code) => `/challenges/${code}/panel`,
	undrawn: (code) => `/challenges/${code}/panel`,
	seats: (code) => `/challenges/${code}/panel`,
	packages: (code) => `/issuer/challenges/${code}/evaluate`,
	begin: (code) => `/issuer/challenges/${code}/evaluate`,
	scoring: (code) => `/issuer/challenges/${code}/ranking`,
	'scoring-late': (code) => `/issuer/challenges/${code}/ranking`,
	meeting: (code) => `/issuer/challenges/${code}/ranking`,
	prices: (code) => `/challenges/${code}/opening`,
	defence: (code) => `/issuer/challenges/${code}/ranking`,
	minutes: (code) => `/issuer/challenges/${code}/ranking`,
	'none-left': (code) => `/issuer/challenges/${code}/unfill`,
	proposal: (code) => `/issuer/challenges/${code}/award`,
	feedback: (code) => `/issuer/challenges/${code}/proposal`,
	publish: (code) => `/issuer/challenges/${code}/proposal`,
	notice: (code) => `/challenges/${code}`,
	objection: (code) => `/challenges/${code}`,
}

/** What a challenge waits for and from whom, in one line that leads to where it is done. */
export function WaitingLine({ code, waiting: { kind, count, at } }: { code: string; waiting: Waiting }) {
	const { t } = useTranslation('waiting')
	const format = useFormat()
	return (
		<p className="waiting-line">
			<span className="faint">{t('next')}</span>{' '}
			<Link to={pages[kind](encodeURIComponent(code))}>{t(`kinds.${kind}`, { n: count ?? 0, at: at ? format.end(at) : '' })}</Link>
		</p>
	)
}

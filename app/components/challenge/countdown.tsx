import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'

const urgentMs = 72 * 3_600_000

/**
 * A deadline with the name of its clock. The server renders it right; in the browser it ticks by the server's
 * clock: the reader's own clock only measures the time that passed since the page came.
 */
export function Countdown({ closesAt, serverNow }: { closesAt: Date; serverNow: Date }) {
	const { t } = useTranslation('ui')
	const format = useFormat()
	const [passed, setPassed] = useState(0)
	useEffect(() => {
		const started = performance.now()
		const timer = setInterval(() => setPassed(performance.now() - started), 15_000)
		return () => clearInterval(timer)
	}, [])
	const left = closesAt.getTime() - serverNow.getTime() - passed
	return (
		<time dateTime={closesAt.toISOString()} className={left > 0 && left < urgentMs ? 'countdown soon' : 'countdown'}>
			{t('countdown.closes', { at: format.instant(closesAt) })} · {left > 0 ? t('countdown.left', { span: format.span(left) }) : t('countdown.over')}
		</time>
	)
}

/** The short form for list rows: what is left, and the day beneath. */
export function ShortCountdown({ closesAt, serverNow }: { closesAt: Date; serverNow: Date }) {
	const { t } = useTranslation('ui')
	const format = useFormat()
	const left = closesAt.getTime() - serverNow.getTime()
	return (
		<div>
			<div className={left > 0 && left < urgentMs ? 'soon' : undefined}>
				{left > 0 ? t('countdown.left', { span: format.span(left) }) : t('countdown.over')}
			</div>
			<time className="faint" dateTime={closesAt.toISOString()}>
				{t('row.closes', { at: format.instant(closesAt) })}
			</time>
		</div>
	)
}

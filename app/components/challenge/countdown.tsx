import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'

const urgentMs = 72 * 3_600_000

/** The server's clock, ticking every `everyMs`: the reader's own may be wrong, so only its distance from the server's when the page came counts. */
export function useServerClock(serverNow: Date, everyMs = 15_000): number {
	const from = serverNow.getTime()
	const [now, setNow] = useState(from)
	useEffect(() => {
		const offset = from - Date.now()
		const tick = () => setNow(Date.now() + offset)
		tick()
		const timer = setInterval(tick, everyMs)
		return () => clearInterval(timer)
	}, [from, everyMs])
	return now
}

/** A deadline with the name of its clock; rendered right by the server, and ticking where there is JavaScript. */
export function Countdown({ closesAt, serverNow }: { closesAt: Date; serverNow: Date }) {
	const { t } = useTranslation('ui')
	const format = useFormat()
	const left = closesAt.getTime() - useServerClock(serverNow)
	return (
		<time dateTime={closesAt.toISOString()} className={left > 0 && left < urgentMs ? 'countdown soon' : 'countdown'}>
			<span>{t('countdown.closes', { at: format.instant(closesAt) })}</span>{' '}
			<strong>{left > 0 ? t('countdown.left', { span: format.span(left) }) : t('countdown.over')}</strong>
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

import { useEffect } from 'react'
import { useFormat } from '#app/i18n/use-format.ts'
import { useServerClock } from '../challenge/countdown.tsx'

const day = 86_400_000

/** What is left until an instant, by the server's clock: days and hours, in the last day to the second. `words` puts it into a sentence; `onOver` is called once it has come. */
export function LeftUntil({
	instant,
	serverNow,
	words,
	over,
	onOver,
}: {
	instant: Date
	serverNow: Date
	words: (span: string) => string
	over: string
	onOver?: () => void
}) {
	const format = useFormat()
	const left = instant.getTime() - useServerClock(serverNow, 1000)
	const isOver = left <= 0
	useEffect(() => {
		if (!isOver || !onOver) return
		const timer = setInterval(onOver, 2000)
		return () => clearInterval(timer)
	}, [isOver, onOver])
	if (isOver) return <strong>{over}</strong>
	return <strong className="num">{words(left >= day ? format.span(left) : new Date(left + 999).toISOString().slice(11, 19))}</strong>
}

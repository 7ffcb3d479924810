import { useTranslation } from 'react-i18next'
import type { IndicatorMark } from '#app/domain/challenge/clarification.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { type IndicatorLine, IndicatorTable } from '../challenge/indicator-table.tsx'
import { Banner } from '../ui/banner.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Link } from '../ui/link.tsx'
import { useIndicatorMarks } from './use-indicator-marks.ts'

/** On a challenge's page: that a clarification changed it, and when. */
export function ClarifiedNotice({ code, last }: { code: string; last: { number: number; publishedAt: Date } | null }) {
	const { t } = useTranslation('clarify')
	const format = useFormat()
	if (!last) return null
	return (
		<Banner>
			{t('notice', { number: last.number, day: format.day(last.publishedAt) })} <Link to={`/challenges/${code}/clarifications`}>{t('see')}</Link>
		</Banner>
	)
}

/** On a challenge's page: the way to its clarifications, and to publish one. */
export function ClarificationLinks({ code, count, canClarify }: { code: string; count: number; canClarify: boolean }) {
	const { t } = useTranslation('clarify')
	return (
		<>
			{count > 0 ? <LinkButton to={`/challenges/${code}/clarifications`}>{t('link', { count })}</LinkButton> : null}
			{canClarify ? (
				<LinkButton variant="quiet" to={`/issuer/challenges/${code}/clarify`}>
					{t('command')}
				</LinkButton>
			) : null}
		</>
	)
}

/** The indicator table of a challenge, each changed indicator with the clarification that changed it. */
export function ClarifiedIndicators({
	indicators,
	by,
	lang,
}: {
	indicators: readonly IndicatorLine[]
	by: Readonly<Record<string, IndicatorMark>>
	lang: string
}) {
	return <IndicatorTable indicators={indicators} marks={useIndicatorMarks()(by)} lang={lang} />
}

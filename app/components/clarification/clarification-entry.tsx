import { useTranslation } from 'react-i18next'
import type { ValueChange } from '#app/domain/challenge/demand-values.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { FieldChanges } from '../challenge/field-changes.tsx'
import { useDemandTexts } from '../challenge/use-demand-texts.ts'
import { Link } from '../ui/link.tsx'

export type ShownClarification = {
	number: number
	reason: string
	questionNumber: number | null
	publishedAt: Date
	deadline: { before: Date; after: Date } | null
	changes: readonly ValueChange[]
	keptBack: readonly string[]
}
type Entry = {
	clarification: ShownClarification
	code: string
	/** The names of the challenge's indicators, by their ids. */
	indicatorNames: Readonly<Record<string, string>>
	lang: string
	level?: 2 | 3
}

/** One clarification: its number and date, why, what it changed, and what became of the deadline. */
export function ClarificationEntry({ clarification, code, indicatorNames, lang, level = 2 }: Entry) {
	const { number, reason, questionNumber, publishedAt, deadline, changes, keptBack } = clarification
	const { t } = useTranslation('clarify')
	const format = useFormat()
	const texts = useDemandTexts([])
	const Heading = level === 2 ? 'h2' : 'h3'
	return (
		<article className="clarification" id={`c${number}`}>
			<Heading>{t('number', { number })}</Heading>
			<p className="faint">
				{t('published', { at: format.instant(publishedAt) })}
				{questionNumber === null ? null : (
					<>
						{' · '}
						<Link to={`/challenges/${code}/questions#q${questionNumber}`}>{t('fromQuestion', { number: questionNumber })}</Link>
					</>
				)}
			</p>
			<p className="prose" lang={lang}>
				{reason}
			</p>
			{deadline ? <p>{t('deadlineMoved', { before: format.instant(deadline.before), after: format.instant(deadline.after) })}</p> : null}
			{changes.length > 0 ? <Changes changes={changes} indicatorNames={indicatorNames} lang={lang} /> : null}
			{keptBack.length > 0 ? (
				<p className="faint">{t('keptBack', { fields: keptBack.map((field) => texts.label(field)).join(format.language === 'en' ? ', ' : '、') })}</p>
			) : null}
		</article>
	)
}

/** The changes of a clarification, its indicators by their names. The city is not among what it may change. */
export function Changes({ changes, indicatorNames, lang }: Pick<Entry, 'indicatorNames' | 'lang'> & { changes: readonly ValueChange[] }) {
	const names = Object.fromEntries(Object.entries(indicatorNames).map(([id, name]) => [`indicators.${id}.name`, name]))
	return <FieldChanges changes={changes} before={names} after={{}} cities={[]} lang={lang} />
}

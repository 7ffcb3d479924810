import { diffWordsWithSpace } from 'diff'
import { useTranslation } from 'react-i18next'
import { type DemandValues, indicatorNamesIn, type ValueChange } from '#app/domain/challenge/demand-values.ts'
import { isDecimal } from '#app/domain/challenge/indicator.ts'
import { useDemandTexts } from './use-demand-texts.ts'

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
/** Past this many changed words both texts are shown whole. */
const mostEdits = 800

type Changes = {
	changes: readonly ValueChange[]
	/** Both versions, for the names of their indicators. */
	before: DemandValues
	after: DemandValues
	cities: Parameters<typeof useDemandTexts>[0]
	lang: string
}

/** What changed between two versions of a demand, field by field, with the changed words marked. */
export function FieldChanges({ changes, before, after, cities, lang }: Changes) {
	const { t } = useTranslation('demand')
	const texts = useDemandTexts(cities)
	const shown = changes.filter(({ field }) => field !== 'indicators')
	const names = { ...indicatorNamesIn(before), ...indicatorNamesIn(after) }
	if (shown.length === 0) return <p className="muted">{t('changes.none')}</p>
	return (
		<table className="stacked changes">
			<thead>
				<tr>
					<th scope="col">{t('changes.field')}</th>
					<th scope="col">{t('changes.before')}</th>
					<th scope="col">{t('changes.after')}</th>
				</tr>
			</thead>
			<tbody>
				{shown.map((change) => (
					<tr key={change.field}>
						<th scope="row">{texts.label(change.field, names)}</th>
						<ChangedTexts lang={lang} before={texts.value(change.field, change.before)} after={texts.value(change.field, change.after)} />
					</tr>
				))}
			</tbody>
		</table>
	)
}

/** Two cells of a table of changes: the text before and after, the changed words marked. */
export function ChangedTexts({ before, after, lang }: { before: string; after: string; lang: string }) {
	const { t } = useTranslation('demand')
	const whole = [
		{ value: before, removed: true, added: false },
		{ value: after, added: true, removed: false },
	]
	const areNumbers = isDecimal(before) && isDecimal(after)
	const parts = (areNumbers ? undefined : diffWordsWithSpace(before, after, { intlSegmenter: segmenter, maxEditLength: mostEdits })) ?? whole
	const keyed = parts.map((part, at) => ({ ...part, key: `${at} ${part.value}` }))
	return (
		<>
			<td lang={lang} data-label={t('changes.before')} className="prose">
				{keyed.filter(({ added }) => !added).map(({ key, value, removed }) => (removed ? <del key={key}>{value}</del> : <span key={key}>{value}</span>))}
			</td>
			<td lang={lang} data-label={t('changes.after')} className="prose">
				{keyed.filter(({ removed }) => !removed).map(({ key, value, added }) => (added ? <ins key={key}>{value}</ins> : <span key={key}>{value}</span>))}
			</td>
		</>
	)
}

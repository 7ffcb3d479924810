import { useTranslation } from 'react-i18next'
import type { CitySlug } from '#app/domain/organisation/organisation.ts'
import type { Breach } from '#app/domain/rules/release-rules.ts'
import { evaluationRulesOf, type RuleKey, type RuleOwner, type RulePack, type Rules } from '#app/domain/rules/rule-pack.ts'
import { useFormat } from '#app/i18n/use-format.ts'

type City = { slug: CitySlug; nameZh: string; nameEn: string }

/** Rules in words: whose they are, what each says, and what one stands against. */
export function useRuleTexts(cities: readonly City[]) {
	const { t } = useTranslation('rules')
	const format = useFormat()
	const amount = (fen: number) => (fen === 0 ? t('noLimit') : format.fen(fen))

	function ownerName(owner: RuleOwner): string {
		const city = cities.find(({ slug }) => slug === owner)
		return city ? t('ofCity', { city: format.title(city) }) : t('ofOffice')
	}

	function packName({ owner, version }: Pick<RulePack, 'owner' | 'version'>): string {
		return `${ownerName(owner)} · ${version === 0 ? t('shipped') : t('version', { version })}`
	}

	function value(key: RuleKey, rules: Rules): string {
		const evaluated = evaluationRulesOf({ rules })
		switch (key) {
			case 'noticeDays':
				return rules.noticeCounts === 'working' ? t('days', { count: rules.noticeDays }) : t('calendarDays', { count: rules.noticeDays })
			case 'noticeCounts':
				return t(`counts.${rules.noticeCounts}`)
			case 'objectionForms':
				return rules.objectionForms.map((form) => t(`forms.${form}`)).join(' / ')
			case 'correctionHours':
				return t('hours', { count: rules.correctionHours })
			case 'consortiumMost':
				return t('organisations', { count: rules.consortiumMost })
			case 'minimumBids':
				return rules.minimumBids === 0 ? t('noLimit') : t('bids', { count: rules.minimumBids })
			case 'publicShareMost':
				return t('percent', { count: rules.publicShareMost })
			case 'issuerMultiple':
				return t('times', { count: rules.issuerMultiple })
			case 'minimumAmountFen':
				return amount(rules.minimumAmountFen)
			case 'maximumMonths':
				return t('months', { count: rules.maximumMonths })
			case 'openingKeys':
				return t(`keys.${rules.openingKeys ?? 'optional'}`)
			case 'openingRecord':
				return t(`record.${rules.openingRecord ?? 'concerned'}`)
			case 'evaluation':
				return t(`evaluation.${evaluated.evaluation}`)
			case 'ranking':
				return t(`ranking.${evaluated.ranking}`)
			case 'outlierPoints':
				return t('points', { count: evaluated.outlierPoints })
			case 'scoringDays':
				return t('days', { count: evaluated.scoringDays })
			default:
				return t('days', { count: rules[key] })
		}
	}

	/** What a breach says: the rule, what stands against it, and where the rule is written. */
	function breach(one: Breach, pack: RulePack): string {
		const said =
			one.rule === 'openingKeys'
				? t('breach.openingKeys')
				: one.rule === 'minimumWindowDays'
					? t('breach.minimumWindowDays', { limit: one.limit, day: one.earliest.to })
					: one.rule === 'maximumMonths'
						? t('breach.maximumMonths', { limit: one.limit, actual: one.actual })
						: t('breach.minimumAmountFen', { limit: amount(one.limit), actual: format.fen(one.actual) })
		return `${said} (${t('because', { pack: packName(pack), source: pack.source })})`
	}

	return { ownerName, packName, value, breach }
}

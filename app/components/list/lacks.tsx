import { useTranslation } from 'react-i18next'
import type { ReleaseGap } from '#app/domain/list/release.ts'
import type { Breach } from '#app/domain/rules/release-rules.ts'
import type { RulePack } from '#app/domain/rules/rule-pack.ts'
import { PeriodReasoning } from '../rules/period-reasoning.tsx'
import { useRuleTexts } from '../rules/use-rule-texts.ts'

type Unready = { gaps: readonly ReleaseGap[]; pack: RulePack | null; breaches: readonly Breach[] }

/** What keeps a challenge from its release: what it lacks, and each rule it breaks with the rule's text and source. */
export function Lacks({ of: { gaps, pack, breaches }, cities }: { of: Unready; cities: Parameters<typeof useRuleTexts>[0] }) {
	const { t } = useTranslation('list')
	const texts = useRuleTexts(cities)
	return (
		<>
			{gaps.length > 0 ? (
				<span className="soon">
					{t('compose.page.gaps')}：{gaps.map((gap) => t(`compose.gap.${gap}`)).join('、')}
				</span>
			) : null}
			{breaches.map((breach) => (
				<div key={breach.rule} className="soon">
					{pack ? texts.breach(breach, pack) : null}
					{breach.rule === 'minimumWindowDays' ? (
						<>
							{' '}
							<PeriodReasoning period={breach.earliest} />
						</>
					) : null}
				</div>
			))}
		</>
	)
}

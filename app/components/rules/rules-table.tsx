import { useTranslation } from 'react-i18next'
import { Rules } from '#app/domain/rules/rule-pack.ts'
import type { useRuleTexts } from './use-rule-texts.ts'

const keys = Rules.keyof().options.filter((key) => key !== 'noticeCounts')

/** Every rule of a pack with what it says. */
export function RulesTable({ rules, texts }: { rules: Rules; texts: ReturnType<typeof useRuleTexts> }) {
	const { t } = useTranslation('rules')
	return (
		<table>
			<thead>
				<tr>
					<th scope="col">{t('rule')}</th>
					<th scope="col">{t('value')}</th>
				</tr>
			</thead>
			<tbody>
				{keys.map((key) => (
					<tr key={key}>
						<th scope="row">{t(`key.${key}`)}</th>
						<td>{texts.value(key, rules)}</td>
					</tr>
				))}
			</tbody>
		</table>
	)
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { challengeKinds, solutionModes } from '#app/domain/challenge/challenge.ts'
import { disclosableFields, disclosureLevels } from '#app/domain/challenge/disclosure.ts'
import { ipTemplates } from '#app/domain/challenge/terms.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Button } from '../ui/button.tsx'
import { DemandArea, DemandCheck, DemandSelect, type DemandState, DemandText } from './demand-fields.tsx'
import { IndicatorRows } from './indicator-rows.tsx'
import { ShareRows } from './numbered-rows.tsx'

/** The parts of the form, in order; each is reached from the top. */
export const demandParts = ['what', 'indicators', 'money', 'terms', 'criteria', 'reading', 'contact'] as const
export type City = { slug: string; nameZh: string; nameEn: string }

function Part({ name, hint, children }: { name: (typeof demandParts)[number]; hint?: string; children: ReactNode }) {
	const { t } = useTranslation('write')
	return (
		<section aria-labelledby={`part-${name}`} className="demand-part">
			<h2 id={`part-${name}`}>{t(`part.${name}`)}</h2>
			{hint ? <p className="muted">{hint}</p> : null}
			{children}
		</section>
	)
}

/** Every field of a demand, in its parts. `rowsKey` changes when rows come or go in another way than by typing. */
export function DemandSections({ of, cities, rowsKey }: { of: DemandState; cities: readonly City[]; rowsKey: number }) {
	const { t } = useTranslation(['write', 'challenge', 'demand'])
	const format = useFormat()
	const choose = t('choose')
	return (
		<>
			<Part name="what">
				<DemandText of={of} field="title" hint={t('hint.title')} />
				<div className="pair">
					<DemandSelect of={of} field="kind" options={challengeKinds.map((kind) => ({ value: kind, label: t(`challenge:kind.${kind}`) }))} />
					<DemandSelect of={of} field="citySlug" placeholder={choose} options={cities.map((city) => ({ value: city.slug, label: format.title(city) }))} />
				</div>
				<DemandArea of={of} field="problem" hint={t('hint.problem')} rows={6} />
				<DemandArea of={of} field="stateOfArt" hint={t('hint.stateOfArt')} />
				<DemandArea of={of} field="researchContent" />
				<DemandArea of={of} field="goal" />
				<DemandArea of={of} field="deliverables" />
				<DemandText of={of} field="field" />
				<DemandText of={of} field="keywords" hint={t('hint.keywords')} />
			</Part>
			<Part name="indicators">
				<IndicatorRows key={rowsKey} of={of} />
				<DemandArea of={of} field="indicatorText" hint={t('hint.indicatorText')} rows={2} />
				<DemandArea of={of} field="acceptanceCriteria" />
				<DemandArea of={of} field="offered" hint={t('hint.offered')} />
			</Part>
			<Part name="money">
				<div className="pair">
					<DemandText of={of} field="budgetFen" inputMode="decimal" hint={t('hint.budgetFen')} />
					<DemandText of={of} field="publicMoneyFen" inputMode="decimal" hint={t('hint.publicMoneyFen')} />
					<DemandText of={of} field="durationMonths" inputMode="numeric" hint={t('hint.durationMonths')} />
					<DemandText of={of} field="bidsCloseAt" type="datetime-local" hint={t('hint.bidsCloseAt')} />
				</div>
				<DemandText of={of} field="budgetNote" />
				<h3>{t('demand:field.payments')}</h3>
				<p className="muted">{t('hint.payments')}</p>
				<ShareRows key={rowsKey} of={of} kind="payments" />
			</Part>
			<Part name="terms">
				<DemandSelect
					of={of}
					field="ipTemplate"
					placeholder={choose}
					hint={t('hint.ipTemplate')}
					options={ipTemplates.map((template) => ({ value: template, label: t(`demand:ip.${template}`) }))}
				/>
				<div className="actions">
					<Button variant="quiet" name="then" value="ip.fill">
						{t('fillIp')}
					</Button>
				</div>
				<DemandArea of={of} field="ipRule" />
				<DemandArea of={of} field="backgroundIp" rows={2} />
				<DemandArea of={of} field="incomeSplit" rows={2} />
				<DemandArea of={of} field="conditions" />
				<DemandSelect
					of={of}
					field="solutionMode"
					placeholder={choose}
					options={solutionModes.map((mode) => ({ value: mode, label: t(`challenge:solutionMode.${mode}`) }))}
				/>
				<DemandCheck of={of} field="showsBidCount" label={t('showsBidCount')} />
				<DemandCheck of={of} field="hasTwoEnvelopes" label={t('hasTwoEnvelopes')} />
			</Part>
			<Part name="criteria" hint={t('hint.criteria')}>
				<ShareRows key={rowsKey} of={of} kind="criteria" />
				<div className="actions">
					<Button variant="quiet" name="then" value="criteria.usual">
						{t('row.usual')}
					</Button>
				</div>
			</Part>
			<Part name="reading" hint={t('hint.reading')}>
				<div className="pair">
					{disclosableFields.map((field) => (
						<DemandSelect
							key={field}
							of={of}
							field={`disclosure.${field}`}
							placeholder={t('demand:disclosure.public')}
							options={disclosureLevels.slice(1).map((level) => ({ value: level, label: t(`demand:disclosure.${level}`) }))}
						/>
					))}
				</div>
			</Part>
			<Part name="contact" hint={t('hint.contact')}>
				<div className="pair">
					<DemandText of={of} field="contactName" />
					<DemandText of={of} field="contactPhone" type="tel" />
					<DemandText of={of} field="contactEmail" type="email" />
				</div>
			</Part>
		</>
	)
}

import { useTranslation } from 'react-i18next'
import { ChallengeRow } from '../challenge/challenge-row.tsx'
import { Countdown } from '../challenge/countdown.tsx'
import { type IndicatorLine, IndicatorTable, type ValueColumn } from '../challenge/indicator-table.tsx'
import { StageRail } from '../challenge/stage-rail.tsx'
import { useSample } from './use-sample.ts'

const now = new Date('2026-12-15T05:00:00Z')
const soon = new Date('2026-12-18T04:00:00Z')
const later = new Date('2027-01-09T09:00:00Z')
const columnOf = (key: string, heading: string, values: readonly (string | undefined)[]): ValueColumn => ({
	key,
	heading,
	values: new Map(values.flatMap((value, at) => (value === undefined ? [] : [[String(at), { value }]]))),
})

function useIndicators(): IndicatorLine[] {
	const { indicators, verifications, inWords } = useSample()
	const targets = [
		{ comparator: 'at-least', target: '5.0', targetUpper: null, unit: '×10⁶ gPOE/(mol·h)', isMust: true },
		{ comparator: 'range', target: '40', targetUpper: '65', unit: '℃', isMust: true },
		{ comparator: 'at-most', target: '20', targetUpper: null, unit: 'ppm', isMust: false },
		{ comparator: 'text', target: inWords, targetUpper: null, unit: '', isMust: false },
	] as const
	return targets.map((target, at) => ({ ...target, id: String(at), name: indicators[at] ?? '', verification: verifications[at] ?? '' }))
}

export function ChallengeParts() {
	const sample = useSample()
	const { t } = useTranslation('ui')
	const indicators = useIndicators()
	const words = sample.inWords
	const challenge = {
		code: 'XCL-2026-0007',
		title: sample.headline,
		language: sample.title === 'Parts' ? ('en' as const) : ('zh' as const),
		summary: sample.summary,
		chain: { hue: 2, nameZh: sample.chains[1] ?? '', nameEn: sample.chains[1] ?? '' },
		issuer: { name: sample.issuer, nameEn: sample.issuer },
		city: { nameZh: sample.cities.putuo, nameEn: sample.cities.putuo },
		budgetFen: 600_000_000,
		budgetNote: '',
		indicatorCount: 4,
		bidsCloseAt: soon,
		isDemo: true,
	}
	return (
		<>
			<ol className="challenge-rows">
				<li>
					<ChallengeRow challenge={challenge} serverNow={now} />
				</li>
				<li>
					<ChallengeRow challenge={{ ...challenge, code: 'XCL-2026-0008', budgetFen: null, bidsCloseAt: later, isDemo: false }} serverNow={now} />
				</li>
			</ol>
			<StageRail
				steps={sample.rail.map((label, at) => ({
					key: String(at),
					label,
					state: at < 2 ? 'done' : at === 2 ? 'now' : 'next',
					note: sample.railNotes[at],
				}))}
			/>
			<p className="stack">
				<Countdown closesAt={later} serverNow={now} />
				<br />
				<Countdown closesAt={soon} serverNow={now} />
				<br />
				<Countdown closesAt={now} serverNow={now} />
			</p>
			<h3>{t('indicator.caption')}</h3>
			<IndicatorTable indicators={indicators} />
			<h3>{sample.delivery}</h3>
			<IndicatorTable
				indicators={indicators}
				columns={[
					columnOf('promised', t('indicator.promised'), ['6.2', '52', '18', words]),
					columnOf('agreed', t('indicator.agreed'), ['6.0', '52', '20', words]),
					columnOf('reported', t('indicator.reported'), ['5.4', '61', '26', words]),
					columnOf('measured', t('indicator.measured'), ['5.6', '66', undefined, undefined]),
				]}
			/>
			<h3>{sample.comparison}</h3>
			<IndicatorTable
				indicators={indicators}
				columns={sample.bidders.map((name, at) =>
					columnOf(name, name, [['6.2', '4.8', '5.0', '7.1'][at], ['52', '58', undefined, '70'][at], ['18', '12', '20', '9'][at], words]),
				)}
			/>
		</>
	)
}

import { comparators, isDecimal, outcomeOf } from './indicator.ts'
import { convert, kindOfUnit, type UnitKind } from './units.ts'

/** What the name of an indicator says is measured; the first that fits. Names of rates, ratios and losses say nothing of their unit. */
const hints: readonly (readonly [RegExp, UnitKind | null])[] = [
	[/纯度|收率|转化率|合格率|准确率|回收率|purity|yield/i, 'share'],
	[/率|比|损失|穿刺|剥离|冲击|撕裂|系数|偏差|误差|精度|rate|ratio|loss|accuracy|error/i, null],
	[/熔指|熔融指数|熔体流动|melt flow|\bMFR\b|\bMFI\b/i, 'meltFlow'],
	[/强度|模量|压强|strength|modulus/i, 'pressure'],
	[/温度|熔点|沸点|temperature|melting point/i, 'temperature'],
	[/厚度|直径|粒径|长度|宽度|thickness|diameter|length|width/i, 'length'],
	[/重量|自重|\bmass\b|weight/i, 'mass'],
	[/时间|时长|\btime\b|duration/i, 'time'],
	[/电压|voltage/i, 'voltage'],
	[/电流|current/i, 'current'],
]
const neverNegative: readonly UnitKind[] = ['mass', 'length', 'time', 'density', 'meltFlow', 'viscosity', 'volume']
const purity = hints[0]?.[0]

type IndicatorWarning = {
	column: 'target' | 'targetUpper' | 'unit' | 'baseline'
	code: 'negative' | 'below-absolute-zero' | 'above-100' | 'unit-kind' | 'already-met'
	/** What the name suggests, where the unit measures something else. */
	kind?: UnitKind
}
type Row = Record<'name' | 'comparator' | 'target' | 'targetUpper' | 'unit' | 'baseline', string>

/** What of an indicator is likely a slip: worth a second look, and never a reason to refuse. */
export function warningsOf({ name, comparator: sign, target, targetUpper, unit, baseline }: Row): IndicatorWarning[] {
	const kind = kindOfUnit(unit)
	const values = (sign === 'range' ? (['target', 'targetUpper'] as const) : sign === 'text' ? [] : (['target'] as const)).flatMap((column) => {
		const value = column === 'target' ? target : targetUpper
		return isDecimal(value) ? [{ column, value }] : []
	})
	const isHot = (value: string) => Number(convert(value, unit, 'K') ?? 0) >= 0
	const isTooMuch = (value: string) => Number(convert(value, unit, '%') ?? 0) > 100
	const nonsense = values.flatMap(({ column, value }): IndicatorWarning[] => {
		if (kind && neverNegative.includes(kind) && Number(value) < 0) return [{ column, code: 'negative' }]
		if (kind === 'temperature' && !isHot(value)) return [{ column, code: 'below-absolute-zero' }]
		return kind === 'share' && purity?.test(name) && isTooMuch(value) ? [{ column, code: 'above-100' }] : []
	})
	const suggested = hints.find(([words]) => words.test(name))?.[1]
	const odd: IndicatorWarning[] = kind && suggested && suggested !== kind ? [{ column: 'unit', code: 'unit-kind', kind: suggested }] : []
	const comparator = comparators.find((one) => one === sign)
	const isMet = comparator !== undefined && baseline !== '' && outcomeOf({ comparator, target, targetUpper }, baseline) === 'met'
	return [...nonsense, ...odd, ...(isMet ? [{ column: 'baseline', code: 'already-met' } as const] : [])]
}

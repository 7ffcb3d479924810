import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isDecimal } from './indicator.ts'
import { warningsOf } from './indicator-warnings.ts'
import { convert, kindOfUnit, unitsBeside } from './units.ts'

test('a value is put into another unit of its kind, however the unit is written', () => {
	expect(convert('35', 'MPa', 'kPa')).toBe('35000')
	expect(convert('250', '°C', 'K')).toBe('523.15')
	expect(convert('0.02', '％', 'ppm')).toBe('200')
	expect(convert('150', 'um', 'mm')).toBe('0.15')
	expect(convert('35', 'MPa', '℃')).toBeUndefined()
	expect(convert('三十', 'MPa', 'kPa')).toBeUndefined()
	expect(kindOfUnit('g / 10min')).toBe('meltFlow')
	expect(unitsBeside('cN/dtex')).toEqual([])
})

test('there and back again is the same value, and every value is a plain decimal', () => {
	const units = ['MPa', 'mm', 'kg', '%', 'h', '℃', 'kW', 'kV', 'L'] as const
	fc.assert(
		fc.property(fc.constantFrom(...units), fc.integer({ min: -99_999, max: 99_999 }), fc.nat(20), (unit, hundredths, at) => {
			const value = String(hundredths / 100)
			const beside = unitsBeside(unit)
			const other = beside[at % beside.length] ?? ''
			const there = convert(value, unit, other) ?? ''
			expect(isDecimal(there)).toBe(true)
			expect(Number(convert(there, other, unit))).toBeCloseTo(Number(value), 3)
		}),
		{ seed: 3, numRuns: 2000 },
	)
})

const row = (name: string, target: string, unit: string, baseline = '') => ({ name, comparator: 'at-least', target, targetUpper: '', unit, baseline })
const codes = (one: Parameters<typeof warningsOf>[0]) => warningsOf(one).map(({ column, code }) => `${column} ${code}`)

test('nonsense is warned of: negative mass, 120 % purity, colder than cold, a unit of another kind, a target that is met today', () => {
	expect(codes(row('自重', '-3', 'kg'))).toEqual(['target negative'])
	expect(codes(row('产品纯度', '120', '%'))).toEqual(['target above-100'])
	expect(codes(row('效率提升', '120', '%'))).toEqual([])
	expect(codes(row('熔点', '-300', '℃'))).toEqual(['target below-absolute-zero'])
	expect(warningsOf(row('拉伸强度', '30', 'mm'))).toEqual([{ column: 'unit', code: 'unit-kind', kind: 'pressure' }])
	expect(codes(row('拉伸强度保持率', '90', '%'))).toEqual([])
	expect(codes(row('熔融指数', '30', 'g/10min', '35'))).toEqual(['baseline already-met'])
	expect(codes({ ...row('厚度', '5', 'mm'), comparator: 'range', targetUpper: '-1' })).toEqual(['targetUpper negative'])
})

import { isDecimal } from './indicator.ts'

/** Common units by what they measure, each with its size in the first one's terms; a temperature also has an offset. */
const units = {
	pressure: { MPa: 1e6, kPa: 1e3, Pa: 1, GPa: 1e9, bar: 1e5 },
	length: { mm: 1e-3, μm: 1e-6, nm: 1e-9, cm: 1e-2, m: 1, km: 1e3 },
	mass: { kg: 1, g: 1e-3, mg: 1e-6, t: 1e3 },
	share: { '%': 1e-2, '‰': 1e-3, ppm: 1e-6, ppb: 1e-9 },
	time: { h: 3600, min: 60, s: 1, ms: 1e-3, d: 86_400 },
	temperature: { '℃': 1, K: 1 },
	meltFlow: { 'g/10min': 1 },
	density: { 'g/cm³': 1e3, 'kg/m³': 1 },
	viscosity: { mPa·s: 1e-3, Pa·s: 1 },
	power: { kW: 1e3, W: 1, MW: 1e6 },
	energy: { kWh: 3.6e6, kJ: 1e3, J: 1, MJ: 1e6 },
	voltage: { kV: 1e3, V: 1, mV: 1e-3 },
	current: { A: 1, mA: 1e-3, kA: 1e3 },
	frequency: { Hz: 1, kHz: 1e3, MHz: 1e6, GHz: 1e9 },
	force: { N: 1, kN: 1e3 },
	volume: { L: 1, mL: 1e-3, 'm³': 1e3 },
} as const satisfies Record<string, Record<string, number>>
export type UnitKind = keyof typeof units
const unitKinds = [
	'pressure',
	'length',
	'mass',
	'share',
	'time',
	'temperature',
	'meltFlow',
	'density',
	'viscosity',
	'power',
	'energy',
	'voltage',
	'current',
	'frequency',
	'force',
	'volume',
] as const satisfies UnitKind[]

/** Other ways to write a unit. */
const aliases: Record<string, string> = {
	um: 'μm',
	微米: 'μm',
	毫米: 'mm',
	千克: 'kg',
	公斤: 'kg',
	克: 'g',
	吨: 't',
	小时: 'h',
	分钟: 'min',
	秒: 's',
	天: 'd',
	l: 'L',
	ml: 'mL',
	摄氏度: '℃',
}
/** ℃ and °C, μ and µ, ³ and 3, full width and half: all the same to a reader. */
const plain = (unit: string) => unit.normalize('NFKC').replaceAll(/\s/g, '')

type Unit = { kind: UnitKind; unit: string; size: number }
const known = new Map<string, Unit>()
for (const kind of unitKinds) for (const [unit, size] of Object.entries(units[kind])) known.set(plain(unit), { kind, unit, size })
for (const [alias, unit] of Object.entries(aliases)) {
	const meant = known.get(plain(unit))
	if (meant) known.set(alias, meant)
}
const zero: Record<string, number> = { '℃': 273.15 }

/** What a unit measures; undefined where it is none of the common ones. */
export function kindOfUnit(unit: string): UnitKind | undefined {
	return known.get(plain(unit))?.kind
}

/** The common units a value in this one can be put into. */
export function unitsBeside(unit: string): string[] {
	const own = known.get(plain(unit))
	return own ? Object.keys(units[own.kind]).filter((other) => other !== own.unit) : []
}

/** A decimal number without exponent or needless zeros. */
function written(value: number): string {
	const rounded = Number(value.toPrecision(12))
	const text = String(rounded)
	return text.includes('e') ? rounded.toFixed(20).replace(/\.?0+$/, '') : text
}

/** A decimal value of one unit in another of the same kind, to twelve digits; undefined where that cannot be said. */
export function convert(value: string, from: string, to: string): string | undefined {
	const [one, other] = [known.get(plain(from)), known.get(plain(to))]
	if (!one || !other || one.kind !== other.kind || !isDecimal(value)) return undefined
	const inBase = Number(value) * one.size + (zero[one.unit] ?? 0)
	return written((inBase - (zero[other.unit] ?? 0)) / other.size)
}

import { z } from 'zod'

export const priceUnits = ['wan', 'yuan'] as const
/** 万元 or 元. */
export type PriceUnit = (typeof priceUnits)[number]

const decimals: Record<PriceUnit, number> = { wan: 6, yuan: 2 }
/** 100 亿元, in fen. */
const highest = 1_000_000_000_000

/** A price as written, in fen; undefined when it is no amount above zero with a whole number of fen, up to 100 亿元. */
export function readPrice(text: string, unit: PriceUnit): number | undefined {
	const plain = text.normalize('NFKC').replaceAll(/[\s,]/g, '')
	const [, whole, fraction = ''] = /^(\d{1,12})(?:\.(\d+))?$/.exec(plain) ?? []
	const places = decimals[unit]
	const significant = fraction.replace(/0+$/, '')
	if (whole === undefined || significant.length > places) return undefined
	const fen = Number(whole + significant.padEnd(places, '0'))
	return fen > 0 && fen <= highest ? fen : undefined
}

/** A price in fen as a form shows it: a plain decimal of the unit, "300" for 300 万元. */
export function writePrice(fen: number, unit: PriceUnit): string {
	const places = decimals[unit]
	const digits = String(fen).padStart(places + 1, '0')
	const fraction = digits.slice(-places).replace(/0+$/, '')
	return digits.slice(0, -places) + (fraction && `.${fraction}`)
}

export const PriceUnit = z.enum(priceUnits).catch('wan')

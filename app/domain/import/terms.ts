import type { ContentLanguage } from '../challenge/challenge.ts'
import { mostCriteria, mostPayments } from '../challenge/terms.ts'
import { type AmountUnit, readAmount } from './amount.ts'
import { ipNames, isNamed, readIpTemplate } from './choices.ts'
import type { Complain, DemandDraft } from './draft.ts'
import type { FieldTexts } from './fields.ts'
import { isBlank, toPassage, toWords } from './plain-text.ts'
import { readShares, type ShareRow, writeShares } from './share-rows.ts'

/** Texts that found no place of their own, by the field they are kept in. */
type Kept = Pick<DemandDraft, 'ipRule' | 'conditions' | 'budgetNote'>
type Terms = Pick<DemandDraft, 'ipTemplate' | 'publicMoneyFen' | 'payments' | 'criteria'> & { kept: Kept }
type Heard = { unit: AmountUnit | undefined; language: ContentLanguage }

const names = {
	payments: ['付款安排：', 'Payments: '],
	criteria: ['评榜标准：', 'Evaluation criteria: '],
	publicMoney: ['财政资金：', 'Public money: '],
} as const
const most = { payments: mostPayments, criteria: mostCriteria }
const longest = { payments: 200, criteria: 120 }

/**
 * Reads the terms of a demand: IP template, public money in fen, instalments and criteria. What cannot be read is `kept` as
 * text with a warning: of the template in the IP rule, as are other words than ours for one of the four, of the money in the budget note, of shares in the conditions.
 */
export function readTerms(texts: FieldTexts, { unit, language }: Heard, complain: Complain): Terms {
	const label = (name: keyof typeof names) => names[name][language === 'zh' ? 0 : 1]
	const template = texts.ipTemplate ?? ''
	const ipTemplate = readIpTemplate(template)
	if (ipTemplate === undefined && !isBlank(template)) complain('ipTemplate', 'ip-template-unknown', { text: toWords(template) })
	const money = readPublicMoney(texts, unit, complain)
	const payments = readRows('payments', texts, complain)
	const criteria = readRows('criteria', texts, complain)
	const labelled = (name: keyof typeof names, text: string) => (text === '' ? '' : label(name) + text)
	return {
		ipTemplate: ipTemplate ?? null,
		publicMoneyFen: money.fen,
		payments: payments.rows.map(({ what, share }) => ({ due: what, share })),
		criteria: criteria.rows.map(({ what, share }) => ({ name: what, weight: share })),
		kept: {
			ipRule: isBlank(template) || (ipTemplate && isNamed(ipNames[ipTemplate], template)) ? '' : toPassage(template),
			conditions: [labelled('payments', payments.leftover), labelled('criteria', criteria.leftover)].filter(Boolean).join('\n'),
			budgetNote: labelled('publicMoney', money.note),
		},
	}
}

function readPublicMoney({ publicMoney = '' }: FieldTexts, unit: AmountUnit | undefined, complain: Complain): { fen: number | null; note: string } {
	const amount = readAmount(publicMoney, unit)
	if (amount.kind === 'sum') {
		if (amount.isUnitAssumed) complain('publicMoney', 'amount-unit-assumed', { fen: amount.fen })
		return amount
	}
	const note = isBlank(publicMoney) ? '' : toWords(publicMoney)
	if (note !== '') complain('publicMoney', 'amount-unreadable', { text: note })
	return { fen: null, note }
}

/** Rows beyond the most a demand has are left over as well. */
function readRows(field: 'payments' | 'criteria', texts: FieldTexts, complain: Complain): { rows: ShareRow[]; leftover: string } {
	const { rows: all, leftover } = readShares(texts[field] ?? '')
	const [rows, beyond] = [all.slice(0, most[field]), all.slice(most[field])]
	const sum = all.reduce((total, { share }) => total + share, 0)
	const length = Math.max(0, ...rows.map(({ what }) => what.length))
	if (leftover !== '') complain(field, 'shares-unreadable', { text: leftover, count: leftover.split('\n').length })
	if (beyond.length > 0) complain(field, 'too-many-rows', { limit: most[field], count: all.length })
	if (all.length > 0 && sum !== 100) complain(field, 'shares-not-100', { sum })
	if (length > longest[field]) complain(field, 'text-too-long', { limit: longest[field], length })
	return { rows, leftover: [leftover, writeShares(beyond, field === 'payments' ? '%' : '')].filter(Boolean).join('\n') }
}

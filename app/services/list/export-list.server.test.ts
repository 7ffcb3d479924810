import { asc, eq, getTableColumns } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { challengeLists, challenges, indicators } from '#db/schema/index.ts'
import { makeChain, makeChallenge, makeList, makeMember, makeOrganisation, testNow as now } from '#db/seed/factories/factories.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { keysOptional } from '#tests/support/optional-keys.ts'
import { importFile } from '../import/import-file.server.ts'
import { exportList } from './export-list.server.ts'

/** What a list gives its challenges, what becomes of them, and who may read what: all that is not the content of a demand. */
const apart: readonly string[] = [
	...['id', 'code', 'listId', 'position', 'status', 'round', 'previousChallengeId', 'sourceKey', 'isDemo', 'createdAt', 'updatedAt', 'challengeId'],
	...[
		'disclosure',
		'showsBidCount',
		'hasTwoEnvelopes',
		'bidCount',
		'rulePack',
		'revision',
		'fieldRevisions',
		'savedByUserId',
		'submittedAt',
		'clarificationCount',
	],
	...['deadlineMovedAt', 'deadlineReason', 'questionsCloseAt', 'suspendedAt', 'awardedBidId', 'decisionReason', 'decidedAt', 'unfilledReason'],
]
const contentOf = (row: object) => Object.fromEntries(Object.entries(row).filter(([column]) => !apart.includes(column)))

const full = {
	title: '耐高温聚烯烃催化剂',
	kind: 'trial' as const,
	problem: '高温失活\n批次不稳',
	stateOfArt: '国外已量产；国内处于小试\n差距在寿命',
	researchContent: '载体与助剂',
	goal: '替代进口',
	indicatorText: '气味：轻微',
	deliverables: '样品 5 kg',
	conditions: '有中试线',
	ipRule: '双方共有，许可须双方同意',
	ipTemplate: 'joint' as const,
	backgroundIp: '发榜方：载体专利；揭榜方：配方',
	incomeSplit: '六四分成',
	offered: '提供测试装置',
	acceptanceCriteria: '第三方检测',
	field: '新材料',
	keywords: ['聚烯烃', '催化剂'],
	solutionMode: 'cooperative' as const,
	budgetFen: 500_0000_00,
	budgetNote: '另付奖励',
	publicMoneyFen: 123_4567_89,
	payments: [
		{ due: '合同签订', share: 30 },
		{ due: '1. 样品 20%，试用；\n“合格”', share: 30 },
		{ due: '验收后 30 天内', share: 40 },
	],
	criteria: [
		{ name: '技术指标', weight: 40 },
		{ name: '研究基础（近三年）', weight: 60 },
	],
	durationMonths: 18,
	contactName: '王工',
	contactPhone: '021-5555',
	contactEmail: 'wang@lianbang.example',
	sourceUrl: 'https://lianbang.example/source',
}
const english = {
	language: 'en' as const,
	title: 'Catalyst in English',
	ipTemplate: 'solver' as const,
	payments: [{ due: 'first prototype; tested', share: 100 }],
	criteria: [{ name: 'technical indicators', weight: 100 }],
}
const targets = [
	{ name: '寿命', comparator: 'at-least' as const, target: '2000', unit: 'h', verification: '第三方检测', baseline: '1200', weight: 60 },
	{ name: '外观', comparator: 'text' as const, target: '无色 | 透明', baseline: '微黄', isMust: false, weight: 40 },
]

async function released() {
	const store = await freshDatabase()
	await keysOptional(store)
	return store.tx(async (tx) => {
		const lead = await makeOrganisation(tx, { kind: 'institute', name: '链主院所' })
		const issuer = await makeOrganisation(tx, { name: '苏州甲公司', creditCode: '91350100M000100Y43' })
		const chainSlug = await makeChain(tx, lead.id)
		const list = await makeList(tx, { code: 'XCL-2026-L001', chainSlug, ownerOrganisationId: lead.id })
		const base = { listId: list.id, issuerOrganisationId: issuer.id, chainSlug, citySlug: issuer.citySlug }
		const first = await makeChallenge(tx, { ...base, ...full, position: 1 })
		await makeChallenge(tx, { ...base, ...english, position: 2 })
		await makeChallenge(tx, { ...base, title: '没有更多内容', position: 3 })
		await tx.insert(indicators).values(targets.map((target, at) => ({ ...target, challengeId: first.id, position: at + 4 })))
		return { store, leader: await makeMember(tx, lead, [chainSlug]) }
	})
}

test('an exported list imports into a new list with every content column of its challenges and indicators, in either language', async () => {
	const { store, leader } = await released()
	const stored = async (code: string) => {
		const rows = await store.db
			.select({ challenge: challenges })
			.from(challenges)
			.innerJoin(challengeLists, eq(challengeLists.id, challenges.listId))
			.where(eq(challengeLists.code, code))
			.orderBy(asc(challenges.position))
		return Promise.all(
			rows.map(async ({ challenge }) => {
				const own = await store.db.select().from(indicators).where(eq(indicators.challengeId, challenge.id)).orderBy(asc(indicators.position))
				return { ...contentOf(challenge), indicators: own.map(contentOf) }
			}),
		)
	}
	const before = await stored('XCL-2026-L001')
	expect(before).toMatchObject([{ ...full, indicators: [{}, {}, {}, ...targets] }, english, {}])
	const filled = Object.keys(contentOf(getTableColumns(challenges))).filter((column) => !Object.hasOwn(full, column))
	expect(filled.sort()).toEqual(['bidsCloseAt', 'bidsOpenAt', 'chainSlug', 'citySlug', 'issuerOrganisationId', 'language'])

	for (const [language, listCode] of [
		['zh', 'XCL-NEU-1'],
		['en', 'XCL-NEU-2'],
	] as const) {
		const file = await exportList({ store, actor: leader, code: 'XCL-2026-L001', language })
		if (!file.ok) throw new Error('not found')
		const { bytes, fileName } = file.value
		expect(await importFile({ store, bytes, fileName, listCode, chainSlug: null, now })).toMatchObject({ ok: true, value: { taken: 3, refused: 0 } })
		expect(await stored(listCode)).toEqual(before)
	}
})

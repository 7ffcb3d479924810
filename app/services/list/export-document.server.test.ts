import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import { makeChain, makeChallenge, makeList, makeMember, makeOrganisation, testNow as now } from '#db/seed/factories/factories.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { exportDocument } from './export-document.server.ts'
import { exportList } from './export-list.server.ts'
import { readList } from './read-list.server.ts'

const visitor: Actor = { kind: 'visitor' }
const code = 'XCL-2026-L001'
const asked = { code, language: 'zh' as const, origin: 'https://lianbang.example', money: (fen: number) => `${fen / 1_000_000} 万元` }

async function released() {
	const store = await freshDatabase()
	return store.tx(async (tx) => {
		const lead = await makeOrganisation(tx, { kind: 'institute', name: '链主院所' })
		const chainSlug = await makeChain(tx, lead.id)
		const list = await makeList(tx, { code, chainSlug, ownerOrganisationId: lead.id, title: '新材料链春季榜单' })
		const draft = await makeList(tx, { code: 'XCL-2026-L002', chainSlug, ownerOrganisationId: lead.id, status: 'draft', releasedAt: null })
		const base = {
			listId: list.id,
			issuerOrganisationId: lead.id,
			chainSlug,
			contactName: '王工',
			contactPhone: '021-5555',
			contactEmail: 'wang@lianbang.example',
		}
		await makeChallenge(tx, {
			...base,
			position: 2,
			title: '第二题 <b>&"',
			budgetFen: 500_0000_00,
			publicMoneyFen: 100_0000_00,
			payments: [{ due: '合同签订', share: 100 }],
			stateOfArt: '国外已量产',
			problem: '一\n二\u0007',
			durationMonths: 18,
		})
		await makeChallenge(tx, {
			...base,
			position: 1,
			title: '第一题',
			ipRule: '共有',
			backgroundIp: '双方各自带来的',
			incomeSplit: '六四分成',
			criteria: [{ name: '技术指标', weight: 100 }],
			goal: '目标',
			problem: '只给核验单位看',
			stateOfArt: '国内尚无同类产品',
			disclosure: { problem: 'verified', stateOfArt: 'verified' },
		})
		await makeChallenge(tx, { ...base, position: 3, title: '退回的题', status: 'returned' })
		await makeChallenge(tx, { ...base, listId: draft.id, title: '起草的题', status: 'draft' })
		return { store, leader: await makeMember(tx, lead, [chainSlug]) }
	})
}

/** The words of a .docx, cell by cell and line by line, as a reader of the format finds them. */
function wordsOf(bytes: Uint8Array): string[] {
	const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
	const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', apos: "'" }
	return xml
		.split(/<\/w:p>/)
		.map((paragraph) => paragraph.replace(/<w:br\s*\/>/g, '\n').replace(/<[^>]+>/g, ''))
		.map((text) => text.replace(/&(\w+);/g, (_, name: string) => entities[name] ?? ''))
		.filter((text) => text.trim() !== '')
}

test('the document says what the public page and its challenges say, in the usual order', async () => {
	const { store } = await released()
	const file = await exportDocument({ store, actor: visitor, ...asked })
	if (!file.ok) throw new Error('not found')
	expect(file.value.fileName).toBe('XCL-2026-L001.docx')
	const words = wordsOf(file.value.bytes)
	expect(words.slice(0, 5)).toEqual(['《新材料链春季榜单》', code, '链主院所', '2026年11月24日', '共 2 项榜题'])

	const page = await readList({ store, actor: visitor, code, now })
	if (!page.ok) throw new Error('not found')
	const [first, second] = page.value.challenges
	const tables = words
		.join('¶')
		.split(/¶序号 \d+¶/)
		.slice(1)
	expect(tables).toHaveLength(page.value.challenges.length)
	for (const [at, challenge] of [first, second].entries()) {
		for (const text of [challenge?.title, challenge?.code, challenge?.issuer.name, '2026-12-24 10:00（北京时间）']) expect(tables[at]).toContain(text)
		expect(tables[at]).toContain('熔指≥30 g/10min（第三方检测）\n灰分≤20 ppm（第三方检测）\n熔点：40~65 ℃（第三方检测）')
	}
	expect(tables[0]).toContain('产权归属¶共有¶背景知识产权¶双方各自带来的¶收益分配¶六四分成¶评榜标准¶技术指标 100%')
	expect(tables[0]).toContain('榜金¶面议')
	expect(tables[1]).toContain('要解决的问题¶一\n二¶国内外现状¶国外已量产¶')
	expect(tables[1]).toContain('榜金¶500 万元¶其中财政资金¶100 万元¶支付安排¶合同签订 100%¶攻关周期¶18 个月')
	expect(tables[1]).toContain(`https://lianbang.example/challenges/${second?.code}`)
})

test('neither document nor workbook says what is kept back, who to call, or what is not released; the chain lead still gets no contact in the document', async () => {
	const { store, leader } = await released()
	for (const actor of [visitor, leader]) {
		const file = await exportDocument({ store, actor, ...asked })
		const text = file.ok ? wordsOf(file.value.bytes).join('\n') : ''
		for (const secret of ['王工', '021-5555', 'wang@', '退回的题', '起草的题']) expect(text).not.toContain(secret)
		expect(text.includes('只给核验单位看')).toBe(actor === leader)
		expect(text.includes('国内尚无同类产品')).toBe(actor === leader)
	}
	const workbook = await exportList({ store, actor: visitor, code, language: 'zh' })
	const cells = workbook.ok ? Object.values(unzipSync(workbook.value.bytes)).map((part) => strFromU8(part)) : []
	expect(cells.join('')).toContain('第一题')
	expect(cells.join('')).not.toContain('只给核验单位看')
})

test('the document of a list being composed is not there for a visitor', async () => {
	const { store } = await released()
	expect(await exportDocument({ store, actor: visitor, ...asked, code: 'XCL-2026-L002' })).toEqual(refuse({ code: 'not-found' }))
})

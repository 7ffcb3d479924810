import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import { readChoices } from '#app/domain/notification/choices.ts'
import { withdrawBid } from '#app/services/bid/withdraw-bid.server.ts'
import { moveDeadline } from '#app/services/challenge/move-deadline.server.ts'
import { suspendChallenge } from '#app/services/challenge/suspend-challenge.server.ts'
import { withdrawChallenge } from '#app/services/challenge/withdraw-challenge.server.ts'
import { withdrawList } from '#app/services/list/withdraw-list.server.ts'
import { answerQuestion } from '#app/services/question/answer-question.server.ts'
import { askQuestion } from '#app/services/question/ask-question.server.ts'
import type { Store } from '#db/client.ts'
import { auditEntries, challengeLists, mails, notificationChoices, organisations, tellings } from '#db/schema/index.ts'
import { testNow as now } from '#db/seed/factories/factories.ts'
import { beforeDeadline, bidding, completeDraft, deadline, sealedBid } from '#tests/support/bidding.ts'
import { logSigner } from '#tests/support/log-signer.ts'
import { everythingTold, followAs, kindsTo, origin, tellAll, toldPeople, toldTo } from '#tests/support/telling.ts'
import { chooseChannels, quietKind } from './choose-channels.server.ts'
import { readInbox } from './read-inbox.server.ts'
import { tellNews } from './tell-news.server.ts'

const later = new Date(deadline.getTime() + 7 * 86_400_000)
const reason = '应多家单位请求延长。'
type Parts = Awaited<ReturnType<typeof bidding>>
const move = ({ store, issuer, challenge }: Parts) =>
	moveDeadline({ store, actor: issuer, code: challenge.code, bidsCloseAt: later, reason, now: beforeDeadline })

/** Everything that waited was told; what comes next is looked at alone. */
async function forget(store: Store) {
	await store.tx(async (tx) => {
		await tx.delete(tellings)
		await tx.delete(mails)
	})
}

test('followers and those who prepare a bid are told that the deadline moved, whoever moved it is not', async () => {
	const parts = await bidding()
	const { store, challenge, firm, colleague, rival, officer, issuer } = parts
	await completeDraft(store, firm, challenge.code)
	await followAs(store, officer, 'challenge', challenge.id)
	await forget(store)
	await move(parts)
	expect(await tellAll(store)).toBe(1)

	expect(await toldPeople(store)).toEqual([firm, colleague, officer].map(({ email }) => email).sort())
	expect(await toldTo(store, issuer)).toEqual([])
	expect(await toldTo(store, rival)).toEqual([])
	const words = { code: challenge.code, title: challenge.title, until: later.toISOString() }
	const news = { kind: 'challenge.deadline-moved', path: `/challenges/${challenge.code}`, parameters: words }
	expect(await toldTo(store, firm)).toEqual([{ ...news, channel: 'mail' }])
	expect(await toldTo(store, officer)).toEqual([{ ...news, channel: 'digest' }])
	const sent = await store.db.select().from(mails)
	expect(sent.map(({ to }) => to).sort()).toEqual([firm.email, colleague.email].sort())
	expect(sent[0]?.parameters).toEqual({
		...words,
		kind: news.kind,
		link: `${origin}${news.path}`,
		choices: `${origin}/account/notifications?about=bids:challenge:deadline-moved`,
	})
})

test('what is told once is not told again: by a second run, by two at once, and after a crash', async () => {
	const parts = await bidding()
	const { store, officer, challenge } = parts
	await followAs(store, officer, 'challenge', challenge.id)
	await move(parts)
	const thenDies = async (work: Promise<unknown>): Promise<never> => {
		await work
		throw new Error('killed')
	}
	const failing: Store = { ...store, tx: (work) => store.tx((tx) => thenDies(work(tx))) }
	const before = await everythingTold(store)
	await expect(tellNews({ store: failing, origin, now })).rejects.toThrow('could not be told')
	expect(await everythingTold(store)).toEqual(before)

	await Promise.all([tellAll(store), tellAll(store)])
	await tellAll(store)
	expect(await kindsTo(store, officer)).toEqual(['challenge.deadline-moved'])
	expect((await everythingTold(store)).tellings).toEqual([])
})

test('an entry told under the same key again fills no inbox twice', async () => {
	const parts = await bidding()
	const { store, officer, challenge } = parts
	await followAs(store, officer, 'challenge', challenge.id)
	await move(parts)
	await tellAll(store)
	const [entry] = await store.db.select().from(auditEntries).where(eq(auditEntries.kind, 'challenge.deadline-moved'))
	await store.tx(async (tx) => void (await tx.insert(tellings).values({ auditEntryId: entry?.id ?? 0 })))
	const told = await toldTo(store, officer)
	await tellAll(store)
	expect(await toldTo(store, officer)).toEqual(told)
})

test('a refused attempt is no news', async () => {
	const { store, challenge, firm, officer } = await bidding()
	await followAs(store, officer, 'challenge', challenge.id)
	const outcome = await suspendChallenge({ store, actor: firm, code: challenge.code, reason: '无权中止的人。', now: beforeDeadline })
	expect(outcome.ok).toBe(false)
	expect(await tellAll(store)).toBe(0)
	expect(await toldPeople(store)).toEqual([])
})

test('a bid is news to its own organisation alone, and to nobody who acted', async () => {
	const { store, challenge, firm, colleague, rival, officer, office, issuer } = await bidding()
	for (const person of [rival, officer, office, issuer]) await followAs(store, person, 'challenge', challenge.id)
	const bidId = await sealedBid(store, firm, challenge.code)
	await withdrawBid({ store, signer: logSigner, actor: colleague, bidId, now: beforeDeadline })
	await tellAll(store)
	expect(await toldPeople(store)).toEqual([firm.email, colleague.email].sort())
	expect(await kindsTo(store, firm)).toEqual(['bid.withdrawn'])
	expect(await kindsTo(store, colleague)).toEqual(['bid.sealed'])
	expect((await toldTo(store, colleague))[0]?.path).toBe(`/bidder/bids/${bidId}`)
})

test('of a withdrawn challenge each bidder is told once, of its own bid', async () => {
	const { store, challenge, issuer, firm, rival, officer } = await bidding()
	await sealedBid(store, firm, challenge.code)
	await completeDraft(store, rival, challenge.code)
	await followAs(store, officer, 'challenge', challenge.id)
	await forget(store)
	await withdrawChallenge({ store, actor: issuer, code: challenge.code, reason: '需求已由他途解决。', now: beforeDeadline })
	await tellAll(store)
	expect(await kindsTo(store, firm)).toEqual(['bid.destroyed'])
	expect(await kindsTo(store, rival)).toEqual(['bid.destroyed'])
	expect(await kindsTo(store, officer)).toEqual(['challenge.withdrawn'])
})

test('whoever follows a withdrawn list or its chain is told of the list, not of each challenge', async () => {
	const { store, challenge, issuer, officer, office, rival } = await bidding()
	await followAs(store, officer, 'list', challenge.listId)
	await followAs(store, office, 'chain', 'new-materials')
	await followAs(store, rival, 'challenge', challenge.id)
	const [list] = await store.db.select().from(challengeLists).where(eq(challengeLists.id, challenge.listId))
	await withdrawList({ store, actor: issuer, code: list?.code ?? '', reason: '整批榜单另行发布。', now: beforeDeadline })
	await tellAll(store)
	expect(await kindsTo(store, officer)).toEqual(['list.withdrawn'])
	expect(await kindsTo(store, office)).toEqual(['list.withdrawn'])
	expect(await kindsTo(store, rival)).toEqual(['challenge.withdrawn'])
})

test('a question is told to the issuer without who asked, its answer to who asked', async () => {
	const { store, challenge, issuer, firm, rival } = await bidding()
	await askQuestion({ store, actor: firm, code: challenge.code, question: '样品如何寄送？', now: beforeDeadline })
	await tellAll(store)
	expect(await toldPeople(store)).toEqual([issuer.email])
	expect((await toldTo(store, issuer))[0]).toMatchObject({ kind: 'question.asked', parameters: { code: challenge.code, title: challenge.title } })
	await answerQuestion({ store, actor: issuer, code: challenge.code, number: 1, answer: '寄至研究院收发室。', now: beforeDeadline })
	await tellAll(store)
	expect(await kindsTo(store, firm)).toEqual(['question.answered'])
	expect(await toldTo(store, rival)).toEqual([])
})

test('an organisation that lost its verification is not told of a bid it may no longer read', async () => {
	const { store, challenge, firm, colleague } = await bidding()
	await sealedBid(store, firm, challenge.code)
	await store.tx(async (tx) => void (await tx.update(organisations).set({ status: 'returned' }).where(eq(organisations.id, firm.organisation.id))))
	await tellAll(store)
	expect(await toldTo(store, colleague)).toEqual([])
})

test('each person hears by the channel they chose, from then on', async () => {
	const parts = await bidding()
	const { store, challenge, officer, office } = parts
	for (const person of [officer, office]) await followAs(store, person, 'challenge', challenge.id)
	await chooseChannels({ store, actor: officer, choices: readChoices({ followed: 'mail' }) })
	await chooseChannels({ store, actor: office, choices: readChoices({ followed: 'inbox' }) })
	await move(parts)
	await tellAll(store)
	expect((await toldTo(store, officer)).map(({ channel }) => channel)).toEqual(['mail'])
	expect((await toldTo(store, office)).map(({ channel }) => channel)).toEqual(['inbox'])
	expect((await store.db.select().from(mails)).map(({ to }) => to)).toEqual([officer.email])
})

test('a kind of news may differ from its topic, and be turned off: then it is told nowhere, and not again', async () => {
	const parts = await bidding()
	const { store, challenge, officer, office, rival } = parts
	for (const person of [officer, office, rival]) await followAs(store, person, 'challenge', challenge.id)
	const key = 'followed:challenge:deadline-moved'
	await chooseChannels({ store, actor: officer, choices: readChoices({ followed: 'mail', [key]: 'none' }) })
	await chooseChannels({ store, actor: office, choices: readChoices({ followed: 'digest', [key]: 'mail' }) })
	await move(parts)
	await tellAll(store)
	await tellAll(store)
	expect((await store.db.select().from(mails)).map(({ to }) => to)).toEqual([office.email])
	expect(await readInbox({ store, actor: officer, page: 1, now })).toMatchObject({ unread: 0, notifications: [] })
	expect((await toldTo(store, rival)).map(({ channel }) => channel)).toEqual(['digest'])

	await suspendChallenge({ store, actor: parts.issuer, code: challenge.code, reason: '试验条件改造，预计三周后恢复。', now: beforeDeadline })
	await tellAll(store)
	expect((await store.db.select().from(mails)).map(({ to }) => to).sort()).toEqual([office.email, officer.email].sort())
	expect((await readInbox({ store, actor: officer, page: 1, now })).notifications.map(({ kind }) => kind)).toEqual(['challenge.suspended'])
})

test('a row is kept only where a choice differs; one click makes one kind quiet and leaves the rest', async () => {
	const { store, officer } = await bidding()
	const rows = async () => (await store.db.select().from(notificationChoices)).map(({ kind, channel }) => [kind, channel])
	const key = 'bids:bid:sealed'
	await chooseChannels({
		store,
		actor: officer,
		choices: readChoices({ bids: 'mail', followed: 'digest', [key]: 'mail', 'bids:none:such': 'none', duties: 'none' }),
	})
	expect(await rows()).toEqual([])
	await chooseChannels({ store, actor: officer, choices: readChoices({ followed: 'mail', 'followed:search:matched': 'digest' }) })
	expect(await quietKind({ store, actor: officer, about: key })).toMatchObject({ ok: true })
	const kept = [
		['bids:bid:sealed', 'inbox'],
		['followed', 'mail'],
		['followed:search:matched', 'digest'],
	]
	expect((await rows()).sort()).toEqual(kept)
	for (const about of ['bids', 'bids:none:such', 'deadlines:bid:sealed'])
		expect(await quietKind({ store, actor: officer, about })).toEqual(refuse({ code: 'not-found' }))
	expect((await rows()).sort()).toEqual(kept)
})

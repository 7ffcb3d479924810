import { eq } from 'drizzle-orm'
import { drawPanel, readDrawInput } from '#app/crypto/panel-draw.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import { acceptSeat } from '#app/services/judging/answer-seat.server.ts'
import { commitPanel, secretRecord } from '#app/services/judging/commit-panel.server.ts'
import { drawCommittedPanel } from '#app/services/judging/draw-panel.server.ts'
import type { Store } from '#db/client.ts'
import * as PanelRepository from '#db/repositories/panel-repository.ts'
import * as PersonRepository from '#db/repositories/person-repository.ts'
import * as SeatedRepository from '#db/repositories/seated-repository.ts'
import { experts, users } from '#db/schema/index.ts'
import { demoExpertEmail } from '#db/seed/demo-users.ts'
import { done } from './demo-done.ts'

type Drawing = { store: Store; vault: Vault; challenge: { id: string; code: string }; officer: Member; issuer: Member; now: () => Date }

/** Draws a panel of three with the demo's expert on it: in its first seat, the chair's. */
export async function drawDemoPanel({ store, vault, challenge: { id, code }, officer, issuer, now }: Drawing): Promise<void> {
	const shared = { store, vault, code, now }
	done(await commitPanel({ ...shared, actor: officer, size: 3 }))
	done(await drawCommittedPanel({ ...shared, actor: issuer, words: await wordsFor({ store, vault, challengeId: id }) }))
}

/** Has every expert of a panel take the seat. */
export async function acceptDemoSeats({ store, challenge, now }: Pick<Drawing, 'store' | 'challenge' | 'now'>): Promise<void> {
	for (const { seat, member } of await seatedOf(store, challenge.id)) {
		done<unknown>(await acceptSeat({ store, actor: member, seatId: seat.id, declared: [], now }))
	}
}

/** The seats of the latest panel of a challenge, in their order, with who sits in them. */
export async function seatedOf({ db }: Store, challengeId: string) {
	const panel = await PanelRepository.findLatest(db, challengeId)
	const seats = panel ? await SeatedRepository.listOfPanel(db, panel.id) : []
	return Promise.all(
		seats.map(async (seat) => {
			const [expert] = await db
				.select({ organisationId: users.organisationId })
				.from(experts)
				.innerJoin(users, eq(users.id, experts.userId))
				.where(eq(experts.id, seat.expertId))
			const member = (await membersOf(db, expert?.organisationId))[0]
			if (!member) throw new Error(`seat ${seat.id} has no expert`)
			return { seat, member }
		}),
	)
}

/** The people of an organisation as who acts; every organisation of the demo has one. */
export async function membersOf(db: Store['db'], organisationId: string | null | undefined): Promise<Member[]> {
	const people = organisationId ? await PersonRepository.listOfOrganisation(db, organisationId) : []
	return [...(await PersonRepository.asMembers(db, people)).values()].map(({ member }) => member)
}

/** Words with which the committed panel comes to be chaired by the demo's expert: here, as nowhere else, the secret is known beforehand. */
async function wordsFor({ store: { db }, vault, challengeId }: Pick<Drawing, 'store' | 'vault'> & { challengeId: string }): Promise<string> {
	const panel = await PanelRepository.findLatest(db, challengeId)
	const [expert] = await db.select({ id: experts.id }).from(experts).innerJoin(users, eq(users.id, experts.userId)).where(eq(users.email, demoExpertEmail))
	if (!panel || !expert) throw new Error('the demo has no panel or no expert')
	const code = (await PanelRepository.listCandidates(db, panel.id)).find(({ expertId }) => expertId === expert.id)?.code
	const [input, secret] = [readDrawInput(panel.input), vault.decrypt(panel.sealedSecret, secretRecord(panel.id))]
	for (let points = 310_125; points < 311_125; points++) {
		const words = `上证指数收于 ${points / 100}`
		const drawn = drawPanel({ input, secret, words })
		if (drawn.ok && drawn.value[0]?.code === code) return words
	}
	throw new Error('the demo’s expert cannot be drawn')
}

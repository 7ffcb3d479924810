import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { eq } from 'drizzle-orm'
import { afterEach } from 'vitest'
import type { Member } from '#app/domain/permission/actor.ts'
import { shippedPack } from '#app/domain/rules/rule-pack.ts'
import { openFileStorage } from '#app/server/file-storage.server.ts'
import { attachFile } from '#app/services/bid/attach-file.server.ts'
import { openBids } from '#app/services/bid/open-bids.server.ts'
import { saveDraft } from '#app/services/bid/save-draft.server.ts'
import { sealBid } from '#app/services/bid/seal-bid.server.ts'
import { preparePackage } from '#app/services/blind/prepare-package.server.ts'
import { readBlindFile, readBlindPackage, readPackage } from '#app/services/blind/read-package.server.ts'
import { decideBlindFile, passBlindPackage } from '#app/services/blind/settle-package.server.ts'
import type { Store } from '#db/client.ts'
import {
	bids,
	blindFiles,
	blindPackages,
	challenges,
	discardedFiles,
	evaluations,
	experts,
	organisations,
	panelSeats,
	panels,
	users,
} from '#db/schema/index.ts'
import { makeMember, makeOrganisation } from '#db/seed/factories/factories.ts'
import { afterDeadline, beforeDeadline, bidding, completeDraft, deadline, everything } from './bidding.ts'
import { planted, telling } from './blind-samples.ts'
import { vault } from './vault.ts'

const folders: string[] = []
afterEach(() => {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** An opened challenge with one qualified bid that tells `planted` in every text, and the files given; an expert who accepted, one who only was invited. */
export async function packaging(files: readonly { name: string; bytes: Uint8Array<ArrayBuffer> }[], evaluation: 'blind' | 'named' = 'blind') {
	const folder = mkdtempSync(path.join(tmpdir(), 'lianbang-packages-'))
	folders.push(folder)
	const storage = openFileStorage(folder)
	const parts = await bidding()
	const { store, firm, issuer, challenge } = parts
	await store.tx(async (tx) => {
		const { organisation, organisationEn, code, person } = planted
		await tx.update(organisations).set({ name: organisation, nameEn: organisationEn, creditCode: code }).where(eq(organisations.id, firm.organisation.id))
		await tx.update(users).set({ name: person }).where(eq(users.id, firm.userId))
		await tx
			.update(challenges)
			.set({ rulePack: { ...shippedPack, rules: { ...shippedPack.rules, evaluation } } })
			.where(eq(challenges.id, challenge.id))
	})
	const bidId = await completeDraft(store, firm, challenge.code, telling)
	const values = { team: telling, foundation: telling, schedule: telling }
	await saveDraft({ store, vault, actor: firm, bidId, sent: { revision: 1, values }, now: beforeDeadline })
	const fileIds: string[] = []
	for (const [at, file] of files.entries()) {
		const now = () => new Date(beforeDeadline().getTime() + at)
		const attached = await attachFile({ store, vault, storage, actor: firm, bidId, file, now })
		fileIds.push(attached.ok ? attached.value.fileId : attached.refusal.code)
	}
	const sealed = await sealBid({ store, vault, actor: firm, bidId, now: beforeDeadline })
	if (!sealed.ok) throw new Error(sealed.refusal.code)
	await openBids({ store, actor: issuer, code: challenge.code, now: afterDeadline })
	await store.tx((tx) => tx.update(bids).set({ status: 'qualified' }).where(eq(bids.id, bidId)))
	const own = { store, vault, storage, bidId, code: challenge.code, now: afterDeadline }
	const seenBy = async (actor: Member) => {
		const page = await readBlindPackage({ ...own, actor })
		return page.ok ? page.value.seen : 0
	}
	return {
		...parts,
		storage,
		bidId,
		fileIds,
		stored: () => readdirSync(folder),
		/** `seen`: the package on the page it was asked from, the present one if nothing else is said. */
		prepare: async (words: string[] = [], actor = issuer, seen: number | null = null) =>
			preparePackage({ ...own, actor, said: { seen: seen ?? (await seenBy(issuer)), words } }),
		page: (actor = issuer) => readBlindPackage({ ...own, actor }),
		decide: async (at: number, decision: 'pass' | 'leave-out', { looked = true, actor = issuer } = {}) =>
			decideBlindFile({ ...own, actor, fileId: fileIds[at] ?? '', said: { seen: await seenBy(issuer), decision, looked } }),
		pass: async (actor = issuer) => passBlindPackage({ ...own, actor, seen: await seenBy(issuer) }),
		read: (actor: Member) => readPackage({ ...own, actor }),
		bytesOf: async (actor: Member, at: number) => {
			const file = await readBlindFile({ ...own, actor, fileId: fileIds[at] ?? '' })
			return file.ok ? { name: file.value.name, bytes: new Uint8Array(await buffer(file.value.read())) } : file.refusal.code
		},
		begin: () => begin(store, challenge.id),
	}
}

/** Begins an evaluation whose panel has an expert who accepted and one who did not. */
async function begin(store: Store, challengeId: string) {
	return store.tx(async (tx) => {
		const panel = { challengeId, number: 1, status: 'drawn' as const, input: '{}', inputHash: '', secretHash: '', sealedSecret: '', committedAt: deadline }
		const [drawn] = await tx.insert(panels).values(panel).returning()
		const seated: Member[] = []
		for (const [at, status] of (['accepted', 'invited', 'declined'] as const).entries()) {
			const member = await makeMember(tx, await makeOrganisation(tx))
			const [expert] = await tx
				.insert(experts)
				.values({ userId: member.userId, fields: ['new-materials'], speciality: '', enteredAt: deadline })
				.returning()
			await tx.insert(panelSeats).values({ panelId: drawn?.id ?? '', expertId: expert?.id ?? '', number: at + 1, code: `E${at}`, status, invitedAt: deadline })
			seated.push(member)
		}
		await tx.insert(evaluations).values({ challengeId, number: 1, panelId: drawn?.id ?? '', status: 'scoring', beganAt: deadline, dueAt: deadline })
		return seated
	})
}

/** All that is stored of bids and their packages, but for the audit log. */
export async function everythingPackaged(store: Store) {
	return {
		...(await everything(store)),
		packages: await store.db.select().from(blindPackages).orderBy(blindPackages.bidId),
		blindFiles: await store.db.select().from(blindFiles).orderBy(blindFiles.position),
		discarded: await store.db.select().from(discardedFiles).orderBy(discardedFiles.storageName),
	}
}

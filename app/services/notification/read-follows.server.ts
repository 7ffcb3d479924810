import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as FollowRepository from '#db/repositories/follow-repository.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'

const pageSize = 50
type Row = Awaited<ReturnType<typeof FollowRepository.listByUser>>[number]

/** What a person follows, the newest first, each with its name and page as far as it is still theirs to read. A page past the end is the last one. */
export async function readFollows({ store: { db }, actor, page }: { store: Store; actor: Member; page: number }) {
	const pages = Math.max(1, Math.ceil((await FollowRepository.countByUser(db, actor.userId)) / pageSize))
	const shown = Math.min(page, pages)
	const rows = await FollowRepository.listByUser(db, actor.userId, { limit: pageSize, offset: (shown - 1) * pageSize })
	return {
		page: shown,
		pages,
		follows: rows.map((row) => ({ kind: row.kind, target: row.target, createdAt: row.createdAt, subject: subjectOf(actor, row) })),
	}
}

/** The name and page of what is followed; null where it is gone, or not the reader's to know of any more. */
function subjectOf(actor: Member, { kind, target, challenge, challengeOrigin, list, chain }: Row) {
	switch (kind) {
		case 'challenge': {
			if (!challenge || !challengeOrigin) return null
			const facts = ChallengeRepository.factsOf({ challenge, list: { origin: challengeOrigin } })
			const { code, title } = challenge
			return can(actor, 'challenge.read', facts) ? { path: `/challenges/${encodeURIComponent(code)}`, name: title, nameEn: null, code } : null
		}
		case 'list': {
			if (!list || !can(actor, 'list.read', ListCatalogueRepository.listFactsOf(list))) return null
			return { path: `/lists/${encodeURIComponent(list.code)}`, name: list.title, nameEn: list.titleEn, code: list.code }
		}
		case 'chain':
			return chain ? { path: `/chains/${chain.slug}`, name: chain.nameZh, nameEn: chain.nameEn, code: '' } : null
		case 'search':
			return { path: `/challenges${target}`, name: '', nameEn: null, code: '' }
	}
}

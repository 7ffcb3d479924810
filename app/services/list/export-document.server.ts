import type { ContentLanguage } from '#app/domain/challenge/challenge.ts'
import { accept } from '#app/domain/decision.ts'
import { listDocument } from '#app/domain/list/list-document.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import { writeDocument } from '../import/write-spreadsheet.server.ts'
import { listedDemands } from './listed-demands.server.ts'

type Export = { store: Store; actor: Actor; code: string; language: ContentLanguage; origin: string; money: (fen: number) => string }

/** A released list as a .docx in the usual layout of a published one; `origin` is where its pages are, `money` writes a sum as they do. */
export async function exportDocument({ store, actor, code, language, origin, money }: Export) {
	const listed = await listedDemands({ db: store.db, actor, code })
	if (!listed.ok) return listed
	const { list, owner, event, drafts } = listed.value
	const inReadersWords = (zh: string, en: string | null | undefined) => (language === 'en' && en ? en : zh)
	const facts = {
		code,
		title: inReadersWords(list.title, list.titleEn),
		ownerName: owner ? inReadersWords(owner.name, owner.nameEn) : '',
		releasedAt: list.releasedAt,
		event: event ? { name: inReadersWords(event.name, event.nameEn), place: event.place } : null,
		note: list.note,
	}
	const document = listDocument(facts, drafts, { language, money, address: (challenge) => `${origin}/challenges/${challenge}` })
	return accept({ fileName: `${code}.docx`, bytes: await writeDocument(document) })
}

import type { ChallengeKind } from '#app/domain/challenge/challenge.ts'
import { usualCriteria } from '#app/domain/challenge/terms.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store, Tx } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import * as ChainRepository from '#db/repositories/chain-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'
import * as ListRepository from '#db/repositories/list-repository.ts'
import { retryUnique } from '../account/retry-unique.server.ts'
import { refused } from '../audit/refused.server.ts'
import { resolveIssuers } from '../import/insert-demands.server.ts'
import { insertChallenge, insertCopy } from './insert-challenge.server.ts'

/** `listCode` is a list the actor composes; without one the demand goes to the collection of the chain. */
type Start = { chainSlug: string; listCode: string; title: string; kind: ChallengeKind; from: string; issuerName: string }
type StartDemand = { store: Store; actor: Member; now: Date } & Start

/**
 * Begins a demand of the actor's organisation as a draft, empty or as a copy of an earlier challenge of its own; answers
 * its code. A chain lead may write for another issuer. Refuses chains and lists that are not the actor's to write for.
 */
export function startDemand({ store, actor, now, ...start }: StartDemand) {
	return retryUnique(() => store.tx((tx) => startWithin(tx, actor, start, now)))
}

async function startWithin(tx: Tx, actor: Member, start: Start, at: Date) {
	const { chainSlug, listCode, title, kind, from, issuerName } = start
	const attempt = { kind: 'challenge.created', actor, at, subject: 'chain', subjectId: listCode || chainSlug } as const
	const source = from === '' ? null : await ChallengeRepository.findByCode(tx, from)
	const isForeign = source !== null && source?.issuer.id !== actor.organisation.id
	const list = isForeign ? undefined : listCode === '' ? await collectionOf(tx, actor, chainSlug, at) : await composedList(tx, actor, listCode)
	if (!list) return refused(tx, attempt, refuse({ code: 'not-found' }))
	const { id, name, citySlug } = actor.organisation
	const own = { id, name, citySlug }
	const mayNameIssuer = can(actor, 'list.compose', { ...ListCatalogueRepository.listFactsOf(list), isCollection: false })
	const [named] =
		mayNameIssuer && issuerName !== '' ? await resolveIssuers(tx, [{ issuerName, creditCode: '', citySlug: null }], { owner: null, list, now: at }) : [null]
	const issuer = named ?? own
	const into = { list, issuer, actor, at }
	if (source) return accept({ code: await insertCopy(tx, { ...source.challenge, title, kind }, into) })
	const blank = { title, kind, keywords: [], criteria: [...usualCriteria], citySlug: issuer.citySlug, showsBidCount: true, isDemo: false }
	const contact = named ? {} : { contactName: actor.name, contactEmail: actor.email }
	const { code } = await insertChallenge(tx, { ...blank, ...contact, sourceKey: `written:${newId()}` }, [], into)
	return accept({ code })
}

async function composedList(tx: Tx, actor: Member, code: string) {
	const found = await ListCatalogueRepository.findWithOwner(tx, code)
	return found && can(actor, 'list.compose', ListCatalogueRepository.listFactsOf(found.list)) ? found.list : undefined
}

/** The collection of a chain the actor may write for, made when it is needed first. */
async function collectionOf(tx: Tx, actor: Member, chainSlug: string, at: Date) {
	const chain = (await ChainRepository.listChains(tx)).find(({ slug }) => slug === chainSlug)
	if (!chain) return undefined
	const isMember = (await ChainRepository.listJoined(tx, actor.organisation.id)).includes(chainSlug)
	if (!can(actor, 'demand.start', { chainSlug, isMember })) return undefined
	const known = await ListRepository.findCollection(tx, chainSlug)
	return (
		known ??
		ListRepository.insert(tx, {
			code: `${chain.codePrefix}-C`,
			chainSlug,
			title: `${chain.nameZh}链需求征集`,
			titleEn: `${chain.nameEn}: demands being collected`,
			status: 'draft',
			origin: 'corridor',
			isCollection: true,
			ownerOrganisationId: chain.leadOrganisationId,
			createdAt: at,
		})
	)
}

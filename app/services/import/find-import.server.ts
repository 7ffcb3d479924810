import type { Actor } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Db } from '#db/client.ts'
import * as ImportRepository from '#db/repositories/import-repository.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'

/** An import whose list the actor composes; undefined for everyone else. */
export async function findImport(db: Db, actor: Actor, importId: string) {
	const found = await ImportRepository.findWithList(db, importId)
	return found && can(actor, 'list.compose', ListCatalogueRepository.listFactsOf(found.list)) ? found : undefined
}

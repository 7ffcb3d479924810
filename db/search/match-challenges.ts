import { type SQL, sql } from 'drizzle-orm'
import { dialect } from '../kit.ts'
import { challengeSearchDocuments as documents } from '../schema/index.ts'
import { type QueryTerm, queryTerms } from './terms.ts'

/** The ids of challenges that hold every term of `query`, as a sub-select; undefined when the query asks for nothing. */
export function matchChallenges(query: string): SQL | undefined {
	const terms = queryTerms(query)
	if (terms.length === 0) return undefined
	return dialect === 'sqlite' ? matchSqlite(terms) : matchPostgres(terms)
}

/** Terms hold letters and digits only (see `queryTerms`), so quoting needs no escapes. */
function matchSqlite(terms: QueryTerm[]): SQL {
	const match = terms.map(({ term, isPrefix }) => `"${term}"${isPrefix ? '*' : ''}`).join(' AND ')
	return sql`(select ${documents.challengeId} from ${documents} where ${documents.id} in (select rowid from challenge_search where challenge_search match ${match}))`
}

function matchPostgres(terms: QueryTerm[]): SQL {
	const match = terms.map(({ term, isPrefix }) => `'${term}'${isPrefix ? ':*' : ''}`).join(' & ')
	return sql`(select ${documents.challengeId} from ${documents} where array_to_tsvector(string_to_array(${documents.terms}, ' ')) @@ ${match}::tsquery)`
}

/** Statements that build the full-text index of the engine over the search documents; safe to repeat. */
export const searchIndexStatements = {
	sqlite: `
create virtual table if not exists challenge_search using fts5(terms, content='challenge_search_documents', content_rowid='id', tokenize='unicode61', detail='none');
create trigger if not exists challenge_search_insert after insert on challenge_search_documents begin
	insert into challenge_search(rowid, terms) values (new.id, new.terms);
end;
create trigger if not exists challenge_search_delete after delete on challenge_search_documents begin
	insert into challenge_search(challenge_search, rowid, terms) values ('delete', old.id, old.terms);
end;
create trigger if not exists challenge_search_update after update on challenge_search_documents begin
	insert into challenge_search(challenge_search, rowid, terms) values ('delete', old.id, old.terms);
	insert into challenge_search(rowid, terms) values (new.id, new.terms);
end;`,
	postgres: `create index if not exists challenge_search on challenge_search_documents using gin (array_to_tsvector(string_to_array(terms, ' ')))`,
}

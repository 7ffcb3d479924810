import { auditKinds, auditSubjects } from '#app/domain/audit/audit.ts'
import { boolean, enumText, index, instant, json, serial, table, text } from '../kit.ts'

/** Append-only. Carries no foreign keys: it outlives what it speaks of. */
export const auditEntries = table(
	'audit_entries',
	{
		id: serial(),
		at: instant().notNull(),
		kind: enumText(auditKinds).notNull(),
		/** None when the clock or a command line acted. */
		actorUserId: text(),
		actorOrganisationId: text(),
		subject: enumText(auditSubjects).notNull(),
		subjectId: text().notNull(),
		challengeId: text(),
		before: json<AuditDetail>(),
		after: json<AuditDetail>(),
		/** Whether the attempt was refused; `after` then holds the refusal. */
		isRefused: boolean().notNull().default(false),
		reason: text(),
	},
	(t) => [
		index('audit_entries_at').on(t.at, t.id),
		index('audit_entries_subject').on(t.subject, t.subjectId, t.id),
		index('audit_entries_challenge').on(t.challengeId, t.id),
		index('audit_entries_kind').on(t.kind, t.id),
	],
)

export type AuditDetail = Record<string, string | number | boolean | null>

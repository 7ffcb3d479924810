import { languages } from '#app/domain/account/account.ts'
import { type Conflict, expertTieKinds } from '#app/domain/judging/conflict.ts'
import { panelStatuses, seatStatuses } from '#app/domain/judging/lifecycle.ts'
import { organisationTieKinds } from '#app/domain/judging/organisation-graph.ts'
import { enumText, id, index, instant, integer, json, oneOf, primaryKey, table, text, uniqueIndex } from '../kit.ts'
import { oneTimeLinks, users } from './account.ts'
import { challenges } from './challenge.ts'
import { organisations } from './organisation.ts'

/** The register of experts: people with an account, entered by the office. */
export const experts = table(
	'experts',
	{
		id: id(),
		userId: text()
			.notNull()
			.references(() => users.id),
		/** The chains whose subjects they judge. */
		fields: json<string[]>().notNull(),
		speciality: text().notNull().default(''),
		enteredAt: instant().notNull(),
		enteredByUserId: text().references(() => users.id),
		/** Since when they are drawn no more. */
		endedAt: instant(),
	},
	(t) => [uniqueIndex('experts_user').on(t.userId), index('experts_enterer').on(t.enteredByUserId)],
)

/** People the office asked by mail to join the register; who accepts stands in it from then on. */
export const expertInvitations = table(
	'expert_invitations',
	{
		id: id(),
		/** Lower case. */
		email: text().notNull(),
		name: text().notNull(),
		/** Where they work. */
		organisationId: text()
			.notNull()
			.references(() => organisations.id),
		fields: json<string[]>().notNull(),
		speciality: text().notNull().default(''),
		/** Of the mail. */
		language: enumText(languages).notNull(),
		/** The link mailed last. */
		linkId: text()
			.notNull()
			.references(() => oneTimeLinks.id),
		invitedAt: instant().notNull(),
		invitedByUserId: text().references(() => users.id),
		acceptedAt: instant(),
		withdrawnAt: instant(),
	},
	(t) => [
		uniqueIndex('expert_invitations_link').on(t.linkId),
		index('expert_invitations_email').on(t.email),
		index('expert_invitations_organisation').on(t.organisationId),
		index('expert_invitations_inviter').on(t.invitedByUserId),
		oneOf('expert_invitations_language', t.language, languages),
	],
)

/** What ties an expert to an organisation besides its own: the history a conflict is found in. */
export const expertTies = table(
	'expert_ties',
	{
		id: id(),
		expertId: text()
			.notNull()
			.references(() => experts.id, { onDelete: 'cascade' }),
		organisationId: text()
			.notNull()
			.references(() => organisations.id),
		kind: enumText(expertTieKinds).notNull(),
		/** Its last day in Beijing; none while it lasts. */
		until: text(),
		enteredAt: instant().notNull(),
		enteredByUserId: text().references(() => users.id),
	},
	(t) => [
		uniqueIndex('expert_ties_expert').on(t.expertId, t.organisationId, t.kind),
		index('expert_ties_organisation').on(t.organisationId),
		index('expert_ties_enterer').on(t.enteredByUserId),
		oneOf('expert_ties_kind', t.kind, expertTieKinds),
	],
)

/** Edges between organisations that the office knows of; without direction, the smaller key first. */
export const organisationTies = table(
	'organisation_ties',
	{
		id: id(),
		organisationId: text()
			.notNull()
			.references(() => organisations.id),
		otherOrganisationId: text()
			.notNull()
			.references(() => organisations.id),
		kind: enumText(organisationTieKinds).notNull(),
		/** Its last day in Beijing; none while it lasts. */
		until: text(),
		enteredAt: instant().notNull(),
		enteredByUserId: text().references(() => users.id),
	},
	(t) => [
		uniqueIndex('organisation_ties_pair').on(t.organisationId, t.otherOrganisationId, t.kind),
		index('organisation_ties_other').on(t.otherOrganisationId),
		index('organisation_ties_enterer').on(t.enteredByUserId),
		oneOf('organisation_ties_kind', t.kind, organisationTieKinds),
	],
)

/** Panels (评榜专家组): what was committed before the draw, and what the draw revealed. */
export const panels = table(
	'panels',
	{
		id: id(),
		challengeId: text()
			.notNull()
			.references(() => challenges.id),
		/** Counts the panels of one challenge, from 1. */
		number: integer().notNull(),
		status: enumText(panelStatuses).notNull(),
		/** Rules and unconflicted experts under their codes, as canonical JSON; see crypto/panel-draw. */
		input: text().notNull(),
		inputHash: text().notNull(),
		secretHash: text().notNull(),
		/** The secret, encrypted under the data key and bound to this row. */
		sealedSecret: text().notNull(),
		committedAt: instant().notNull(),
		committedByUserId: text().references(() => users.id),
		/** Revealed with the draw: the secret, and the words the issuer added. */
		secret: text(),
		words: text().notNull().default(''),
		drawnAt: instant(),
		drawnByUserId: text().references(() => users.id),
	},
	(t) => [
		uniqueIndex('panels_challenge').on(t.challengeId, t.number),
		index('panels_committer').on(t.committedByUserId),
		index('panels_drawer').on(t.drawnByUserId),
		oneOf('panels_status', t.status, panelStatuses),
	],
)

/** Every expert of the register when a panel was committed: under a code, or excluded with the reasons. */
export const panelCandidates = table(
	'panel_candidates',
	{
		panelId: text()
			.notNull()
			.references(() => panels.id, { onDelete: 'cascade' }),
		expertId: text()
			.notNull()
			.references(() => experts.id),
		/** What the published record calls it; none for the excluded. */
		code: text(),
		conflicts: json<Conflict[]>().notNull(),
		/** Its place on the panel, from 1; none for those not drawn. */
		place: integer(),
	},
	(t) => [primaryKey({ columns: [t.panelId, t.expertId] }), index('panel_candidates_expert').on(t.expertId)],
)

/** The seats of a drawn panel, with what became of the invitation to each. */
export const panelSeats = table(
	'panel_seats',
	{
		id: id(),
		panelId: text()
			.notNull()
			.references(() => panels.id, { onDelete: 'cascade' }),
		expertId: text()
			.notNull()
			.references(() => experts.id),
		/** The order in which experts were seated, from 1; those who came after somebody gave up go on counting. */
		number: integer().notNull(),
		/** What the published record calls the expert. */
		code: text().notNull(),
		status: enumText(seatStatuses).notNull(),
		invitedAt: instant().notNull(),
		answeredAt: instant(),
		/** Why it was declined or recalled. */
		reason: text().notNull().default(''),
		/** The conflicts that barred it. */
		conflicts: json<Conflict[]>().notNull().default([]),
		/** The order in which seats were given up, from 1; none while it is held. And who came next: none where nobody was left. */
		turn: integer(),
		nextCode: text(),
		/** When the office last asked for an answer again. */
		remindedAt: instant(),
		/** The fee (评审费) for it in fen, what the office notes of it, and when it was paid. */
		feeFen: integer(),
		feeNote: text().notNull().default(''),
		feePaidAt: instant(),
	},
	(t) => [
		uniqueIndex('panel_seats_panel').on(t.panelId, t.expertId),
		uniqueIndex('panel_seats_number').on(t.panelId, t.number),
		uniqueIndex('panel_seats_turn').on(t.panelId, t.turn),
		index('panel_seats_expert').on(t.expertId, t.invitedAt),
		oneOf('panel_seats_status', t.status, seatStatuses),
	],
)

/** Conflicts that people declare of themselves, whatever their part in a challenge; what was declared nobody removes. */
export const declarations = table(
	'declarations',
	{
		userId: text()
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		organisationId: text()
			.notNull()
			.references(() => organisations.id),
		declaredAt: instant().notNull(),
	},
	(t) => [primaryKey({ columns: [t.userId, t.organisationId] }), index('declarations_organisation').on(t.organisationId)],
)

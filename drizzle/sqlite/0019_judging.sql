CREATE TABLE `expert_ties` (
	`id` text PRIMARY KEY NOT NULL,
	`expert_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`kind` text NOT NULL,
	`until` text,
	`entered_at` integer NOT NULL,
	`entered_by_user_id` text,
	FOREIGN KEY (`expert_id`) REFERENCES `experts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "expert_ties_kind" CHECK("expert_ties"."kind" in ('employment', 'adviser', 'kin', 'declared'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `expert_ties_expert` ON `expert_ties` (`expert_id`,`organisation_id`,`kind`);--> statement-breakpoint
CREATE INDEX `expert_ties_organisation` ON `expert_ties` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `expert_ties_enterer` ON `expert_ties` (`entered_by_user_id`);--> statement-breakpoint
CREATE TABLE `experts` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`fields` text NOT NULL,
	`speciality` text DEFAULT '' NOT NULL,
	`entered_at` integer NOT NULL,
	`entered_by_user_id` text,
	`ended_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `experts_user` ON `experts` (`user_id`);--> statement-breakpoint
CREATE INDEX `experts_enterer` ON `experts` (`entered_by_user_id`);--> statement-breakpoint
CREATE TABLE `organisation_ties` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`other_organisation_id` text NOT NULL,
	`kind` text NOT NULL,
	`until` text,
	`entered_at` integer NOT NULL,
	`entered_by_user_id` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "organisation_ties_kind" CHECK("organisation_ties"."kind" in ('group', 'ownership', 'principal', 'joint-bid', 'joint-project'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisation_ties_pair` ON `organisation_ties` (`organisation_id`,`other_organisation_id`,`kind`);--> statement-breakpoint
CREATE INDEX `organisation_ties_other` ON `organisation_ties` (`other_organisation_id`);--> statement-breakpoint
CREATE INDEX `organisation_ties_enterer` ON `organisation_ties` (`entered_by_user_id`);--> statement-breakpoint
CREATE TABLE `panel_candidates` (
	`panel_id` text NOT NULL,
	`expert_id` text NOT NULL,
	`code` text,
	`conflicts` text NOT NULL,
	`place` integer,
	PRIMARY KEY(`panel_id`, `expert_id`),
	FOREIGN KEY (`panel_id`) REFERENCES `panels`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`expert_id`) REFERENCES `experts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `panel_candidates_expert` ON `panel_candidates` (`expert_id`);--> statement-breakpoint
CREATE TABLE `panel_seats` (
	`id` text PRIMARY KEY NOT NULL,
	`panel_id` text NOT NULL,
	`expert_id` text NOT NULL,
	`number` integer NOT NULL,
	`code` text NOT NULL,
	`status` text NOT NULL,
	`invited_at` integer NOT NULL,
	`answered_at` integer,
	`reason` text DEFAULT '' NOT NULL,
	`conflicts` text DEFAULT '[]' NOT NULL,
	`turn` integer,
	`next_code` text,
	FOREIGN KEY (`panel_id`) REFERENCES `panels`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`expert_id`) REFERENCES `experts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "panel_seats_status" CHECK("panel_seats"."status" in ('invited', 'accepted', 'declined', 'barred', 'recalled', 'released'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `panel_seats_panel` ON `panel_seats` (`panel_id`,`expert_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `panel_seats_number` ON `panel_seats` (`panel_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `panel_seats_turn` ON `panel_seats` (`panel_id`,`turn`);--> statement-breakpoint
CREATE INDEX `panel_seats_expert` ON `panel_seats` (`expert_id`,`invited_at`);--> statement-breakpoint
CREATE TABLE `panels` (
	`id` text PRIMARY KEY NOT NULL,
	`challenge_id` text NOT NULL,
	`number` integer NOT NULL,
	`status` text NOT NULL,
	`input` text NOT NULL,
	`input_hash` text NOT NULL,
	`secret_hash` text NOT NULL,
	`sealed_secret` text NOT NULL,
	`committed_at` integer NOT NULL,
	`committed_by_user_id` text,
	`secret` text,
	`words` text DEFAULT '' NOT NULL,
	`drawn_at` integer,
	`drawn_by_user_id` text,
	FOREIGN KEY (`challenge_id`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`committed_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`drawn_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "panels_status" CHECK("panels"."status" in ('committed', 'drawn', 'dissolved'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `panels_challenge` ON `panels` (`challenge_id`,`number`);--> statement-breakpoint
CREATE INDEX `panels_committer` ON `panels` (`committed_by_user_id`);--> statement-breakpoint
CREATE INDEX `panels_drawer` ON `panels` (`drawn_by_user_id`);
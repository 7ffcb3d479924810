CREATE TABLE `awards` (
	`id` text PRIMARY KEY NOT NULL,
	`challenge_id` text NOT NULL,
	`bid_id` text NOT NULL,
	`status` text NOT NULL,
	`reason` text NOT NULL,
	`period` text NOT NULL,
	`notice_ends_at` integer,
	`days_left` integer,
	`proposed_at` integer NOT NULL,
	`proposed_by_user_id` text,
	`settled_at` integer,
	FOREIGN KEY (`challenge_id`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bid_id`) REFERENCES `bids`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "awards_status" CHECK("awards"."status" in ('noticed', 'stopped', 'final', 'revoked', 'returned'))
);
--> statement-breakpoint
CREATE INDEX `awards_challenge` ON `awards` (`challenge_id`,`proposed_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `awards_one_a_challenge` ON `awards` (`challenge_id`) WHERE status in ('noticed', 'stopped', 'final');--> statement-breakpoint
CREATE INDEX `awards_due` ON `awards` (`status`,`notice_ends_at`);--> statement-breakpoint
CREATE INDEX `awards_bid` ON `awards` (`bid_id`);--> statement-breakpoint
CREATE INDEX `awards_proposer` ON `awards` (`proposed_by_user_id`);--> statement-breakpoint
CREATE TABLE `objections` (
	`id` text PRIMARY KEY NOT NULL,
	`award_id` text NOT NULL,
	`number` integer NOT NULL,
	`organisation_id` text NOT NULL,
	`user_id` text NOT NULL,
	`form` text NOT NULL,
	`statement` text NOT NULL,
	`status` text NOT NULL,
	`filed_at` integer NOT NULL,
	`due_at` integer,
	`due_period` text,
	`rejection_code` text,
	`outcome` text,
	`answer` text DEFAULT '' NOT NULL,
	`settled_at` integer,
	`settled_by_user_id` text,
	`storage_name` text,
	`file_name` text,
	`media_type` text,
	`size` integer,
	FOREIGN KEY (`award_id`) REFERENCES `awards`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "objections_status" CHECK("objections"."status" in ('filed', 'rejected', 'accepted', 'withdrawn', 'dismissed', 'granted', 'lapsed')),
	CONSTRAINT "objections_form" CHECK("objections"."form" in ('real-name', 'stamped')),
	CONSTRAINT "objections_outcome" CHECK("objections"."outcome" in ('stands', 'revoked', 're-evaluate')),
	CONSTRAINT "objections_rejection" CHECK("objections"."rejection_code" in ('no-grounds', 'out-of-scope', 'repeated', 'letter-unfit'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `objections_award` ON `objections` (`award_id`,`number`);--> statement-breakpoint
CREATE INDEX `objections_due` ON `objections` (`status`,`due_at`,`id`);--> statement-breakpoint
CREATE INDEX `objections_user` ON `objections` (`user_id`,`filed_at`);--> statement-breakpoint
CREATE INDEX `objections_organisation` ON `objections` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `objections_settler` ON `objections` (`settled_by_user_id`);--> statement-breakpoint
CREATE TABLE `tips` (
	`id` text PRIMARY KEY NOT NULL,
	`challenge_id` text NOT NULL,
	`statement` text NOT NULL,
	`left_at` integer NOT NULL,
	`read_at` integer,
	`read_by_user_id` text,
	FOREIGN KEY (`challenge_id`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`read_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `tips_challenge` ON `tips` (`challenge_id`,`left_at`);--> statement-breakpoint
CREATE INDEX `tips_left` ON `tips` (`left_at`,`id`);--> statement-breakpoint
CREATE INDEX `tips_reader` ON `tips` (`read_by_user_id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_challenges` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`list_id` text NOT NULL,
	`position` integer NOT NULL,
	`chain_slug` text,
	`issuer_organisation_id` text NOT NULL,
	`city_slug` text,
	`status` text NOT NULL,
	`kind` text NOT NULL,
	`language` text DEFAULT 'zh' NOT NULL,
	`title` text NOT NULL,
	`problem` text DEFAULT '' NOT NULL,
	`research_content` text DEFAULT '' NOT NULL,
	`goal` text DEFAULT '' NOT NULL,
	`indicator_text` text DEFAULT '' NOT NULL,
	`deliverables` text DEFAULT '' NOT NULL,
	`conditions` text DEFAULT '' NOT NULL,
	`ip_rule` text DEFAULT '' NOT NULL,
	`offered` text DEFAULT '' NOT NULL,
	`acceptance_criteria` text DEFAULT '' NOT NULL,
	`field` text DEFAULT '' NOT NULL,
	`keywords` text NOT NULL,
	`solution_mode` text,
	`budget_fen` integer,
	`budget_note` text DEFAULT '' NOT NULL,
	`duration_months` integer,
	`bids_open_at` integer,
	`bids_close_at` integer,
	`questions_close_at` integer,
	`rule_pack` text,
	`shows_bid_count` integer DEFAULT false NOT NULL,
	`bid_count` integer DEFAULT 0 NOT NULL,
	`contact_name` text DEFAULT '' NOT NULL,
	`contact_phone` text DEFAULT '' NOT NULL,
	`contact_email` text DEFAULT '' NOT NULL,
	`source_url` text,
	`source_key` text,
	`awarded_bid_id` text,
	`decision_reason` text,
	`decided_at` integer,
	`unfilled_reason` text,
	`is_demo` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`list_id`) REFERENCES `challenge_lists`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`chain_slug`) REFERENCES `chains`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`issuer_organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`city_slug`) REFERENCES `cities`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "challenges_status" CHECK("__new_challenges"."status" in ('draft', 'submitted', 'returned', 'approved', 'open', 'suspended', 'closed', 'opened', 'evaluating', 'noticed', 'awarded', 'delivering', 'accepted', 'failed', 'withdrawn', 'unfilled')),
	CONSTRAINT "challenges_kind" CHECK("__new_challenges"."kind" in ('research', 'transfer', 'trial', 'procurement'))
);
--> statement-breakpoint
INSERT INTO `__new_challenges`("id", "code", "list_id", "position", "chain_slug", "issuer_organisation_id", "city_slug", "status", "kind", "language", "title", "problem", "research_content", "goal", "indicator_text", "deliverables", "conditions", "ip_rule", "offered", "acceptance_criteria", "field", "keywords", "solution_mode", "budget_fen", "budget_note", "duration_months", "bids_open_at", "bids_close_at", "questions_close_at", "rule_pack", "shows_bid_count", "bid_count", "contact_name", "contact_phone", "contact_email", "source_url", "source_key", "awarded_bid_id", "decision_reason", "decided_at", "unfilled_reason", "is_demo", "created_at", "updated_at") SELECT "id", "code", "list_id", "position", "chain_slug", "issuer_organisation_id", "city_slug", "status", "kind", "language", "title", "problem", "research_content", "goal", "indicator_text", "deliverables", "conditions", "ip_rule", "offered", "acceptance_criteria", "field", "keywords", "solution_mode", "budget_fen", "budget_note", "duration_months", "bids_open_at", "bids_close_at", "questions_close_at", "rule_pack", "shows_bid_count", "bid_count", "contact_name", "contact_phone", "contact_email", "source_url", "source_key", "awarded_bid_id", "decision_reason", "decided_at", "unfilled_reason", "is_demo", "created_at", "updated_at" FROM `challenges`;--> statement-breakpoint
DROP TABLE `challenges`;--> statement-breakpoint
ALTER TABLE `__new_challenges` RENAME TO `challenges`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `challenges_code` ON `challenges` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `challenges_source` ON `challenges` (`list_id`,`source_key`);--> statement-breakpoint
CREATE INDEX `challenges_list` ON `challenges` (`list_id`,`position`);--> statement-breakpoint
CREATE INDEX `challenges_facets` ON `challenges` (`status`,`chain_slug`,`city_slug`,`kind`,`budget_fen`,`bids_close_at`);--> statement-breakpoint
CREATE INDEX `challenges_monitor` ON `challenges` (`bids_open_at`,`chain_slug`,`city_slug`,`status`,`bids_close_at`,`bid_count`,`shows_bid_count`,`budget_fen`,`list_id`);--> statement-breakpoint
CREATE INDEX `challenges_chain_closes` ON `challenges` (`chain_slug`,`status`,`bids_close_at`,`id`);--> statement-breakpoint
CREATE INDEX `challenges_status_closes` ON `challenges` (`status`,`bids_close_at`,`id`);--> statement-breakpoint
CREATE INDEX `challenges_city_closes` ON `challenges` (`city_slug`,`status`,`bids_close_at`,`id`);--> statement-breakpoint
CREATE INDEX `challenges_issuer` ON `challenges` (`issuer_organisation_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `challenges_title` ON `challenges` (`title`);
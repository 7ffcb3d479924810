PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_awards` (
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
	CONSTRAINT "awards_status" CHECK("__new_awards"."status" in ('noticed', 'stopped', 'final', 'revoked', 'returned', 'refused'))
);
--> statement-breakpoint
INSERT INTO `__new_awards`("id", "challenge_id", "bid_id", "status", "reason", "period", "notice_ends_at", "days_left", "proposed_at", "proposed_by_user_id", "settled_at") SELECT "id", "challenge_id", "bid_id", "status", "reason", "period", "notice_ends_at", "days_left", "proposed_at", "proposed_by_user_id", "settled_at" FROM `awards`;--> statement-breakpoint
DROP TABLE `awards`;--> statement-breakpoint
ALTER TABLE `__new_awards` RENAME TO `awards`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `awards_challenge` ON `awards` (`challenge_id`,`proposed_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `awards_one_a_challenge` ON `awards` (`challenge_id`) WHERE status in ('noticed', 'stopped', 'final');--> statement-breakpoint
CREATE INDEX `awards_due` ON `awards` (`status`,`notice_ends_at`);--> statement-breakpoint
CREATE INDEX `awards_bid` ON `awards` (`bid_id`);--> statement-breakpoint
CREATE INDEX `awards_proposer` ON `awards` (`proposed_by_user_id`);--> statement-breakpoint
CREATE TABLE `__new_bids` (
	`id` text PRIMARY KEY NOT NULL,
	`challenge_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`status` text NOT NULL,
	`sealed_at` integer,
	`receipt_code` text,
	`outcome_reason` text DEFAULT '' NOT NULL,
	`feedback` text DEFAULT '' NOT NULL,
	`confirmed_clarification` integer DEFAULT 0 NOT NULL,
	`failure` text,
	`recovery_ends_at` integer,
	`is_demo` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`challenge_id`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "bids_status" CHECK("__new_bids"."status" in ('draft', 'sealed', 'withdrawn', 'opened', 'failed', 'void', 'qualified', 'disqualified', 'scored', 'shortlisted', 'won', 'lost', 'refused', 'contracted', 'destroyed'))
);
--> statement-breakpoint
INSERT INTO `__new_bids`("id", "challenge_id", "organisation_id", "status", "sealed_at", "receipt_code", "outcome_reason", "feedback", "confirmed_clarification", "failure", "recovery_ends_at", "is_demo", "created_at", "updated_at") SELECT "id", "challenge_id", "organisation_id", "status", "sealed_at", "receipt_code", "outcome_reason", "feedback", "confirmed_clarification", "failure", "recovery_ends_at", "is_demo", "created_at", "updated_at" FROM `bids`;--> statement-breakpoint
DROP TABLE `bids`;--> statement-breakpoint
ALTER TABLE `__new_bids` RENAME TO `bids`;--> statement-breakpoint
CREATE UNIQUE INDEX `bids_challenge_organisation` ON `bids` (`challenge_id`,`organisation_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `bids_receipt` ON `bids` (`receipt_code`);--> statement-breakpoint
CREATE INDEX `bids_recovery` ON `bids` (`status`,`recovery_ends_at`);--> statement-breakpoint
CREATE INDEX `bids_challenge_status` ON `bids` (`challenge_id`,`status`);--> statement-breakpoint
CREATE INDEX `bids_organisation` ON `bids` (`organisation_id`,`updated_at`,`id`);--> statement-breakpoint
CREATE TABLE `__new_log_leaves` (
	`index` integer PRIMARY KEY NOT NULL,
	`bid_id` text NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`leaf` text NOT NULL,
	`at` integer NOT NULL,
	`checkpoint_id` text NOT NULL,
	FOREIGN KEY (`bid_id`) REFERENCES `bids`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`checkpoint_id`) REFERENCES `checkpoints`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "log_leaves_kind" CHECK("__new_log_leaves"."kind" in ('bid.sealed', 'bid.replaced', 'bid.withdrawn', 'sheet.submitted'))
);
--> statement-breakpoint
INSERT INTO `__new_log_leaves`("index", "bid_id", "version", "kind", "leaf", "at", "checkpoint_id") SELECT "index", "bid_id", "version", "kind", "leaf", "at", "checkpoint_id" FROM `log_leaves`;--> statement-breakpoint
DROP TABLE `log_leaves`;--> statement-breakpoint
ALTER TABLE `__new_log_leaves` RENAME TO `log_leaves`;--> statement-breakpoint
CREATE INDEX `log_leaves_bid` ON `log_leaves` (`bid_id`,`index`);--> statement-breakpoint
CREATE INDEX `log_leaves_checkpoint` ON `log_leaves` (`checkpoint_id`);
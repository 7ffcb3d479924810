PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_bids` (
	`id` text PRIMARY KEY NOT NULL,
	`challenge_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`status` text NOT NULL,
	`sealed_at` integer,
	`receipt_code` text,
	`outcome_reason` text DEFAULT '' NOT NULL,
	`confirmed_clarification` integer DEFAULT 0 NOT NULL,
	`failure` text,
	`recovery_ends_at` integer,
	`is_demo` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`challenge_id`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "bids_status" CHECK("__new_bids"."status" in ('draft', 'sealed', 'withdrawn', 'opened', 'failed', 'void', 'qualified', 'disqualified', 'scored', 'shortlisted', 'won', 'lost', 'contracted', 'destroyed'))
);
--> statement-breakpoint
INSERT INTO `__new_bids`("id", "challenge_id", "organisation_id", "status", "sealed_at", "receipt_code", "outcome_reason", "confirmed_clarification", "failure", "recovery_ends_at", "is_demo", "created_at", "updated_at") SELECT "id", "challenge_id", "organisation_id", "status", "sealed_at", "receipt_code", "outcome_reason", "confirmed_clarification", "failure", "recovery_ends_at", "is_demo", "created_at", "updated_at" FROM `bids`;--> statement-breakpoint
DROP TABLE `bids`;--> statement-breakpoint
ALTER TABLE `__new_bids` RENAME TO `bids`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `bids_challenge_organisation` ON `bids` (`challenge_id`,`organisation_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `bids_receipt` ON `bids` (`receipt_code`);--> statement-breakpoint
CREATE INDEX `bids_challenge_status` ON `bids` (`challenge_id`,`status`);--> statement-breakpoint
CREATE INDEX `bids_organisation` ON `bids` (`organisation_id`,`updated_at`,`id`);
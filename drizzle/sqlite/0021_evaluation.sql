CREATE TABLE `proposal_places` (
	`proposal_id` text NOT NULL,
	`bid_id` text NOT NULL,
	`role` text NOT NULL,
	`place` integer NOT NULL,
	`refused_at` integer,
	`refused_by_user_id` text,
	`refusal` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`proposal_id`, `bid_id`),
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`bid_id`) REFERENCES `bids`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`refused_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "proposal_places_role" CHECK("proposal_places"."role" in ('winner', 'reserve'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `proposal_places_order` ON `proposal_places` (`proposal_id`,`role`,`place`);--> statement-breakpoint
CREATE INDEX `proposal_places_bid` ON `proposal_places` (`bid_id`);--> statement-breakpoint
CREATE INDEX `proposal_places_refuser` ON `proposal_places` (`refused_by_user_id`);--> statement-breakpoint
CREATE TABLE `proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`challenge_id` text NOT NULL,
	`number` integer NOT NULL,
	`status` text NOT NULL,
	`reason` text NOT NULL,
	`made_at` integer NOT NULL,
	`made_by_user_id` text,
	`settled_at` integer,
	FOREIGN KEY (`challenge_id`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "proposals_status" CHECK("proposals"."status" in ('open', 'published', 'refused', 'withdrawn'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `proposals_challenge` ON `proposals` (`challenge_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `proposals_one_a_challenge` ON `proposals` (`challenge_id`) WHERE status in ('open', 'published');--> statement-breakpoint
CREATE INDEX `proposals_maker` ON `proposals` (`made_by_user_id`);--> statement-breakpoint
CREATE TABLE `blind_files` (
	`bid_id` text NOT NULL,
	`file_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`outcome` text NOT NULL,
	`findings` text DEFAULT '[]' NOT NULL,
	`storage_name` text,
	`size` integer,
	`sha256` text,
	`decided_at` integer,
	`decided_by_user_id` text,
	PRIMARY KEY(`bid_id`, `file_id`),
	FOREIGN KEY (`bid_id`) REFERENCES `blind_packages`(`bid_id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`decided_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "blind_files_outcome" CHECK("blind_files"."outcome" in ('masked', 'held', 'passed'))
);
--> statement-breakpoint
CREATE INDEX `blind_files_file` ON `blind_files` (`file_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `blind_files_storage` ON `blind_files` (`storage_name`);--> statement-breakpoint
CREATE INDEX `blind_files_decider` ON `blind_files` (`decided_by_user_id`);--> statement-breakpoint
CREATE TABLE `blind_packages` (
	`bid_id` text PRIMARY KEY NOT NULL,
	`challenge_id` text NOT NULL,
	`code` text NOT NULL,
	`words` text DEFAULT '[]' NOT NULL,
	`prepared_at` integer NOT NULL,
	`passed_at` integer,
	`passed_by_user_id` text,
	FOREIGN KEY (`bid_id`) REFERENCES `bids`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`challenge_id`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`passed_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `blind_packages_challenge` ON `blind_packages` (`challenge_id`,`code`);--> statement-breakpoint
CREATE INDEX `blind_packages_passer` ON `blind_packages` (`passed_by_user_id`);--> statement-breakpoint
CREATE TABLE `defence_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`evaluation_id` text NOT NULL,
	`bid_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`place` text NOT NULL,
	`set_at` integer NOT NULL,
	`set_by_user_id` text,
	`minutes` text DEFAULT '' NOT NULL,
	`minutes_at` integer,
	`minutes_by_user_id` text,
	FOREIGN KEY (`evaluation_id`) REFERENCES `evaluations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`bid_id`) REFERENCES `bids`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`set_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`minutes_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `defence_sessions_evaluation` ON `defence_sessions` (`evaluation_id`,`bid_id`);--> statement-breakpoint
CREATE INDEX `defence_sessions_bid` ON `defence_sessions` (`bid_id`);--> statement-breakpoint
CREATE INDEX `defence_sessions_setter` ON `defence_sessions` (`set_by_user_id`);--> statement-breakpoint
CREATE INDEX `defence_sessions_writer` ON `defence_sessions` (`minutes_by_user_id`);--> statement-breakpoint
CREATE TABLE `evaluations` (
	`id` text PRIMARY KEY NOT NULL,
	`challenge_id` text NOT NULL,
	`number` integer NOT NULL,
	`panel_id` text NOT NULL,
	`status` text NOT NULL,
	`began_at` integer NOT NULL,
	`began_by_user_id` text,
	`due_at` integer NOT NULL,
	`locked_at` integer,
	`locked_by_user_id` text,
	FOREIGN KEY (`challenge_id`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`panel_id`) REFERENCES `panels`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`began_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`locked_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "evaluations_status" CHECK("evaluations"."status" in ('scoring', 'locked'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `evaluations_challenge` ON `evaluations` (`challenge_id`,`number`);--> statement-breakpoint
CREATE INDEX `evaluations_panel` ON `evaluations` (`panel_id`);--> statement-breakpoint
CREATE INDEX `evaluations_due` ON `evaluations` (`status`,`due_at`,`id`);--> statement-breakpoint
CREATE INDEX `evaluations_beginner` ON `evaluations` (`began_by_user_id`);--> statement-breakpoint
CREATE INDEX `evaluations_locker` ON `evaluations` (`locked_by_user_id`);--> statement-breakpoint
CREATE TABLE `score_sheets` (
	`id` text PRIMARY KEY NOT NULL,
	`evaluation_id` text NOT NULL,
	`seat_id` text NOT NULL,
	`bid_id` text NOT NULL,
	`status` text NOT NULL,
	`points` text DEFAULT '{}' NOT NULL,
	`judgements` text DEFAULT '{}' NOT NULL,
	`comments` text DEFAULT '' NOT NULL,
	`total` integer,
	`note` text DEFAULT '' NOT NULL,
	`revision` integer DEFAULT 0 NOT NULL,
	`field_revisions` text DEFAULT '{}' NOT NULL,
	`saved_at` integer NOT NULL,
	`submitted_at` integer,
	FOREIGN KEY (`evaluation_id`) REFERENCES `evaluations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`seat_id`) REFERENCES `panel_seats`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bid_id`) REFERENCES `bids`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "score_sheets_status" CHECK("score_sheets"."status" in ('draft', 'submitted', 'reopened'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `score_sheets_evaluation` ON `score_sheets` (`evaluation_id`,`bid_id`,`seat_id`);--> statement-breakpoint
CREATE INDEX `score_sheets_seat` ON `score_sheets` (`seat_id`,`evaluation_id`);--> statement-breakpoint
CREATE INDEX `score_sheets_bid` ON `score_sheets` (`bid_id`);--> statement-breakpoint
CREATE TABLE `sheet_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`sheet_id` text NOT NULL,
	`number` integer NOT NULL,
	`content` text NOT NULL,
	`hash` text NOT NULL,
	`total` integer NOT NULL,
	`submitted_at` integer NOT NULL,
	`log_index` integer,
	`reopened_at` integer,
	`reopen_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`sheet_id`) REFERENCES `score_sheets`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sheet_versions_sheet` ON `sheet_versions` (`sheet_id`,`number`);--> statement-breakpoint
CREATE TABLE `declarations` (
	`user_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`declared_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `organisation_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `declarations_organisation` ON `declarations` (`organisation_id`);--> statement-breakpoint
ALTER TABLE `bids` ADD `feedback` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `panel_seats` ADD `reminded_at` integer;--> statement-breakpoint
ALTER TABLE `panel_seats` ADD `fee_fen` integer;--> statement-breakpoint
ALTER TABLE `panel_seats` ADD `fee_note` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `panel_seats` ADD `fee_paid_at` integer;
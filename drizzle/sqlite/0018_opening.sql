CREATE TABLE `discarded_files` (
	`storage_name` text PRIMARY KEY NOT NULL,
	`discarded_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `discarded_files_at` ON `discarded_files` (`discarded_at`);--> statement-breakpoint
CREATE INDEX `bids_recovery` ON `bids` (`status`,`recovery_ends_at`);
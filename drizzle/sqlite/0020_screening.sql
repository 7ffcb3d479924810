CREATE TABLE `bid_corrections` (
	`bid_id` text PRIMARY KEY NOT NULL,
	`fields` text NOT NULL,
	`reason` text NOT NULL,
	`asked_at` integer NOT NULL,
	`asked_by_user_id` text,
	`due_at` integer NOT NULL,
	`corrected_at` integer,
	`corrected_by_user_id` text,
	`content` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`bid_id`) REFERENCES `bids`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`asked_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`corrected_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `bid_corrections_asker` ON `bid_corrections` (`asked_by_user_id`);--> statement-breakpoint
CREATE INDEX `bid_corrections_corrector` ON `bid_corrections` (`corrected_by_user_id`);--> statement-breakpoint
CREATE TABLE `bid_screenings` (
	`bid_id` text PRIMARY KEY NOT NULL,
	`points` text NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by_user_id` text,
	`decided_at` integer,
	`decided_by_user_id` text,
	`rule_key` text,
	FOREIGN KEY (`bid_id`) REFERENCES `bids`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`saved_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `bid_screenings_saver` ON `bid_screenings` (`saved_by_user_id`);--> statement-breakpoint
CREATE INDEX `bid_screenings_decider` ON `bid_screenings` (`decided_by_user_id`);
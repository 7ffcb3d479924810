CREATE TABLE `registrations` (
	`id` text PRIMARY KEY NOT NULL,
	`details` text NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`password_hash` text NOT NULL,
	`language` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `registrations_expires` ON `registrations` (`expires_at`);
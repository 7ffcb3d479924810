ALTER TABLE `challenges` ADD `suspended_at` integer;--> statement-breakpoint
ALTER TABLE `challenges` ADD `round` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `challenges` ADD `previous_challenge_id` text;--> statement-breakpoint
CREATE UNIQUE INDEX `challenges_previous` ON `challenges` (`previous_challenge_id`);
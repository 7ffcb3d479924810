ALTER TABLE `challenges` ADD `deadline_moved_at` integer;--> statement-breakpoint
ALTER TABLE `challenges` ADD `deadline_reason` text;
CREATE TABLE `calendar_days` (
	`day` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	CONSTRAINT "calendar_days_kind" CHECK("calendar_days"."kind" in ('holiday', 'workday'))
);
--> statement-breakpoint
CREATE TABLE `rule_packs` (
	`id` text PRIMARY KEY NOT NULL,
	`owner` text NOT NULL,
	`version` integer NOT NULL,
	`source` text NOT NULL,
	`rules` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by_user_id` text,
	FOREIGN KEY (`created_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "rule_packs_owner_known" CHECK("rule_packs"."owner" in ('office', 'putuo', 'suzhou', 'wuxi', 'changzhou', 'zhenjiang', 'nanjing', 'nantong', 'taizhou'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rule_packs_owner` ON `rule_packs` (`owner`,`version`);--> statement-breakpoint
CREATE INDEX `rule_packs_creator` ON `rule_packs` (`created_by_user_id`);--> statement-breakpoint
ALTER TABLE `challenges` ADD `questions_close_at` integer;--> statement-breakpoint
ALTER TABLE `challenges` ADD `rule_pack` text;
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_notification_choices` (
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`channel` text NOT NULL,
	PRIMARY KEY(`user_id`, `kind`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "notification_choices_channel" CHECK("__new_notification_choices"."channel" in ('inbox', 'mail', 'digest', 'none'))
);
--> statement-breakpoint
INSERT INTO `__new_notification_choices`("user_id", "kind", "channel") SELECT "user_id", "kind", "channel" FROM `notification_choices`;--> statement-breakpoint
DROP TABLE `notification_choices`;--> statement-breakpoint
ALTER TABLE `__new_notification_choices` RENAME TO `notification_choices`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE TABLE `__new_notifications` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`path` text NOT NULL,
	`parameters` text NOT NULL,
	`channel` text NOT NULL,
	`created_at` integer NOT NULL,
	`read_at` integer,
	`digested_at` integer,
	`is_demo` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "notifications_channel" CHECK("__new_notifications"."channel" in ('inbox', 'mail', 'digest', 'none'))
);
--> statement-breakpoint
INSERT INTO `__new_notifications`("id", "user_id", "kind", "key", "path", "parameters", "channel", "created_at", "read_at", "digested_at", "is_demo") SELECT "id", "user_id", "kind", "key", "path", "parameters", "channel", "created_at", "read_at", "digested_at", "is_demo" FROM `notifications`;--> statement-breakpoint
DROP TABLE `notifications`;--> statement-breakpoint
ALTER TABLE `__new_notifications` RENAME TO `notifications`;--> statement-breakpoint
CREATE UNIQUE INDEX `notifications_once` ON `notifications` (`user_id`,`key`);--> statement-breakpoint
CREATE INDEX `notifications_inbox` ON `notifications` (`user_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `notifications_unread` ON `notifications` (`user_id`,`read_at`);--> statement-breakpoint
CREATE INDEX `notifications_digest` ON `notifications` (`channel`,`digested_at`,`user_id`);
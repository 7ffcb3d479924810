CREATE TABLE `expert_invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`organisation_id` text NOT NULL,
	`fields` text NOT NULL,
	`speciality` text DEFAULT '' NOT NULL,
	`language` text NOT NULL,
	`link_id` text NOT NULL,
	`invited_at` integer NOT NULL,
	`invited_by_user_id` text,
	`accepted_at` integer,
	`withdrawn_at` integer,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`link_id`) REFERENCES `one_time_links`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invited_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "expert_invitations_language" CHECK("expert_invitations"."language" in ('zh', 'en'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `expert_invitations_link` ON `expert_invitations` (`link_id`);--> statement-breakpoint
CREATE INDEX `expert_invitations_email` ON `expert_invitations` (`email`);--> statement-breakpoint
CREATE INDEX `expert_invitations_organisation` ON `expert_invitations` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `expert_invitations_inviter` ON `expert_invitations` (`invited_by_user_id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_one_time_links` (
	`id` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`user_id` text,
	`organisation_id` text NOT NULL,
	`email` text,
	`is_administrator` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "one_time_links_purpose" CHECK("__new_one_time_links"."purpose" in ('invitation', 'recovery', 'office', 'expert'))
);
--> statement-breakpoint
INSERT INTO `__new_one_time_links`("id", "purpose", "user_id", "organisation_id", "email", "is_administrator", "created_at", "expires_at", "used_at") SELECT "id", "purpose", "user_id", "organisation_id", "email", "is_administrator", "created_at", "expires_at", "used_at" FROM `one_time_links`;--> statement-breakpoint
DROP TABLE `one_time_links`;--> statement-breakpoint
ALTER TABLE `__new_one_time_links` RENAME TO `one_time_links`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `one_time_links_organisation` ON `one_time_links` (`organisation_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `one_time_links_user` ON `one_time_links` (`user_id`);--> statement-breakpoint
ALTER TABLE `users` ADD `is_member` integer DEFAULT true NOT NULL;
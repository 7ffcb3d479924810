CREATE TABLE `expert_ties` (
	`id` text PRIMARY KEY NOT NULL,
	`expert_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`kind` text NOT NULL,
	`until` text,
	`entered_at` integer NOT NULL,
	`entered_by_user_id` text,
	FOREIGN KEY (`expert_id`) REFERENCES `experts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "expert_ties_kind" CHECK("expert_ties"."kind" in ('employment', 'adviser', 'kin', 'declared'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `expert_ties_expert` ON `expert_ties` (`expert_id`,`organisation_id`,`kind`);--> statement-breakpoint
CREATE INDEX `expert_ties_organisation` ON `expert_ties` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `expert_ties_enterer` ON `expert_ties` (`entered_by_user_id`);--> statement-breakpoint
CREATE TABLE `experts` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`fields` text NOT NULL,
	`speciality` text DEFAULT '' NOT NULL,
	`entered_at` integer NOT NULL,
	`entered_by_user_id` text,
	`ended_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `experts_user` ON `experts` (`user_id`);--> statement-breakpoint
CREATE INDEX `experts_enterer` ON `experts` (`entered_by_user_id`);--> statement-breakpoint
CREATE TABLE `organisation_ties` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`other_organisation_id` text NOT NULL,
	`kind` text NOT NULL,
	`until` text,
	`entered_at` integer NOT NULL,
	`entered_by_user_id` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "organisation_ties_kind" CHECK("organisation_ties"."kind" in ('group', 'ownership', 'principal', 'joint-bid', 'joint-project'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisation_ties_pair` ON `organisation_ties` (`organisation_id`,`other_organisation_id`,`kind`);--> statement-breakpoint
CREATE INDEX `organisation_ties_other` ON `organisation_ties` (`other_organisation_id`);--> statement-breakpoint
CREATE INDEX `organisation_ties_enterer` ON `organisation_ties` (`entered_by_user_id`);
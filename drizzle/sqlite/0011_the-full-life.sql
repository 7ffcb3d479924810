CREATE TABLE `challenge_files` (
	`id` text PRIMARY KEY NOT NULL,
	`challenge_id` text NOT NULL,
	`storage_name` text NOT NULL,
	`original_name` text NOT NULL,
	`media_type` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`uploaded_by_user_id` text,
	`uploaded_at` integer NOT NULL,
	FOREIGN KEY (`challenge_id`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`uploaded_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `challenge_files_storage_name` ON `challenge_files` (`storage_name`);--> statement-breakpoint
CREATE INDEX `challenge_files_challenge` ON `challenge_files` (`challenge_id`,`uploaded_at`);--> statement-breakpoint
CREATE INDEX `challenge_files_uploader` ON `challenge_files` (`uploaded_by_user_id`);--> statement-breakpoint
CREATE TABLE `undertakings` (
	`challenge_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`user_id` text NOT NULL,
	`words` text NOT NULL,
	`accepted_at` integer NOT NULL,
	PRIMARY KEY(`challenge_id`, `organisation_id`),
	FOREIGN KEY (`challenge_id`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `undertakings_organisation` ON `undertakings` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `undertakings_user` ON `undertakings` (`user_id`);--> statement-breakpoint
CREATE TABLE `release_events` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`name_en` text DEFAULT '' NOT NULL,
	`place` text NOT NULL,
	`begins_at` integer NOT NULL,
	`is_demo` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`created_by_user_id` text,
	FOREIGN KEY (`created_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `release_events_slug` ON `release_events` (`slug`);--> statement-breakpoint
CREATE INDEX `release_events_begin` ON `release_events` (`begins_at`,`id`);--> statement-breakpoint
CREATE INDEX `release_events_creator` ON `release_events` (`created_by_user_id`);--> statement-breakpoint
CREATE TABLE `follows` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`target` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "follows_kind" CHECK("follows"."kind" in ('challenge', 'list', 'chain', 'search'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `follows_user` ON `follows` (`user_id`,`kind`,`target`);--> statement-breakpoint
CREATE INDEX `follows_target` ON `follows` (`kind`,`target`,`user_id`);--> statement-breakpoint
CREATE TABLE `notification_choices` (
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`channel` text NOT NULL,
	PRIMARY KEY(`user_id`, `kind`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "notification_choices_channel" CHECK("notification_choices"."channel" in ('inbox', 'mail', 'digest'))
);
--> statement-breakpoint
CREATE TABLE `notifications` (
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
	CONSTRAINT "notifications_channel" CHECK("notifications"."channel" in ('inbox', 'mail', 'digest'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notifications_once` ON `notifications` (`user_id`,`key`);--> statement-breakpoint
CREATE INDEX `notifications_inbox` ON `notifications` (`user_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `notifications_unread` ON `notifications` (`user_id`,`read_at`);--> statement-breakpoint
CREATE INDEX `notifications_digest` ON `notifications` (`channel`,`digested_at`,`user_id`);--> statement-breakpoint
CREATE TABLE `tellings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`audit_entry_id` integer NOT NULL,
	FOREIGN KEY (`audit_entry_id`) REFERENCES `audit_entries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `tellings_entry` ON `tellings` (`audit_entry_id`);--> statement-breakpoint
CREATE TABLE `annotations` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`field` text NOT NULL,
	`note` text NOT NULL,
	`written_at` integer NOT NULL,
	`written_by_user_id` text,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`written_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `annotations_review` ON `annotations` (`review_id`,`written_at`,`id`);--> statement-breakpoint
CREATE INDEX `annotations_writer` ON `annotations` (`written_by_user_id`);--> statement-breakpoint
CREATE TABLE `brokers` (
	`organisation_id` text PRIMARY KEY NOT NULL,
	`named_at` integer NOT NULL,
	`named_by_user_id` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`named_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `brokers_namer` ON `brokers` (`named_by_user_id`);--> statement-breakpoint
CREATE TABLE `challenge_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`challenge_id` text NOT NULL,
	`number` integer NOT NULL,
	`values` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by_user_id` text,
	FOREIGN KEY (`challenge_id`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `challenge_versions_challenge` ON `challenge_versions` (`challenge_id`,`number`);--> statement-breakpoint
CREATE INDEX `challenge_versions_creator` ON `challenge_versions` (`created_by_user_id`);--> statement-breakpoint
CREATE TABLE `clarifications` (
	`id` text PRIMARY KEY NOT NULL,
	`challenge_id` text NOT NULL,
	`number` integer NOT NULL,
	`reason` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`question_number` integer,
	`deadline_before_at` integer,
	`deadline_after_at` integer,
	`published_at` integer NOT NULL,
	`published_by_user_id` text,
	FOREIGN KEY (`challenge_id`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`published_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `clarifications_challenge` ON `clarifications` (`challenge_id`,`number`);--> statement-breakpoint
CREATE INDEX `clarifications_publisher` ON `clarifications` (`published_by_user_id`);--> statement-breakpoint
CREATE TABLE `reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`challenge_id` text NOT NULL,
	`version_number` integer NOT NULL,
	`status` text NOT NULL,
	`submitted_at` integer NOT NULL,
	`submitted_by_user_id` text,
	`due_at` integer NOT NULL,
	`due_period` text NOT NULL,
	`broker_organisation_id` text,
	`broker_task` text DEFAULT '' NOT NULL,
	`diagnosed_at` integer,
	`note` text DEFAULT '' NOT NULL,
	`field_reasons` text DEFAULT '{}' NOT NULL,
	`settled_at` integer,
	`settled_by_user_id` text,
	FOREIGN KEY (`challenge_id`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`submitted_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`broker_organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reviews_status" CHECK("reviews"."status" in ('waiting', 'diagnosing', 'passed', 'returned', 'withdrawn'))
);
--> statement-breakpoint
CREATE INDEX `reviews_challenge` ON `reviews` (`challenge_id`,`submitted_at`);--> statement-breakpoint
CREATE INDEX `reviews_due` ON `reviews` (`status`,`due_at`,`id`);--> statement-breakpoint
CREATE INDEX `reviews_broker` ON `reviews` (`broker_organisation_id`,`status`,`due_at`);--> statement-breakpoint
CREATE INDEX `reviews_submitter` ON `reviews` (`submitted_by_user_id`);--> statement-breakpoint
CREATE INDEX `reviews_settler` ON `reviews` (`settled_by_user_id`);--> statement-breakpoint
ALTER TABLE `bids` ADD `confirmed_clarification` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `challenges` ADD `state_of_art` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `challenges` ADD `ip_template` text;--> statement-breakpoint
ALTER TABLE `challenges` ADD `background_ip` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `challenges` ADD `income_split` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `challenges` ADD `public_money_fen` integer;--> statement-breakpoint
ALTER TABLE `challenges` ADD `payments` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `challenges` ADD `criteria` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `challenges` ADD `disclosure` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `challenges` ADD `revision` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `challenges` ADD `field_revisions` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `challenges` ADD `saved_by_user_id` text REFERENCES users(id);--> statement-breakpoint
ALTER TABLE `challenges` ADD `submitted_at` integer;--> statement-breakpoint
ALTER TABLE `challenges` ADD `clarification_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `challenges_saver` ON `challenges` (`saved_by_user_id`);--> statement-breakpoint
ALTER TABLE `indicators` ADD `baseline` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `indicators` ADD `weight` integer;--> statement-breakpoint
ALTER TABLE `challenge_lists` ADD `is_collection` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `challenge_lists` ADD `release_event_id` text REFERENCES release_events(id);--> statement-breakpoint
ALTER TABLE `challenge_lists` ADD `release_at` integer;--> statement-breakpoint
ALTER TABLE `challenge_lists` ADD `scheduled_by_user_id` text REFERENCES users(id);--> statement-breakpoint
ALTER TABLE `challenge_lists` ADD `release_refused_at` integer;--> statement-breakpoint
CREATE INDEX `challenge_lists_event` ON `challenge_lists` (`release_event_id`);--> statement-breakpoint
CREATE INDEX `challenge_lists_scheduled` ON `challenge_lists` (`status`,`release_at`);--> statement-breakpoint
CREATE INDEX `challenge_lists_scheduler` ON `challenge_lists` (`scheduled_by_user_id`);--> statement-breakpoint
ALTER TABLE `mails` ADD `given_up_at` integer;--> statement-breakpoint
CREATE INDEX `mails_created` ON `mails` (`created_at`,`id`);
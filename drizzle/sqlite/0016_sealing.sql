CREATE TABLE `bid_partners` (
	`bid_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`status` text NOT NULL,
	`confirmed_revision` integer,
	`answered_at` integer,
	`answered_by_user_id` text,
	`invited_at` integer NOT NULL,
	PRIMARY KEY(`bid_id`, `organisation_id`),
	FOREIGN KEY (`bid_id`) REFERENCES `bids`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "bid_partners_status" CHECK("bid_partners"."status" in ('invited', 'confirmed', 'declined'))
);
--> statement-breakpoint
CREATE INDEX `bid_partners_organisation` ON `bid_partners` (`organisation_id`,`invited_at`);--> statement-breakpoint
CREATE INDEX `bid_partners_answerer` ON `bid_partners` (`answered_by_user_id`);--> statement-breakpoint
CREATE TABLE `bid_seats` (
	`challenge_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`bid_id` text NOT NULL,
	PRIMARY KEY(`challenge_id`, `organisation_id`),
	FOREIGN KEY (`challenge_id`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bid_id`) REFERENCES `bids`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `bid_seats_bid` ON `bid_seats` (`bid_id`);--> statement-breakpoint
CREATE INDEX `bid_seats_organisation` ON `bid_seats` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `checkpoints` (
	`id` text PRIMARY KEY NOT NULL,
	`size` integer NOT NULL,
	`at` integer NOT NULL,
	`reason` text NOT NULL,
	`note` text NOT NULL,
	CONSTRAINT "checkpoints_reason" CHECK("checkpoints"."reason" in ('receipt', 'hour', 'deadline'))
);
--> statement-breakpoint
CREATE INDEX `checkpoints_at` ON `checkpoints` (`at`,`size`);--> statement-breakpoint
CREATE INDEX `checkpoints_size` ON `checkpoints` (`size`);--> statement-breakpoint
CREATE TABLE `cosignatures` (
	`checkpoint_id` text NOT NULL,
	`witness_id` text NOT NULL,
	`line` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`checkpoint_id`, `witness_id`),
	FOREIGN KEY (`checkpoint_id`) REFERENCES `checkpoints`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`witness_id`) REFERENCES `witnesses`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `cosignatures_witness` ON `cosignatures` (`witness_id`,`at`);--> statement-breakpoint
CREATE TABLE `log_leaves` (
	`index` integer PRIMARY KEY NOT NULL,
	`bid_id` text NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`leaf` text NOT NULL,
	`at` integer NOT NULL,
	`checkpoint_id` text NOT NULL,
	FOREIGN KEY (`bid_id`) REFERENCES `bids`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`checkpoint_id`) REFERENCES `checkpoints`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "log_leaves_kind" CHECK("log_leaves"."kind" in ('bid.sealed', 'bid.replaced', 'bid.withdrawn'))
);
--> statement-breakpoint
CREATE INDEX `log_leaves_bid` ON `log_leaves` (`bid_id`,`index`);--> statement-breakpoint
CREATE INDEX `log_leaves_checkpoint` ON `log_leaves` (`checkpoint_id`);--> statement-breakpoint
CREATE TABLE `log_nodes` (
	`level` integer NOT NULL,
	`index` integer NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`level`, `index`)
);
--> statement-breakpoint
CREATE TABLE `witnesses` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`public_key` text NOT NULL,
	`added_by_user_id` text NOT NULL,
	`added_at` integer NOT NULL,
	`retired_at` integer,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `witnesses_key` ON `witnesses` (`public_key`);--> statement-breakpoint
CREATE INDEX `witnesses_organisation` ON `witnesses` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `witnesses_adder` ON `witnesses` (`added_by_user_id`);--> statement-breakpoint
CREATE TABLE `ceremonies` (
	`id` text PRIMARY KEY NOT NULL,
	`list_id` text NOT NULL,
	`status` text NOT NULL,
	`made_by_user_id` text NOT NULL,
	`made_at` integer NOT NULL,
	`rehearsal` text NOT NULL,
	`tested_at` integer,
	FOREIGN KEY (`list_id`) REFERENCES `challenge_lists`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ceremonies_status" CHECK("ceremonies"."status" in ('made', 'tested'))
);
--> statement-breakpoint
CREATE INDEX `ceremonies_list` ON `ceremonies` (`list_id`,`made_at`);--> statement-breakpoint
CREATE INDEX `ceremonies_maker` ON `ceremonies` (`made_by_user_id`);--> statement-breakpoint
CREATE TABLE `holders` (
	`ceremony_id` text NOT NULL,
	`number` integer NOT NULL,
	`key_id` text NOT NULL,
	`user_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`checked_at` integer,
	PRIMARY KEY(`ceremony_id`, `number`),
	FOREIGN KEY (`ceremony_id`) REFERENCES `ceremonies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`key_id`) REFERENCES `person_keys`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `holders_organisation` ON `holders` (`ceremony_id`,`organisation_id`);--> statement-breakpoint
CREATE INDEX `holders_user` ON `holders` (`user_id`);--> statement-breakpoint
CREATE INDEX `holders_key` ON `holders` (`key_id`);--> statement-breakpoint
CREATE INDEX `holders_of_organisation` ON `holders` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `opened_parts` (
	`part_id` text PRIMARY KEY NOT NULL,
	`opening_key_id` text NOT NULL,
	`at` integer NOT NULL,
	`failure` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`part_id`) REFERENCES `sealed_parts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`opening_key_id`) REFERENCES `opening_keys`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `opened_parts_key` ON `opened_parts` (`opening_key_id`,`at`);--> statement-breakpoint
CREATE TABLE `opening_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`ceremony_id` text NOT NULL,
	`challenge_id` text,
	`part` text NOT NULL,
	`suite` text NOT NULL,
	`recipient` text NOT NULL,
	`rebuilt_at` integer,
	`finished_at` integer,
	FOREIGN KEY (`ceremony_id`) REFERENCES `ceremonies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`challenge_id`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "opening_keys_part" CHECK("opening_keys"."part" in ('bid', 'price')),
	CONSTRAINT "opening_keys_suite" CHECK("opening_keys"."suite" in ('age-x25519-v1'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `opening_keys_recipient` ON `opening_keys` (`recipient`);--> statement-breakpoint
CREATE INDEX `opening_keys_ceremony` ON `opening_keys` (`ceremony_id`);--> statement-breakpoint
CREATE INDEX `opening_keys_challenge` ON `opening_keys` (`challenge_id`,`part`);--> statement-breakpoint
CREATE TABLE `opening_shares` (
	`opening_key_id` text NOT NULL,
	`number` integer NOT NULL,
	`sealed_share` text NOT NULL,
	`given` text,
	`given_at` integer,
	PRIMARY KEY(`opening_key_id`, `number`),
	FOREIGN KEY (`opening_key_id`) REFERENCES `opening_keys`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `person_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`recipient` text NOT NULL,
	`created_at` integer NOT NULL,
	`retired_at` integer,
	`loss` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "person_keys_loss" CHECK("person_keys"."loss" in ('lost', 'renewed'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_keys_recipient` ON `person_keys` (`recipient`);--> statement-breakpoint
CREATE INDEX `person_keys_user` ON `person_keys` (`user_id`,`retired_at`);--> statement-breakpoint
CREATE TABLE `sealed_chunks` (
	`part_id` text NOT NULL,
	`offset` integer NOT NULL,
	`size` integer NOT NULL,
	`storage_name` text NOT NULL,
	PRIMARY KEY(`part_id`, `offset`),
	FOREIGN KEY (`part_id`) REFERENCES `sealed_parts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sealed_chunks_storage_name` ON `sealed_chunks` (`storage_name`);--> statement-breakpoint
CREATE TABLE `sealed_parts` (
	`id` text PRIMARY KEY NOT NULL,
	`bid_id` text NOT NULL,
	`version_id` text,
	`opening_key_id` text NOT NULL,
	`part` text NOT NULL,
	`suite` text NOT NULL,
	`way` text NOT NULL,
	`sha256` text NOT NULL,
	`size` integer NOT NULL,
	`received` integer DEFAULT 0 NOT NULL,
	`started_by_user_id` text NOT NULL,
	`started_at` integer NOT NULL,
	FOREIGN KEY (`bid_id`) REFERENCES `bids`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`version_id`) REFERENCES `bid_versions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`opening_key_id`) REFERENCES `opening_keys`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`started_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sealed_parts_part" CHECK("sealed_parts"."part" in ('bid', 'price')),
	CONSTRAINT "sealed_parts_suite" CHECK("sealed_parts"."suite" in ('age-x25519-v1')),
	CONSTRAINT "sealed_parts_way" CHECK("sealed_parts"."way" in ('browser', 'command', 'server'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sealed_parts_version` ON `sealed_parts` (`version_id`,`part`);--> statement-breakpoint
CREATE INDEX `sealed_parts_bid` ON `sealed_parts` (`bid_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `sealed_parts_key` ON `sealed_parts` (`opening_key_id`);--> statement-breakpoint
CREATE INDEX `sealed_parts_starter` ON `sealed_parts` (`started_by_user_id`);--> statement-breakpoint
ALTER TABLE `bids` ADD `failure` text;--> statement-breakpoint
ALTER TABLE `bids` ADD `recovery_ends_at` integer;--> statement-breakpoint
ALTER TABLE `challenges` ADD `has_two_envelopes` integer DEFAULT false NOT NULL;
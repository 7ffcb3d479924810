CREATE TABLE `panel_candidates` (
	`panel_id` text NOT NULL,
	`expert_id` text NOT NULL,
	`code` text,
	`conflicts` text NOT NULL,
	`place` integer,
	PRIMARY KEY(`panel_id`, `expert_id`),
	FOREIGN KEY (`panel_id`) REFERENCES `panels`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`expert_id`) REFERENCES `experts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `panel_candidates_expert` ON `panel_candidates` (`expert_id`);--> statement-breakpoint
CREATE TABLE `panels` (
	`id` text PRIMARY KEY NOT NULL,
	`challenge_id` text NOT NULL,
	`number` integer NOT NULL,
	`status` text NOT NULL,
	`input` text NOT NULL,
	`input_hash` text NOT NULL,
	`secret_hash` text NOT NULL,
	`sealed_secret` text NOT NULL,
	`committed_at` integer NOT NULL,
	`committed_by_user_id` text,
	`secret` text,
	`words` text DEFAULT '' NOT NULL,
	`drawn_at` integer,
	`drawn_by_user_id` text,
	FOREIGN KEY (`challenge_id`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`committed_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`drawn_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "panels_status" CHECK("panels"."status" in ('committed', 'drawn'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `panels_challenge` ON `panels` (`challenge_id`,`number`);--> statement-breakpoint
CREATE INDEX `panels_committer` ON `panels` (`committed_by_user_id`);--> statement-breakpoint
CREATE INDEX `panels_drawer` ON `panels` (`drawn_by_user_id`);
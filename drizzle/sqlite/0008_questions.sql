CREATE TABLE `questions` (
	`id` text PRIMARY KEY NOT NULL,
	`challenge_id` text NOT NULL,
	`number` integer NOT NULL,
	`question` text NOT NULL,
	`asked_at` integer NOT NULL,
	`asked_by_user_id` text NOT NULL,
	`due_at` integer NOT NULL,
	`due_period` text NOT NULL,
	`answer` text,
	`answered_at` integer,
	`answered_by_user_id` text,
	FOREIGN KEY (`challenge_id`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `questions_challenge` ON `questions` (`challenge_id`,`number`);--> statement-breakpoint
CREATE INDEX `questions_asker` ON `questions` (`asked_by_user_id`);--> statement-breakpoint
CREATE INDEX `questions_answerer` ON `questions` (`answered_by_user_id`);
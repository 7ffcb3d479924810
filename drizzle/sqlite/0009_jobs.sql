CREATE TABLE `job_runners` (
	`name` text PRIMARY KEY NOT NULL,
	`owner` text NOT NULL,
	`lease_ends_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`runs` text NOT NULL
);

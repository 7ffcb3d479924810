CREATE TABLE `one_time_links` (
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
	CONSTRAINT "one_time_links_purpose" CHECK("one_time_links"."purpose" in ('invitation', 'recovery', 'office'))
);
--> statement-breakpoint
CREATE INDEX `one_time_links_organisation` ON `one_time_links` (`organisation_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `one_time_links_user` ON `one_time_links` (`user_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE INDEX `sessions_expires` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text NOT NULL,
	`organisation_id` text NOT NULL,
	`is_administrator` integer NOT NULL,
	`language` text DEFAULT 'zh' NOT NULL,
	`is_demo` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email` ON `users` (`email`);--> statement-breakpoint
CREATE INDEX `users_organisation` ON `users` (`organisation_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`actor_user_id` text,
	`actor_organisation_id` text,
	`subject` text NOT NULL,
	`subject_id` text NOT NULL,
	`challenge_id` text,
	`before` text,
	`after` text,
	`is_refused` integer DEFAULT false NOT NULL,
	`reason` text
);
--> statement-breakpoint
CREATE INDEX `audit_entries_at` ON `audit_entries` (`at`,`id`);--> statement-breakpoint
CREATE INDEX `audit_entries_subject` ON `audit_entries` (`subject`,`subject_id`,`id`);--> statement-breakpoint
CREATE INDEX `audit_entries_challenge` ON `audit_entries` (`challenge_id`,`id`);--> statement-breakpoint
CREATE INDEX `audit_entries_kind` ON `audit_entries` (`kind`,`id`);--> statement-breakpoint
CREATE TABLE `bid_version_files` (
	`version_id` text NOT NULL,
	`file_id` text NOT NULL,
	PRIMARY KEY(`version_id`, `file_id`),
	FOREIGN KEY (`version_id`) REFERENCES `bid_versions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `bid_version_files_file` ON `bid_version_files` (`file_id`);--> statement-breakpoint
CREATE TABLE `bid_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`bid_id` text NOT NULL,
	`number` integer NOT NULL,
	`approach` text DEFAULT '' NOT NULL,
	`team` text DEFAULT '' NOT NULL,
	`foundation` text DEFAULT '' NOT NULL,
	`schedule` text DEFAULT '' NOT NULL,
	`price_fen` integer,
	`saved_at` integer NOT NULL,
	`saved_by_user_id` text,
	`sealed_at` integer,
	FOREIGN KEY (`bid_id`) REFERENCES `bids`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`saved_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bid_versions_bid` ON `bid_versions` (`bid_id`,`number`);--> statement-breakpoint
CREATE TABLE `bids` (
	`id` text PRIMARY KEY NOT NULL,
	`challenge_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`status` text NOT NULL,
	`sealed_at` integer,
	`receipt_code` text,
	`is_demo` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`challenge_id`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "bids_status" CHECK("bids"."status" in ('draft', 'sealed', 'withdrawn', 'opened', 'qualified', 'disqualified', 'scored', 'shortlisted', 'won', 'lost', 'contracted', 'destroyed'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bids_challenge_organisation` ON `bids` (`challenge_id`,`organisation_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `bids_receipt` ON `bids` (`receipt_code`);--> statement-breakpoint
CREATE INDEX `bids_challenge_status` ON `bids` (`challenge_id`,`status`);--> statement-breakpoint
CREATE INDEX `bids_organisation` ON `bids` (`organisation_id`,`updated_at`,`id`);--> statement-breakpoint
CREATE TABLE `files` (
	`id` text PRIMARY KEY NOT NULL,
	`bid_id` text NOT NULL,
	`storage_name` text NOT NULL,
	`original_name` text NOT NULL,
	`media_type` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`uploaded_by_user_id` text,
	`uploaded_at` integer NOT NULL,
	FOREIGN KEY (`bid_id`) REFERENCES `bids`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`uploaded_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `files_storage_name` ON `files` (`storage_name`);--> statement-breakpoint
CREATE INDEX `files_bid` ON `files` (`bid_id`,`uploaded_at`);--> statement-breakpoint
CREATE TABLE `promises` (
	`version_id` text NOT NULL,
	`indicator_id` text NOT NULL,
	`value` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`version_id`, `indicator_id`),
	FOREIGN KEY (`version_id`) REFERENCES `bid_versions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`indicator_id`) REFERENCES `indicators`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `promises_indicator` ON `promises` (`indicator_id`);--> statement-breakpoint
CREATE TABLE `challenge_search_documents` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`challenge_id` text NOT NULL,
	`terms` text NOT NULL,
	FOREIGN KEY (`challenge_id`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `challenge_search_documents_challenge` ON `challenge_search_documents` (`challenge_id`);--> statement-breakpoint
CREATE TABLE `challenges` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`list_id` text NOT NULL,
	`position` integer NOT NULL,
	`chain_slug` text,
	`issuer_organisation_id` text NOT NULL,
	`city_slug` text,
	`status` text NOT NULL,
	`kind` text NOT NULL,
	`language` text DEFAULT 'zh' NOT NULL,
	`title` text NOT NULL,
	`problem` text DEFAULT '' NOT NULL,
	`research_content` text DEFAULT '' NOT NULL,
	`goal` text DEFAULT '' NOT NULL,
	`indicator_text` text DEFAULT '' NOT NULL,
	`deliverables` text DEFAULT '' NOT NULL,
	`conditions` text DEFAULT '' NOT NULL,
	`ip_rule` text DEFAULT '' NOT NULL,
	`offered` text DEFAULT '' NOT NULL,
	`acceptance_criteria` text DEFAULT '' NOT NULL,
	`field` text DEFAULT '' NOT NULL,
	`keywords` text NOT NULL,
	`solution_mode` text,
	`budget_fen` integer,
	`budget_note` text DEFAULT '' NOT NULL,
	`duration_months` integer,
	`bids_open_at` integer,
	`bids_close_at` integer,
	`shows_bid_count` integer DEFAULT false NOT NULL,
	`contact_name` text DEFAULT '' NOT NULL,
	`contact_phone` text DEFAULT '' NOT NULL,
	`contact_email` text DEFAULT '' NOT NULL,
	`source_url` text,
	`source_key` text,
	`awarded_bid_id` text,
	`decision_reason` text,
	`decided_at` integer,
	`is_demo` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`list_id`) REFERENCES `challenge_lists`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`chain_slug`) REFERENCES `chains`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`issuer_organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`city_slug`) REFERENCES `cities`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "challenges_status" CHECK("challenges"."status" in ('draft', 'submitted', 'returned', 'approved', 'open', 'closed', 'opened', 'evaluating', 'noticed', 'awarded', 'delivering', 'accepted', 'failed', 'withdrawn', 'unfilled')),
	CONSTRAINT "challenges_kind" CHECK("challenges"."kind" in ('research', 'transfer', 'trial', 'procurement'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `challenges_code` ON `challenges` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `challenges_source` ON `challenges` (`list_id`,`source_key`);--> statement-breakpoint
CREATE INDEX `challenges_list` ON `challenges` (`list_id`,`position`);--> statement-breakpoint
CREATE INDEX `challenges_facets` ON `challenges` (`status`,`chain_slug`,`city_slug`,`kind`,`budget_fen`,`bids_close_at`);--> statement-breakpoint
CREATE INDEX `challenges_chain_closes` ON `challenges` (`chain_slug`,`status`,`bids_close_at`,`id`);--> statement-breakpoint
CREATE INDEX `challenges_status_closes` ON `challenges` (`status`,`bids_close_at`,`id`);--> statement-breakpoint
CREATE INDEX `challenges_issuer` ON `challenges` (`issuer_organisation_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `challenges_title` ON `challenges` (`title`);--> statement-breakpoint
CREATE TABLE `indicators` (
	`id` text PRIMARY KEY NOT NULL,
	`challenge_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`comparator` text NOT NULL,
	`target` text NOT NULL,
	`target_upper` text,
	`unit` text DEFAULT '' NOT NULL,
	`verification` text DEFAULT '' NOT NULL,
	`is_must` integer DEFAULT true NOT NULL,
	FOREIGN KEY (`challenge_id`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "indicators_comparator" CHECK("indicators"."comparator" in ('at-least', 'at-most', 'equals', 'range', 'text'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `indicators_challenge` ON `indicators` (`challenge_id`,`position`);--> statement-breakpoint
CREATE TABLE `import_mappings` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`headers` text NOT NULL,
	`mapping` text NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `import_mappings_headers` ON `import_mappings` (`organisation_id`,`headers`);--> statement-breakpoint
CREATE TABLE `import_rows` (
	`import_id` text NOT NULL,
	`row_number` integer NOT NULL,
	`cells` text NOT NULL,
	`edits` text NOT NULL,
	`error_count` integer NOT NULL,
	`warning_count` integer NOT NULL,
	`is_excluded` integer DEFAULT false NOT NULL,
	`challenge_id` text,
	PRIMARY KEY(`import_id`, `row_number`),
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`challenge_id`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `import_rows_errors` ON `import_rows` (`import_id`,`error_count`,`row_number`);--> statement-breakpoint
CREATE INDEX `import_rows_challenge` ON `import_rows` (`challenge_id`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`list_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`uploaded_by_user_id` text,
	`file_name` text NOT NULL,
	`sha256` text NOT NULL,
	`status` text NOT NULL,
	`refusal` text,
	`head` text,
	`header_row` integer,
	`mapping` text,
	`row_count` integer DEFAULT 0 NOT NULL,
	`done_count` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`list_id`) REFERENCES `challenge_lists`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`uploaded_by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "imports_status" CHECK("imports"."status" in ('reading', 'preview', 'taking', 'taken', 'refused', 'discarded'))
);
--> statement-breakpoint
CREATE INDEX `imports_list` ON `imports` (`list_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `imports_organisation` ON `imports` (`organisation_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `imports_status` ON `imports` (`status`,`updated_at`);--> statement-breakpoint
CREATE TABLE `challenge_lists` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`chain_slug` text,
	`title` text NOT NULL,
	`title_en` text,
	`note` text DEFAULT '' NOT NULL,
	`status` text NOT NULL,
	`origin` text NOT NULL,
	`owner_organisation_id` text,
	`bids_close_at` integer,
	`released_at` integer,
	`is_demo` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`chain_slug`) REFERENCES `chains`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "challenge_lists_status" CHECK("challenge_lists"."status" in ('draft', 'released', 'withdrawn')),
	CONSTRAINT "challenge_lists_origin" CHECK("challenge_lists"."origin" in ('corridor', 'foreign'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `challenge_lists_code` ON `challenge_lists` (`code`);--> statement-breakpoint
CREATE INDEX `challenge_lists_chain` ON `challenge_lists` (`chain_slug`,`status`,`released_at`);--> statement-breakpoint
CREATE INDEX `challenge_lists_released` ON `challenge_lists` (`status`,`released_at`);--> statement-breakpoint
CREATE INDEX `challenge_lists_owner` ON `challenge_lists` (`owner_organisation_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `code_counters` (
	`prefix` text PRIMARY KEY NOT NULL,
	`last` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `mails` (
	`id` text PRIMARY KEY NOT NULL,
	`to` text NOT NULL,
	`language` text NOT NULL,
	`template` text NOT NULL,
	`parameters` text NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`last_error` text
);
--> statement-breakpoint
CREATE INDEX `mails_pending` ON `mails` (`sent_at`,`next_attempt_at`);--> statement-breakpoint
CREATE TABLE `chain_members` (
	`chain_slug` text NOT NULL,
	`organisation_id` text NOT NULL,
	`joined_at` integer NOT NULL,
	PRIMARY KEY(`chain_slug`, `organisation_id`),
	FOREIGN KEY (`chain_slug`) REFERENCES `chains`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `chain_members_organisation` ON `chain_members` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `chains` (
	`slug` text PRIMARY KEY NOT NULL,
	`code_prefix` text NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text NOT NULL,
	`position` integer NOT NULL,
	`hue` integer NOT NULL,
	`lead_organisation_id` text,
	FOREIGN KEY (`lead_organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `chains_code_prefix` ON `chains` (`code_prefix`);--> statement-breakpoint
CREATE INDEX `chains_lead` ON `chains` (`lead_organisation_id`);--> statement-breakpoint
CREATE TABLE `cities` (
	`slug` text PRIMARY KEY NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `organisations` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`name_en` text,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`credit_code` text,
	`city_slug` text,
	`introduction` text DEFAULT '' NOT NULL,
	`website` text,
	`return_reason` text,
	`decided_at` integer,
	`is_demo` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`city_slug`) REFERENCES `cities`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "organisations_kind" CHECK("organisations"."kind" in ('enterprise', 'university', 'institute', 'bureau', 'office', 'agency')),
	CONSTRAINT "organisations_status" CHECK("organisations"."status" in ('unclaimed', 'pending', 'returned', 'verified'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_slug` ON `organisations` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_credit_code` ON `organisations` (`credit_code`);--> statement-breakpoint
CREATE INDEX `organisations_name` ON `organisations` (`name`);--> statement-breakpoint
CREATE INDEX `organisations_city_status` ON `organisations` (`city_slug`,`status`,`created_at`);
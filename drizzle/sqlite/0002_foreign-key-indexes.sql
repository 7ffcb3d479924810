CREATE INDEX `bid_versions_saver` ON `bid_versions` (`saved_by_user_id`);--> statement-breakpoint
CREATE INDEX `files_uploader` ON `files` (`uploaded_by_user_id`);--> statement-breakpoint
CREATE INDEX `challenges_city_closes` ON `challenges` (`city_slug`,`status`,`bids_close_at`,`id`);--> statement-breakpoint
CREATE INDEX `imports_uploader` ON `imports` (`uploaded_by_user_id`);
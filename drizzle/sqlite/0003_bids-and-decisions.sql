ALTER TABLE `bid_versions` ADD `revision` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `bid_versions` ADD `field_revisions` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `bids` ADD `outcome_reason` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `challenges` ADD `unfilled_reason` text;
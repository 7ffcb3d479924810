ALTER TABLE `import_rows` ADD `source_key` text NOT NULL;--> statement-breakpoint
ALTER TABLE `import_rows` ADD `duplicate_of` text;--> statement-breakpoint
ALTER TABLE `imports` ADD `storage_name` text;
ALTER TABLE "import_rows" ADD COLUMN "source_key" text NOT NULL;--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "duplicate_of" text;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "storage_name" text;
CREATE TABLE "discarded_files" (
	"storage_name" text PRIMARY KEY NOT NULL,
	"discarded_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "discarded_files_at" ON "discarded_files" USING btree ("discarded_at");--> statement-breakpoint
CREATE INDEX "bids_recovery" ON "bids" USING btree ("status","recovery_ends_at");
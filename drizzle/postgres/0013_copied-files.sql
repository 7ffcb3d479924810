DROP INDEX "challenge_files_storage_name";--> statement-breakpoint
CREATE INDEX "challenge_files_storage_name" ON "challenge_files" USING btree ("storage_name");
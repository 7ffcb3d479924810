CREATE TABLE "job_runners" (
	"name" text PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"lease_ends_at" bigint NOT NULL,
	"seen_at" bigint NOT NULL,
	"runs" jsonb NOT NULL
);

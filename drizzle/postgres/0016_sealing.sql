CREATE TABLE "bid_partners" (
	"bid_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"status" text NOT NULL,
	"confirmed_revision" bigint,
	"answered_at" bigint,
	"answered_by_user_id" text,
	"invited_at" bigint NOT NULL,
	CONSTRAINT "bid_partners_bid_id_organisation_id_pk" PRIMARY KEY("bid_id","organisation_id"),
	CONSTRAINT "bid_partners_status" CHECK ("bid_partners"."status" in ('invited', 'confirmed', 'declined'))
);
--> statement-breakpoint
CREATE TABLE "bid_seats" (
	"challenge_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"bid_id" text NOT NULL,
	CONSTRAINT "bid_seats_challenge_id_organisation_id_pk" PRIMARY KEY("challenge_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "checkpoints" (
	"id" text PRIMARY KEY NOT NULL,
	"size" bigint NOT NULL,
	"at" bigint NOT NULL,
	"reason" text NOT NULL,
	"note" text NOT NULL,
	CONSTRAINT "checkpoints_reason" CHECK ("checkpoints"."reason" in ('receipt', 'hour', 'deadline'))
);
--> statement-breakpoint
CREATE TABLE "cosignatures" (
	"checkpoint_id" text NOT NULL,
	"witness_id" text NOT NULL,
	"line" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "cosignatures_checkpoint_id_witness_id_pk" PRIMARY KEY("checkpoint_id","witness_id")
);
--> statement-breakpoint
CREATE TABLE "log_leaves" (
	"index" bigint PRIMARY KEY NOT NULL,
	"bid_id" text NOT NULL,
	"version" bigint NOT NULL,
	"kind" text NOT NULL,
	"leaf" text NOT NULL,
	"at" bigint NOT NULL,
	"checkpoint_id" text NOT NULL,
	CONSTRAINT "log_leaves_kind" CHECK ("log_leaves"."kind" in ('bid.sealed', 'bid.replaced', 'bid.withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "log_nodes" (
	"level" bigint NOT NULL,
	"index" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "log_nodes_level_index_pk" PRIMARY KEY("level","index")
);
--> statement-breakpoint
CREATE TABLE "witnesses" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"public_key" text NOT NULL,
	"added_by_user_id" text NOT NULL,
	"added_at" bigint NOT NULL,
	"retired_at" bigint
);
--> statement-breakpoint
CREATE TABLE "ceremonies" (
	"id" text PRIMARY KEY NOT NULL,
	"list_id" text NOT NULL,
	"status" text NOT NULL,
	"made_by_user_id" text NOT NULL,
	"made_at" bigint NOT NULL,
	"rehearsal" text NOT NULL,
	"tested_at" bigint,
	CONSTRAINT "ceremonies_status" CHECK ("ceremonies"."status" in ('made', 'tested'))
);
--> statement-breakpoint
CREATE TABLE "holders" (
	"ceremony_id" text NOT NULL,
	"number" bigint NOT NULL,
	"key_id" text NOT NULL,
	"user_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"checked_at" bigint,
	CONSTRAINT "holders_ceremony_id_number_pk" PRIMARY KEY("ceremony_id","number")
);
--> statement-breakpoint
CREATE TABLE "opened_parts" (
	"part_id" text PRIMARY KEY NOT NULL,
	"opening_key_id" text NOT NULL,
	"at" bigint NOT NULL,
	"failure" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "opening_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"ceremony_id" text NOT NULL,
	"challenge_id" text,
	"part" text NOT NULL,
	"suite" text NOT NULL,
	"recipient" text NOT NULL,
	"rebuilt_at" bigint,
	"finished_at" bigint,
	CONSTRAINT "opening_keys_part" CHECK ("opening_keys"."part" in ('bid', 'price')),
	CONSTRAINT "opening_keys_suite" CHECK ("opening_keys"."suite" in ('age-x25519-v1'))
);
--> statement-breakpoint
CREATE TABLE "opening_shares" (
	"opening_key_id" text NOT NULL,
	"number" bigint NOT NULL,
	"sealed_share" text NOT NULL,
	"given" text,
	"given_at" bigint,
	CONSTRAINT "opening_shares_opening_key_id_number_pk" PRIMARY KEY("opening_key_id","number")
);
--> statement-breakpoint
CREATE TABLE "person_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"recipient" text NOT NULL,
	"created_at" bigint NOT NULL,
	"retired_at" bigint,
	"loss" text,
	CONSTRAINT "person_keys_loss" CHECK ("person_keys"."loss" in ('lost', 'renewed'))
);
--> statement-breakpoint
CREATE TABLE "sealed_chunks" (
	"part_id" text NOT NULL,
	"offset" bigint NOT NULL,
	"size" bigint NOT NULL,
	"storage_name" text NOT NULL,
	CONSTRAINT "sealed_chunks_part_id_offset_pk" PRIMARY KEY("part_id","offset")
);
--> statement-breakpoint
CREATE TABLE "sealed_parts" (
	"id" text PRIMARY KEY NOT NULL,
	"bid_id" text NOT NULL,
	"version_id" text,
	"opening_key_id" text NOT NULL,
	"part" text NOT NULL,
	"suite" text NOT NULL,
	"way" text NOT NULL,
	"sha256" text NOT NULL,
	"size" bigint NOT NULL,
	"received" bigint DEFAULT 0 NOT NULL,
	"started_by_user_id" text NOT NULL,
	"started_at" bigint NOT NULL,
	CONSTRAINT "sealed_parts_part" CHECK ("sealed_parts"."part" in ('bid', 'price')),
	CONSTRAINT "sealed_parts_suite" CHECK ("sealed_parts"."suite" in ('age-x25519-v1')),
	CONSTRAINT "sealed_parts_way" CHECK ("sealed_parts"."way" in ('browser', 'command', 'server'))
);
--> statement-breakpoint
ALTER TABLE "bids" ADD COLUMN "failure" text;--> statement-breakpoint
ALTER TABLE "bids" ADD COLUMN "recovery_ends_at" bigint;--> statement-breakpoint
ALTER TABLE "challenges" ADD COLUMN "has_two_envelopes" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "bid_partners" ADD CONSTRAINT "bid_partners_bid_id_bids_id_fk" FOREIGN KEY ("bid_id") REFERENCES "public"."bids"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bid_partners" ADD CONSTRAINT "bid_partners_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bid_partners" ADD CONSTRAINT "bid_partners_answered_by_user_id_users_id_fk" FOREIGN KEY ("answered_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bid_seats" ADD CONSTRAINT "bid_seats_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bid_seats" ADD CONSTRAINT "bid_seats_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bid_seats" ADD CONSTRAINT "bid_seats_bid_id_bids_id_fk" FOREIGN KEY ("bid_id") REFERENCES "public"."bids"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cosignatures" ADD CONSTRAINT "cosignatures_checkpoint_id_checkpoints_id_fk" FOREIGN KEY ("checkpoint_id") REFERENCES "public"."checkpoints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cosignatures" ADD CONSTRAINT "cosignatures_witness_id_witnesses_id_fk" FOREIGN KEY ("witness_id") REFERENCES "public"."witnesses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_leaves" ADD CONSTRAINT "log_leaves_bid_id_bids_id_fk" FOREIGN KEY ("bid_id") REFERENCES "public"."bids"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_leaves" ADD CONSTRAINT "log_leaves_checkpoint_id_checkpoints_id_fk" FOREIGN KEY ("checkpoint_id") REFERENCES "public"."checkpoints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "witnesses" ADD CONSTRAINT "witnesses_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "witnesses" ADD CONSTRAINT "witnesses_added_by_user_id_users_id_fk" FOREIGN KEY ("added_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ceremonies" ADD CONSTRAINT "ceremonies_list_id_challenge_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."challenge_lists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ceremonies" ADD CONSTRAINT "ceremonies_made_by_user_id_users_id_fk" FOREIGN KEY ("made_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holders" ADD CONSTRAINT "holders_ceremony_id_ceremonies_id_fk" FOREIGN KEY ("ceremony_id") REFERENCES "public"."ceremonies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holders" ADD CONSTRAINT "holders_key_id_person_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."person_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holders" ADD CONSTRAINT "holders_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holders" ADD CONSTRAINT "holders_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opened_parts" ADD CONSTRAINT "opened_parts_part_id_sealed_parts_id_fk" FOREIGN KEY ("part_id") REFERENCES "public"."sealed_parts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opened_parts" ADD CONSTRAINT "opened_parts_opening_key_id_opening_keys_id_fk" FOREIGN KEY ("opening_key_id") REFERENCES "public"."opening_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening_keys" ADD CONSTRAINT "opening_keys_ceremony_id_ceremonies_id_fk" FOREIGN KEY ("ceremony_id") REFERENCES "public"."ceremonies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening_keys" ADD CONSTRAINT "opening_keys_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening_shares" ADD CONSTRAINT "opening_shares_opening_key_id_opening_keys_id_fk" FOREIGN KEY ("opening_key_id") REFERENCES "public"."opening_keys"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_keys" ADD CONSTRAINT "person_keys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sealed_chunks" ADD CONSTRAINT "sealed_chunks_part_id_sealed_parts_id_fk" FOREIGN KEY ("part_id") REFERENCES "public"."sealed_parts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sealed_parts" ADD CONSTRAINT "sealed_parts_bid_id_bids_id_fk" FOREIGN KEY ("bid_id") REFERENCES "public"."bids"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sealed_parts" ADD CONSTRAINT "sealed_parts_version_id_bid_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."bid_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sealed_parts" ADD CONSTRAINT "sealed_parts_opening_key_id_opening_keys_id_fk" FOREIGN KEY ("opening_key_id") REFERENCES "public"."opening_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sealed_parts" ADD CONSTRAINT "sealed_parts_started_by_user_id_users_id_fk" FOREIGN KEY ("started_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bid_partners_organisation" ON "bid_partners" USING btree ("organisation_id","invited_at");--> statement-breakpoint
CREATE INDEX "bid_partners_answerer" ON "bid_partners" USING btree ("answered_by_user_id");--> statement-breakpoint
CREATE INDEX "bid_seats_bid" ON "bid_seats" USING btree ("bid_id");--> statement-breakpoint
CREATE INDEX "bid_seats_organisation" ON "bid_seats" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "checkpoints_at" ON "checkpoints" USING btree ("at","size");--> statement-breakpoint
CREATE INDEX "checkpoints_size" ON "checkpoints" USING btree ("size");--> statement-breakpoint
CREATE INDEX "cosignatures_witness" ON "cosignatures" USING btree ("witness_id","at");--> statement-breakpoint
CREATE INDEX "log_leaves_bid" ON "log_leaves" USING btree ("bid_id","index");--> statement-breakpoint
CREATE INDEX "log_leaves_checkpoint" ON "log_leaves" USING btree ("checkpoint_id");--> statement-breakpoint
CREATE UNIQUE INDEX "witnesses_key" ON "witnesses" USING btree ("public_key");--> statement-breakpoint
CREATE INDEX "witnesses_organisation" ON "witnesses" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "witnesses_adder" ON "witnesses" USING btree ("added_by_user_id");--> statement-breakpoint
CREATE INDEX "ceremonies_list" ON "ceremonies" USING btree ("list_id","made_at");--> statement-breakpoint
CREATE INDEX "ceremonies_maker" ON "ceremonies" USING btree ("made_by_user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "holders_organisation" ON "holders" USING btree ("ceremony_id","organisation_id");--> statement-breakpoint
CREATE INDEX "holders_user" ON "holders" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "holders_key" ON "holders" USING btree ("key_id");--> statement-breakpoint
CREATE INDEX "holders_of_organisation" ON "holders" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "opened_parts_key" ON "opened_parts" USING btree ("opening_key_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "opening_keys_recipient" ON "opening_keys" USING btree ("recipient");--> statement-breakpoint
CREATE INDEX "opening_keys_ceremony" ON "opening_keys" USING btree ("ceremony_id");--> statement-breakpoint
CREATE INDEX "opening_keys_challenge" ON "opening_keys" USING btree ("challenge_id","part");--> statement-breakpoint
CREATE UNIQUE INDEX "person_keys_recipient" ON "person_keys" USING btree ("recipient");--> statement-breakpoint
CREATE INDEX "person_keys_user" ON "person_keys" USING btree ("user_id","retired_at");--> statement-breakpoint
CREATE UNIQUE INDEX "sealed_chunks_storage_name" ON "sealed_chunks" USING btree ("storage_name");--> statement-breakpoint
CREATE UNIQUE INDEX "sealed_parts_version" ON "sealed_parts" USING btree ("version_id","part");--> statement-breakpoint
CREATE INDEX "sealed_parts_bid" ON "sealed_parts" USING btree ("bid_id","started_at");--> statement-breakpoint
CREATE INDEX "sealed_parts_key" ON "sealed_parts" USING btree ("opening_key_id");--> statement-breakpoint
CREATE INDEX "sealed_parts_starter" ON "sealed_parts" USING btree ("started_by_user_id");
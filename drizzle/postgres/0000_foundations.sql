CREATE TABLE "one_time_links" (
	"id" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"user_id" text,
	"organisation_id" text NOT NULL,
	"email" text,
	"is_administrator" boolean DEFAULT false NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint,
	CONSTRAINT "one_time_links_purpose" CHECK ("one_time_links"."purpose" in ('invitation', 'recovery', 'office'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" bigint NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"organisation_id" text NOT NULL,
	"is_administrator" boolean NOT NULL,
	"language" text DEFAULT 'zh' NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"kind" text NOT NULL,
	"actor_user_id" text,
	"actor_organisation_id" text,
	"subject" text NOT NULL,
	"subject_id" text NOT NULL,
	"challenge_id" text,
	"before" jsonb,
	"after" jsonb,
	"is_refused" boolean DEFAULT false NOT NULL,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "bid_version_files" (
	"version_id" text NOT NULL,
	"file_id" text NOT NULL,
	CONSTRAINT "bid_version_files_version_id_file_id_pk" PRIMARY KEY("version_id","file_id")
);
--> statement-breakpoint
CREATE TABLE "bid_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"bid_id" text NOT NULL,
	"number" bigint NOT NULL,
	"approach" text DEFAULT '' NOT NULL,
	"team" text DEFAULT '' NOT NULL,
	"foundation" text DEFAULT '' NOT NULL,
	"schedule" text DEFAULT '' NOT NULL,
	"price_fen" bigint,
	"saved_at" bigint NOT NULL,
	"saved_by_user_id" text,
	"sealed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "bids" (
	"id" text PRIMARY KEY NOT NULL,
	"challenge_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"status" text NOT NULL,
	"sealed_at" bigint,
	"receipt_code" text,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "bids_status" CHECK ("bids"."status" in ('draft', 'sealed', 'withdrawn', 'opened', 'qualified', 'disqualified', 'scored', 'shortlisted', 'won', 'lost', 'contracted', 'destroyed'))
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" text PRIMARY KEY NOT NULL,
	"bid_id" text NOT NULL,
	"storage_name" text NOT NULL,
	"original_name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" bigint NOT NULL,
	"sha256" text NOT NULL,
	"uploaded_by_user_id" text,
	"uploaded_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "promises" (
	"version_id" text NOT NULL,
	"indicator_id" text NOT NULL,
	"value" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "promises_version_id_indicator_id_pk" PRIMARY KEY("version_id","indicator_id")
);
--> statement-breakpoint
CREATE TABLE "challenge_search_documents" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"challenge_id" text NOT NULL,
	"terms" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "challenges" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"list_id" text NOT NULL,
	"position" bigint NOT NULL,
	"chain_slug" text,
	"issuer_organisation_id" text NOT NULL,
	"city_slug" text,
	"status" text NOT NULL,
	"kind" text NOT NULL,
	"language" text DEFAULT 'zh' NOT NULL,
	"title" text NOT NULL,
	"problem" text DEFAULT '' NOT NULL,
	"research_content" text DEFAULT '' NOT NULL,
	"goal" text DEFAULT '' NOT NULL,
	"indicator_text" text DEFAULT '' NOT NULL,
	"deliverables" text DEFAULT '' NOT NULL,
	"conditions" text DEFAULT '' NOT NULL,
	"ip_rule" text DEFAULT '' NOT NULL,
	"offered" text DEFAULT '' NOT NULL,
	"acceptance_criteria" text DEFAULT '' NOT NULL,
	"field" text DEFAULT '' NOT NULL,
	"keywords" jsonb NOT NULL,
	"solution_mode" text,
	"budget_fen" bigint,
	"budget_note" text DEFAULT '' NOT NULL,
	"duration_months" bigint,
	"bids_open_at" bigint,
	"bids_close_at" bigint,
	"shows_bid_count" boolean DEFAULT false NOT NULL,
	"contact_name" text DEFAULT '' NOT NULL,
	"contact_phone" text DEFAULT '' NOT NULL,
	"contact_email" text DEFAULT '' NOT NULL,
	"source_url" text,
	"source_key" text,
	"awarded_bid_id" text,
	"decision_reason" text,
	"decided_at" bigint,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "challenges_status" CHECK ("challenges"."status" in ('draft', 'submitted', 'returned', 'approved', 'open', 'closed', 'opened', 'evaluating', 'noticed', 'awarded', 'delivering', 'accepted', 'failed', 'withdrawn', 'unfilled')),
	CONSTRAINT "challenges_kind" CHECK ("challenges"."kind" in ('research', 'transfer', 'trial', 'procurement'))
);
--> statement-breakpoint
CREATE TABLE "indicators" (
	"id" text PRIMARY KEY NOT NULL,
	"challenge_id" text NOT NULL,
	"position" bigint NOT NULL,
	"name" text NOT NULL,
	"comparator" text NOT NULL,
	"target" text NOT NULL,
	"target_upper" text,
	"unit" text DEFAULT '' NOT NULL,
	"verification" text DEFAULT '' NOT NULL,
	"is_must" boolean DEFAULT true NOT NULL,
	CONSTRAINT "indicators_comparator" CHECK ("indicators"."comparator" in ('at-least', 'at-most', 'equals', 'range', 'text'))
);
--> statement-breakpoint
CREATE TABLE "import_mappings" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"headers" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"import_id" text NOT NULL,
	"row_number" bigint NOT NULL,
	"cells" jsonb NOT NULL,
	"edits" jsonb NOT NULL,
	"error_count" bigint NOT NULL,
	"warning_count" bigint NOT NULL,
	"is_excluded" boolean DEFAULT false NOT NULL,
	"challenge_id" text,
	CONSTRAINT "import_rows_import_id_row_number_pk" PRIMARY KEY("import_id","row_number")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" text PRIMARY KEY NOT NULL,
	"list_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"uploaded_by_user_id" text,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"status" text NOT NULL,
	"refusal" jsonb,
	"head" jsonb,
	"header_row" bigint,
	"mapping" jsonb,
	"row_count" bigint DEFAULT 0 NOT NULL,
	"done_count" bigint DEFAULT 0 NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "imports_status" CHECK ("imports"."status" in ('reading', 'preview', 'taking', 'taken', 'refused', 'discarded'))
);
--> statement-breakpoint
CREATE TABLE "challenge_lists" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"chain_slug" text,
	"title" text NOT NULL,
	"title_en" text,
	"note" text DEFAULT '' NOT NULL,
	"status" text NOT NULL,
	"origin" text NOT NULL,
	"owner_organisation_id" text,
	"bids_close_at" bigint,
	"released_at" bigint,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "challenge_lists_status" CHECK ("challenge_lists"."status" in ('draft', 'released', 'withdrawn')),
	CONSTRAINT "challenge_lists_origin" CHECK ("challenge_lists"."origin" in ('corridor', 'foreign'))
);
--> statement-breakpoint
CREATE TABLE "code_counters" (
	"prefix" text PRIMARY KEY NOT NULL,
	"last" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" text PRIMARY KEY NOT NULL,
	"to" text NOT NULL,
	"language" text NOT NULL,
	"template" text NOT NULL,
	"parameters" jsonb NOT NULL,
	"created_at" bigint NOT NULL,
	"sent_at" bigint,
	"attempts" bigint DEFAULT 0 NOT NULL,
	"next_attempt_at" bigint NOT NULL,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "chain_members" (
	"chain_slug" text NOT NULL,
	"organisation_id" text NOT NULL,
	"joined_at" bigint NOT NULL,
	CONSTRAINT "chain_members_chain_slug_organisation_id_pk" PRIMARY KEY("chain_slug","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "chains" (
	"slug" text PRIMARY KEY NOT NULL,
	"code_prefix" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"position" bigint NOT NULL,
	"hue" bigint NOT NULL,
	"lead_organisation_id" text
);
--> statement-breakpoint
CREATE TABLE "cities" (
	"slug" text PRIMARY KEY NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"position" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"credit_code" text,
	"city_slug" text,
	"introduction" text DEFAULT '' NOT NULL,
	"website" text,
	"return_reason" text,
	"decided_at" bigint,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "organisations_kind" CHECK ("organisations"."kind" in ('enterprise', 'university', 'institute', 'bureau', 'office', 'agency')),
	CONSTRAINT "organisations_status" CHECK ("organisations"."status" in ('unclaimed', 'pending', 'returned', 'verified'))
);
--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bid_version_files" ADD CONSTRAINT "bid_version_files_version_id_bid_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."bid_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bid_version_files" ADD CONSTRAINT "bid_version_files_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bid_versions" ADD CONSTRAINT "bid_versions_bid_id_bids_id_fk" FOREIGN KEY ("bid_id") REFERENCES "public"."bids"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bid_versions" ADD CONSTRAINT "bid_versions_saved_by_user_id_users_id_fk" FOREIGN KEY ("saved_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bids" ADD CONSTRAINT "bids_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bids" ADD CONSTRAINT "bids_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_bid_id_bids_id_fk" FOREIGN KEY ("bid_id") REFERENCES "public"."bids"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_uploaded_by_user_id_users_id_fk" FOREIGN KEY ("uploaded_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promises" ADD CONSTRAINT "promises_version_id_bid_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."bid_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promises" ADD CONSTRAINT "promises_indicator_id_indicators_id_fk" FOREIGN KEY ("indicator_id") REFERENCES "public"."indicators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_search_documents" ADD CONSTRAINT "challenge_search_documents_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_list_id_challenge_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."challenge_lists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_chain_slug_chains_slug_fk" FOREIGN KEY ("chain_slug") REFERENCES "public"."chains"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_issuer_organisation_id_organisations_id_fk" FOREIGN KEY ("issuer_organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_city_slug_cities_slug_fk" FOREIGN KEY ("city_slug") REFERENCES "public"."cities"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_mappings" ADD CONSTRAINT "import_mappings_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_list_id_challenge_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."challenge_lists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_uploaded_by_user_id_users_id_fk" FOREIGN KEY ("uploaded_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_lists" ADD CONSTRAINT "challenge_lists_chain_slug_chains_slug_fk" FOREIGN KEY ("chain_slug") REFERENCES "public"."chains"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenge_lists" ADD CONSTRAINT "challenge_lists_owner_organisation_id_organisations_id_fk" FOREIGN KEY ("owner_organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chain_members" ADD CONSTRAINT "chain_members_chain_slug_chains_slug_fk" FOREIGN KEY ("chain_slug") REFERENCES "public"."chains"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chain_members" ADD CONSTRAINT "chain_members_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chains" ADD CONSTRAINT "chains_lead_organisation_id_organisations_id_fk" FOREIGN KEY ("lead_organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_city_slug_cities_slug_fk" FOREIGN KEY ("city_slug") REFERENCES "public"."cities"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "one_time_links_organisation" ON "one_time_links" USING btree ("organisation_id","created_at");--> statement-breakpoint
CREATE INDEX "one_time_links_user" ON "one_time_links" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_expires" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree ("email");--> statement-breakpoint
CREATE INDEX "users_organisation" ON "users" USING btree ("organisation_id","created_at");--> statement-breakpoint
CREATE INDEX "audit_entries_at" ON "audit_entries" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "audit_entries_subject" ON "audit_entries" USING btree ("subject","subject_id","id");--> statement-breakpoint
CREATE INDEX "audit_entries_challenge" ON "audit_entries" USING btree ("challenge_id","id");--> statement-breakpoint
CREATE INDEX "audit_entries_kind" ON "audit_entries" USING btree ("kind","id");--> statement-breakpoint
CREATE INDEX "bid_version_files_file" ON "bid_version_files" USING btree ("file_id");--> statement-breakpoint
CREATE UNIQUE INDEX "bid_versions_bid" ON "bid_versions" USING btree ("bid_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "bids_challenge_organisation" ON "bids" USING btree ("challenge_id","organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "bids_receipt" ON "bids" USING btree ("receipt_code");--> statement-breakpoint
CREATE INDEX "bids_challenge_status" ON "bids" USING btree ("challenge_id","status");--> statement-breakpoint
CREATE INDEX "bids_organisation" ON "bids" USING btree ("organisation_id","updated_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "files_storage_name" ON "files" USING btree ("storage_name");--> statement-breakpoint
CREATE INDEX "files_bid" ON "files" USING btree ("bid_id","uploaded_at");--> statement-breakpoint
CREATE INDEX "promises_indicator" ON "promises" USING btree ("indicator_id");--> statement-breakpoint
CREATE UNIQUE INDEX "challenge_search_documents_challenge" ON "challenge_search_documents" USING btree ("challenge_id");--> statement-breakpoint
CREATE UNIQUE INDEX "challenges_code" ON "challenges" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "challenges_source" ON "challenges" USING btree ("list_id","source_key");--> statement-breakpoint
CREATE INDEX "challenges_list" ON "challenges" USING btree ("list_id","position");--> statement-breakpoint
CREATE INDEX "challenges_facets" ON "challenges" USING btree ("status","chain_slug","city_slug","kind","budget_fen","bids_close_at");--> statement-breakpoint
CREATE INDEX "challenges_chain_closes" ON "challenges" USING btree ("chain_slug","status","bids_close_at","id");--> statement-breakpoint
CREATE INDEX "challenges_status_closes" ON "challenges" USING btree ("status","bids_close_at","id");--> statement-breakpoint
CREATE INDEX "challenges_issuer" ON "challenges" USING btree ("issuer_organisation_id","created_at");--> statement-breakpoint
CREATE INDEX "challenges_title" ON "challenges" USING btree ("title");--> statement-breakpoint
CREATE UNIQUE INDEX "indicators_challenge" ON "indicators" USING btree ("challenge_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "import_mappings_headers" ON "import_mappings" USING btree ("organisation_id","headers");--> statement-breakpoint
CREATE INDEX "import_rows_errors" ON "import_rows" USING btree ("import_id","error_count","row_number");--> statement-breakpoint
CREATE INDEX "import_rows_challenge" ON "import_rows" USING btree ("challenge_id");--> statement-breakpoint
CREATE INDEX "imports_list" ON "imports" USING btree ("list_id","created_at");--> statement-breakpoint
CREATE INDEX "imports_organisation" ON "imports" USING btree ("organisation_id","created_at");--> statement-breakpoint
CREATE INDEX "imports_status" ON "imports" USING btree ("status","updated_at");--> statement-breakpoint
CREATE UNIQUE INDEX "challenge_lists_code" ON "challenge_lists" USING btree ("code");--> statement-breakpoint
CREATE INDEX "challenge_lists_chain" ON "challenge_lists" USING btree ("chain_slug","status","released_at");--> statement-breakpoint
CREATE INDEX "challenge_lists_released" ON "challenge_lists" USING btree ("status","released_at");--> statement-breakpoint
CREATE INDEX "challenge_lists_owner" ON "challenge_lists" USING btree ("owner_organisation_id","created_at");--> statement-breakpoint
CREATE INDEX "mails_pending" ON "mails" USING btree ("sent_at","next_attempt_at");--> statement-breakpoint
CREATE INDEX "chain_members_organisation" ON "chain_members" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "chains_code_prefix" ON "chains" USING btree ("code_prefix");--> statement-breakpoint
CREATE INDEX "chains_lead" ON "chains" USING btree ("lead_organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "organisations_slug" ON "organisations" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "organisations_credit_code" ON "organisations" USING btree ("credit_code");--> statement-breakpoint
CREATE INDEX "organisations_name" ON "organisations" USING btree ("name");--> statement-breakpoint
CREATE INDEX "organisations_city_status" ON "organisations" USING btree ("city_slug","status","created_at");
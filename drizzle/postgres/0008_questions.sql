CREATE TABLE "questions" (
	"id" text PRIMARY KEY NOT NULL,
	"challenge_id" text NOT NULL,
	"number" bigint NOT NULL,
	"question" text NOT NULL,
	"asked_at" bigint NOT NULL,
	"asked_by_user_id" text NOT NULL,
	"due_at" bigint NOT NULL,
	"due_period" jsonb NOT NULL,
	"answer" text,
	"answered_at" bigint,
	"answered_by_user_id" text
);
--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_asked_by_user_id_users_id_fk" FOREIGN KEY ("asked_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_answered_by_user_id_users_id_fk" FOREIGN KEY ("answered_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "questions_challenge" ON "questions" USING btree ("challenge_id","number");--> statement-breakpoint
CREATE INDEX "questions_asker" ON "questions" USING btree ("asked_by_user_id");--> statement-breakpoint
CREATE INDEX "questions_answerer" ON "questions" USING btree ("answered_by_user_id");
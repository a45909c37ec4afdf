CREATE TABLE "alert" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"cleared_at" timestamp with time zone,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "broadcast" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"state" text NOT NULL,
	"audience" text NOT NULL,
	"title_sv" text NOT NULL,
	"title_en" text NOT NULL,
	"text_sv" text NOT NULL,
	"text_en" text NOT NULL,
	"link" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"idempotency_key" text,
	CONSTRAINT "broadcast_idempotencyKey_unique" UNIQUE("idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "heartbeat" (
	"name" text PRIMARY KEY NOT NULL,
	"ran_at" timestamp with time zone NOT NULL,
	"next_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pace" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"paused_until" timestamp with time zone,
	"paused_because" text,
	"backoff_ms" integer DEFAULT 0 NOT NULL,
	"urgent_until" timestamp with time zone,
	"bulk_at" timestamp with time zone,
	CONSTRAINT "pace_is_one_row" CHECK ("pace"."one")
);
--> statement-breakpoint
CREATE TABLE "pace_request" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "pace_request_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"conversation_id" text NOT NULL,
	"kind" text NOT NULL,
	"counted_by" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "team_id" text;--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "blocked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "renewed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "broadcast_id" uuid;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "alert_id" uuid;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "resend_of" uuid;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "seen_in_team_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "left_team_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "broadcast" ADD CONSTRAINT "broadcast_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_alert_of_a_kind" ON "alert" USING btree ("kind") WHERE cleared_at is null;--> statement-breakpoint
CREATE INDEX "broadcast_running" ON "broadcast" USING btree ("state") WHERE state = 'running';--> statement-breakpoint
CREATE INDEX "pace_request_counted" ON "pace_request" USING btree ("counted_by");--> statement-breakpoint
CREATE INDEX "pace_request_conversation" ON "pace_request" USING btree ("conversation_id","kind","counted_by");--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_broadcast_id_broadcast_id_fk" FOREIGN KEY ("broadcast_id") REFERENCES "public"."broadcast"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_alert_id_alert_id_fk" FOREIGN KEY ("alert_id") REFERENCES "public"."alert"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_resend_of_delivery_id_fk" FOREIGN KEY ("resend_of") REFERENCES "public"."delivery"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "delivery_of_broadcast" ON "delivery" USING btree ("broadcast_id","outcome") WHERE broadcast_id is not null;--> statement-breakpoint
CREATE INDEX "delivery_broadcast_to_send" ON "delivery" USING btree ("broadcast_id","id") WHERE broadcast_id is not null and outcome is null and claimed_at is null;--> statement-breakpoint
CREATE INDEX "delivery_claimed" ON "delivery" USING btree ("claimed_at") WHERE outcome is null and claimed_at is not null;--> statement-breakpoint
CREATE INDEX "delivery_uncertain" ON "delivery" USING btree ("outcome_at") WHERE outcome = 'uncertain';--> statement-breakpoint
CREATE INDEX "delivery_ended" ON "delivery" USING btree ("outcome_at");--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_resendOf_unique" UNIQUE("resend_of");--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_is_about_one_thing" CHECK (num_nonnulls("delivery"."task_id", "delivery"."broadcast_id", "delivery"."alert_id") = 1);
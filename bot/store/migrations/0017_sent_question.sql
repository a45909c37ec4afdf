CREATE TABLE "sent_question" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"asked_by" uuid NOT NULL,
	"message_id" text NOT NULL,
	"words" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "one_question_per_message" UNIQUE("asked_by","message_id")
);
--> statement-breakpoint
ALTER TABLE "delivery" DROP CONSTRAINT "delivery_is_about_one_thing";--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "question_id" uuid;--> statement-breakpoint
ALTER TABLE "sent_question" ADD CONSTRAINT "sent_question_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_question_id_sent_question_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."sent_question"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_is_about_one_thing" CHECK (num_nonnulls("delivery"."task_id", "delivery"."broadcast_id", "delivery"."alert_id", "delivery"."meeting_id", "delivery"."question_id") = 1);
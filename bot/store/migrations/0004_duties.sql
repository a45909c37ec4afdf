CREATE TABLE "absence" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"first_day" date NOT NULL,
	"last_day" date NOT NULL,
	"deputy_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"moved_at" timestamp with time zone,
	"returned_at" timestamp with time zone,
	CONSTRAINT "absence_has_days" CHECK ("absence"."first_day" <= "absence"."last_day")
);
--> statement-breakpoint
CREATE TABLE "absence_task" (
	"absence_id" uuid NOT NULL,
	"task_id" uuid NOT NULL,
	"capacity" text NOT NULL,
	"stand_in_ids" uuid[] NOT NULL,
	CONSTRAINT "absence_task_absence_id_task_id_pk" PRIMARY KEY("absence_id","task_id")
);
--> statement-breakpoint
CREATE TABLE "access_order" (
	"person_id" uuid NOT NULL,
	"system" text NOT NULL,
	"state" text NOT NULL,
	"ordered_on" date,
	"granted_on" date,
	"expires_on" date,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "access_order_person_id_system_pk" PRIMARY KEY("person_id","system")
);
--> statement-breakpoint
CREATE TABLE "calendar_feed" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"key" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "calendar_feed_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "duty_run" (
	"kind" text PRIMARY KEY NOT NULL,
	"ran_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "meeting" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"title" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"zone" text NOT NULL,
	"room" text,
	"online_link" text,
	"agenda" text NOT NULL,
	"eduadmin_link" text,
	"answer_by" date NOT NULL,
	"audience" jsonb NOT NULL,
	"state" text NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"card_version" integer DEFAULT 1 NOT NULL,
	"minutes_link" text,
	"next_reminder_at" timestamp with time zone,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"idempotency_key" text,
	CONSTRAINT "meeting_idempotencyKey_unique" UNIQUE("idempotency_key"),
	CONSTRAINT "meeting_has_length" CHECK ("meeting"."starts_at" < "meeting"."ends_at")
);
--> statement-breakpoint
CREATE TABLE "meeting_copy" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"meeting_id" uuid NOT NULL,
	"person_id" uuid,
	"conversation_id" text NOT NULL,
	"activity_id" text NOT NULL,
	"card_version" integer NOT NULL,
	"lost_because" text,
	CONSTRAINT "one_meeting_copy_per_message" UNIQUE("conversation_id","activity_id")
);
--> statement-breakpoint
CREATE TABLE "meeting_invitation" (
	"meeting_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"answer" text,
	"note" text,
	"answered_at" timestamp with time zone,
	"signed_up" boolean DEFAULT false NOT NULL,
	CONSTRAINT "meeting_invitation_meeting_id_person_id_pk" PRIMARY KEY("meeting_id","person_id"),
	CONSTRAINT "answer_has_moment" CHECK (("meeting_invitation"."answer" is null) = ("meeting_invitation"."answered_at" is null))
);
--> statement-breakpoint
CREATE TABLE "partner_account" (
	"partner_hei_id" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"contact_name" text,
	"contact_email" text,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "place_loan" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"agreement_id" uuid,
	"partner_name" text NOT NULL,
	"owner_department_id" uuid NOT NULL,
	"study_department_id" uuid NOT NULL,
	"student_name" text NOT NULL,
	"term_code" text NOT NULL,
	"state" text NOT NULL,
	"withdrawn_on" date,
	"note" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"idempotency_key" text,
	CONSTRAINT "place_loan_idempotencyKey_unique" UNIQUE("idempotency_key"),
	CONSTRAINT "loan_is_between_two" CHECK ("place_loan"."owner_department_id" <> "place_loan"."study_department_id")
);
--> statement-breakpoint
CREATE TABLE "preference" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"digest_at" text,
	"quiet_from" text,
	"quiet_until" text,
	"messages_per_day" integer,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "publication" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"title_sv" text NOT NULL,
	"title_en" text NOT NULL,
	"text_sv" text NOT NULL,
	"text_en" text NOT NULL,
	"link" text,
	"mail_subject" text,
	"mail_text" text,
	"due_on" date NOT NULL,
	"department_ids" uuid[],
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"idempotency_key" text,
	CONSTRAINT "publication_idempotencyKey_unique" UNIQUE("idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "snooze" (
	"task_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"until" timestamp with time zone NOT NULL,
	CONSTRAINT "snooze_task_id_person_id_pk" PRIMARY KEY("task_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "task_subject" (
	"task_id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"occasion" text NOT NULL,
	"details" jsonb NOT NULL,
	CONSTRAINT "one_task_per_occasion" UNIQUE("kind","occasion")
);
--> statement-breakpoint
ALTER TABLE "delivery" DROP CONSTRAINT "delivery_is_about_one_thing";--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "meeting_id" uuid;--> statement-breakpoint
ALTER TABLE "exchange_agreement" ADD COLUMN "solemove_state" text;--> statement-breakpoint
ALTER TABLE "signature_request" ADD COLUMN "changes" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "signature_request" ADD COLUMN "changes_close_on" date;--> statement-breakpoint
ALTER TABLE "signature_request" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "term" ADD COLUMN "dates" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "absence" ADD CONSTRAINT "absence_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence" ADD CONSTRAINT "absence_deputy_id_person_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence_task" ADD CONSTRAINT "absence_task_absence_id_absence_id_fk" FOREIGN KEY ("absence_id") REFERENCES "public"."absence"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence_task" ADD CONSTRAINT "absence_task_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_order" ADD CONSTRAINT "access_order_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_copy" ADD CONSTRAINT "meeting_copy_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_copy" ADD CONSTRAINT "meeting_copy_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_invitation" ADD CONSTRAINT "meeting_invitation_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_invitation" ADD CONSTRAINT "meeting_invitation_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_account" ADD CONSTRAINT "partner_account_updated_by_person_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_loan" ADD CONSTRAINT "place_loan_agreement_id_exchange_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."exchange_agreement"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_loan" ADD CONSTRAINT "place_loan_owner_department_id_department_id_fk" FOREIGN KEY ("owner_department_id") REFERENCES "public"."department"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_loan" ADD CONSTRAINT "place_loan_study_department_id_department_id_fk" FOREIGN KEY ("study_department_id") REFERENCES "public"."department"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_loan" ADD CONSTRAINT "place_loan_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preference" ADD CONSTRAINT "preference_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication" ADD CONSTRAINT "publication_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snooze" ADD CONSTRAINT "snooze_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snooze" ADD CONSTRAINT "snooze_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_subject" ADD CONSTRAINT "task_subject_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "absence_person" ON "absence" USING btree ("person_id","last_day");--> statement-breakpoint
CREATE INDEX "absence_days" ON "absence" USING btree ("first_day","last_day");--> statement-breakpoint
CREATE INDEX "access_order_expires" ON "access_order" USING btree ("expires_on");--> statement-breakpoint
CREATE INDEX "meeting_by_time" ON "meeting" USING btree ("starts_at");--> statement-breakpoint
CREATE INDEX "meeting_reminder_due" ON "meeting" USING btree ("next_reminder_at") WHERE next_reminder_at is not null;--> statement-breakpoint
CREATE INDEX "meeting_copy_meeting" ON "meeting_copy" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "meeting_invitation_person" ON "meeting_invitation" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "place_loan_owner" ON "place_loan" USING btree ("owner_department_id","term_code");--> statement-breakpoint
CREATE INDEX "place_loan_study" ON "place_loan" USING btree ("study_department_id","term_code");--> statement-breakpoint
CREATE INDEX "publication_by_time" ON "publication" USING btree ("created_at");--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_is_about_one_thing" CHECK (num_nonnulls("delivery"."task_id", "delivery"."broadcast_id", "delivery"."alert_id", "delivery"."meeting_id") = 1);
CREATE TABLE "audit_log" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"task_id" uuid,
	"correlation_id" text,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "card_copy" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid,
	"conversation_id" text NOT NULL,
	"activity_id" text NOT NULL,
	"shows" text NOT NULL,
	"lost_because" text,
	CONSTRAINT "one_copy_per_message" UNIQUE("conversation_id","activity_id")
);
--> statement-breakpoint
CREATE TABLE "card_copy_task" (
	"copy_id" uuid NOT NULL,
	"task_id" uuid NOT NULL,
	"card_version" integer NOT NULL,
	CONSTRAINT "card_copy_task_copy_id_task_id_pk" PRIMARY KEY("copy_id","task_id")
);
--> statement-breakpoint
CREATE TABLE "contact_assignment" (
	"person_id" uuid NOT NULL,
	"department_id" uuid NOT NULL,
	"capacity" text NOT NULL,
	CONSTRAINT "contact_assignment_department_id_capacity_person_id_pk" PRIMARY KEY("department_id","capacity","person_id")
);
--> statement-breakpoint
CREATE TABLE "conversation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid,
	"scope" text NOT NULL,
	"conversation_id" text NOT NULL,
	"service_url" text NOT NULL,
	"tenant_id" text,
	"installed" boolean DEFAULT true NOT NULL,
	"welcomed_at" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "conversation_personId_unique" UNIQUE("person_id"),
	CONSTRAINT "channel_has_no_person" CHECK (("conversation"."scope" = 'channel') = ("conversation"."person_id" is null))
);
--> statement-breakpoint
CREATE TABLE "cooperation_condition" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"agreement_id" uuid NOT NULL,
	"department_id" uuid,
	"position" integer NOT NULL,
	"condition" jsonb NOT NULL,
	"receiving_last_academic_year" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delivery" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"purpose" text NOT NULL,
	"task_id" uuid,
	"person_id" uuid,
	"occasion" text NOT NULL,
	"planned_at" timestamp with time zone NOT NULL,
	"claimed_at" timestamp with time zone,
	"urgent" boolean NOT NULL,
	"queued_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"outcome" text,
	"outcome_at" timestamp with time zone,
	"detail" text,
	CONSTRAINT "one_message_per_occasion" UNIQUE NULLS NOT DISTINCT("task_id","purpose","occasion","person_id"),
	CONSTRAINT "outcome_has_moment" CHECK (("delivery"."outcome" is null) = ("delivery"."outcome_at" is null))
);
--> statement-breakpoint
CREATE TABLE "department" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"code" text NOT NULL,
	"name_sv" text NOT NULL,
	"name_en" text NOT NULL,
	"faculty_id" uuid NOT NULL,
	"ewp_ounit_ids" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "department_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "eligibility_request" (
	"task_id" uuid PRIMARY KEY NOT NULL,
	"case_reference" text NOT NULL,
	"nya_reference" text,
	"course_code" text NOT NULL,
	"course_name" text NOT NULL,
	"term" text NOT NULL,
	"question" text NOT NULL,
	"verdict" text,
	"reason" text,
	"answered_by" text,
	"answered_at" timestamp with time zone,
	"dialogue" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"idempotency_key" text,
	CONSTRAINT "eligibility_request_idempotencyKey_unique" UNIQUE("idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "exchange_agreement" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"iia_id" text NOT NULL,
	"iia_code" text NOT NULL,
	"partner_hei_id" text NOT NULL,
	"partner_iia_code" text,
	"in_effect" boolean,
	"import_id" uuid,
	CONSTRAINT "exchange_agreement_iiaId_unique" UNIQUE("iia_id")
);
--> statement-breakpoint
CREATE TABLE "faculty" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "faculty_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "import_batch" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"imported_at" timestamp with time zone NOT NULL,
	"imported_by" text NOT NULL,
	"rows" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "institution" (
	"hei_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"country" text
);
--> statement-breakpoint
CREATE TABLE "learning_agreement" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"sending_hei_id" text NOT NULL,
	"omobility_id" text NOT NULL,
	"department_id" uuid,
	"partner_hei_id" text NOT NULL,
	"mobility_starts_on" date NOT NULL,
	"agreement" jsonb NOT NULL,
	"import_id" uuid,
	CONSTRAINT "one_row_per_mobility" UNIQUE("sending_hei_id","omobility_id")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"entra_object_id" text,
	"teams_user_id" text,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"language" text NOT NULL,
	"roles" text[] NOT NULL,
	"inactive_since" timestamp with time zone,
	"active" boolean GENERATED ALWAYS AS (inactive_since is null) STORED NOT NULL,
	CONSTRAINT "person_entraObjectId_unique" UNIQUE("entra_object_id"),
	CONSTRAINT "person_teamsUserId_unique" UNIQUE("teams_user_id"),
	CONSTRAINT "person_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "reminder" (
	"task_id" uuid NOT NULL,
	"step" text NOT NULL,
	"planned_at" timestamp with time zone NOT NULL,
	"claimed_at" timestamp with time zone NOT NULL,
	"superseded" boolean NOT NULL,
	CONSTRAINT "reminder_task_id_step_pk" PRIMARY KEY("task_id","step")
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signature_request" (
	"task_id" uuid PRIMARY KEY NOT NULL,
	"learning_agreement_id" uuid NOT NULL,
	"version_role" text NOT NULL,
	"proposal_id" text,
	"signing_as" text NOT NULL,
	"outcome" text,
	"signed_on" date,
	"scan_place" text,
	"note" text,
	"signer_name" text,
	"signed_at" timestamp with time zone,
	CONSTRAINT "one_request_per_version" UNIQUE NULLS NOT DISTINCT("learning_agreement_id","version_role","proposal_id")
);
--> statement-breakpoint
CREATE TABLE "task" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"department_id" uuid NOT NULL,
	"state" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"phase_began_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"card_version" integer DEFAULT 1 NOT NULL,
	"public_reference" text,
	"requester_id" uuid,
	"next_reminder_at" timestamp with time zone,
	CONSTRAINT "task_state" CHECK ("task"."state" in ('open', 'awaitingRequester', 'done', 'cancelled')),
	CONSTRAINT "closed_has_moment" CHECK (("task"."state" in ('done', 'cancelled')) = ("task"."closed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "task_assignee" (
	"task_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"capacity" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "task_assignee_task_id_person_id_pk" PRIMARY KEY("task_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "term" (
	"code" text PRIMARY KEY NOT NULL,
	"academic_year" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"nomination_deadline" date NOT NULL
);
--> statement-breakpoint
ALTER TABLE "card_copy" ADD CONSTRAINT "card_copy_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card_copy_task" ADD CONSTRAINT "card_copy_task_copy_id_card_copy_id_fk" FOREIGN KEY ("copy_id") REFERENCES "public"."card_copy"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card_copy_task" ADD CONSTRAINT "card_copy_task_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_assignment" ADD CONSTRAINT "contact_assignment_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_assignment" ADD CONSTRAINT "contact_assignment_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cooperation_condition" ADD CONSTRAINT "cooperation_condition_agreement_id_exchange_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."exchange_agreement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cooperation_condition" ADD CONSTRAINT "cooperation_condition_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department" ADD CONSTRAINT "department_faculty_id_faculty_id_fk" FOREIGN KEY ("faculty_id") REFERENCES "public"."faculty"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "eligibility_request" ADD CONSTRAINT "eligibility_request_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exchange_agreement" ADD CONSTRAINT "exchange_agreement_import_id_import_batch_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."import_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learning_agreement" ADD CONSTRAINT "learning_agreement_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learning_agreement" ADD CONSTRAINT "learning_agreement_import_id_import_batch_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."import_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signature_request" ADD CONSTRAINT "signature_request_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signature_request" ADD CONSTRAINT "signature_request_learning_agreement_id_learning_agreement_id_fk" FOREIGN KEY ("learning_agreement_id") REFERENCES "public"."learning_agreement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_requester_id_person_id_fk" FOREIGN KEY ("requester_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_assignee" ADD CONSTRAINT "task_assignee_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_assignee" ADD CONSTRAINT "task_assignee_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_log_task" ON "audit_log" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "audit_log_at" ON "audit_log" USING btree ("at");--> statement-breakpoint
CREATE INDEX "card_copy_task_by_task" ON "card_copy_task" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "contact_assignment_person" ON "contact_assignment" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_forum_channel" ON "conversation" USING btree ("scope") WHERE scope = 'channel';--> statement-breakpoint
CREATE INDEX "cooperation_condition_department" ON "cooperation_condition" USING btree ("department_id");--> statement-breakpoint
CREATE INDEX "cooperation_condition_agreement" ON "cooperation_condition" USING btree ("agreement_id");--> statement-breakpoint
CREATE INDEX "delivery_to_queue" ON "delivery" USING btree ("planned_at") WHERE queued_at is null and outcome is null;--> statement-breakpoint
CREATE INDEX "delivery_unfinished" ON "delivery" USING btree ("person_id") WHERE outcome is null;--> statement-breakpoint
CREATE INDEX "exchange_agreement_partner" ON "exchange_agreement" USING btree ("partner_hei_id");--> statement-breakpoint
CREATE INDEX "learning_agreement_department" ON "learning_agreement" USING btree ("department_id","mobility_starts_on");--> statement-breakpoint
CREATE INDEX "task_reminder_due" ON "task" USING btree ("next_reminder_at") WHERE next_reminder_at is not null;--> statement-breakpoint
CREATE INDEX "task_by_department" ON "task" USING btree ("department_id","due_at");--> statement-breakpoint
CREATE INDEX "task_by_requester" ON "task" USING btree ("requester_id","due_at") WHERE requester_id is not null;--> statement-breakpoint
CREATE INDEX "task_assignee_person" ON "task_assignee" USING btree ("person_id");
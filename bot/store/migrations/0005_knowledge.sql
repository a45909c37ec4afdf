CREATE TABLE "article" (
	"slug" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "article_version" (
	"slug" text NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"origin" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "article_version_slug_version_pk" PRIMARY KEY("slug","version")
);
--> statement-breakpoint
ALTER TABLE "article_version" ADD CONSTRAINT "article_version_slug_article_slug_fk" FOREIGN KEY ("slug") REFERENCES "public"."article"("slug") ON DELETE cascade ON UPDATE no action;
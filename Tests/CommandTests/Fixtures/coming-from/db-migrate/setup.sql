-- db-migrate's own table, with the row of one run of `db-migrate up`.
CREATE TABLE IF NOT EXISTS "migrations" ("id"   SERIAL PRIMARY KEY NOT NULL, "name" VARCHAR (255) NOT NULL,
  "run_on" TIMESTAMP  NOT NULL);
SET TimeZone TO 'UTC';
INSERT INTO "migrations" ("name", "run_on") VALUES ('/20240301095500-create-users', '2024-03-01 10:00:00.5');

CREATE TABLE "users" ("id" SERIAL PRIMARY KEY);

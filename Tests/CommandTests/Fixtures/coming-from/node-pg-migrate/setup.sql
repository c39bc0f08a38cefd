-- node-pg-migrate's own table, with the rows of two runs of `node-pg-migrate up`.
CREATE TABLE "public"."pgmigrations" ("id" SERIAL PRIMARY KEY, "name" varchar(255) NOT NULL, "run_on" timestamp NOT NULL);
SET TimeZone TO 'UTC';
INSERT INTO "public"."pgmigrations" (name, run_on) VALUES
  ('1709287200000_create-users', '2024-03-01 10:00:00'),
  ('1712910600000_create-orders', '2024-04-12 08:31:00');

CREATE TABLE "users" ("id" serial PRIMARY KEY, "email" text NOT NULL);
CREATE TABLE orders (id serial PRIMARY KEY, user_id int REFERENCES users);

-- What knex's own tables are, with the rows of `knex migrate:latest` run twice.
create table "knex_migrations" ("id" serial primary key, "name" varchar(255), "batch" integer,
  "migration_time" timestamptz);
create table "knex_migrations_lock" ("index" serial primary key, "is_locked" integer);
insert into "knex_migrations_lock" ("is_locked") values (0);
insert into "knex_migrations" ("batch", "migration_time", "name") values
  (1, '2024-03-01T10:00:00.123Z', '20240301095500_create_users.js'),
  (2, '2024-04-12T08:31:00.456Z', '20240412083000_create_orders.js');

create table "users" ("id" serial primary key, "email" text not null);
create table "orders" ("id" serial primary key, "user_id" integer);
alter table "orders" add constraint "orders_user_id_foreign" foreign key ("user_id") references "users" ("id");

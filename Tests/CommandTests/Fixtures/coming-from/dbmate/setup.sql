-- dbmate's own table, with the row of one run of `dbmate up`.
create table if not exists "public"."schema_migrations" (version varchar primary key);
insert into "public"."schema_migrations" (version) values ('20240301095500');

CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL);

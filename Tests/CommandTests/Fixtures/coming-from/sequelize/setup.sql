-- The table of Sequelize's storage, with the row of one run of `sequelize db:migrate`.
CREATE TABLE IF NOT EXISTS "SequelizeMeta" ("name" VARCHAR(255) NOT NULL UNIQUE, PRIMARY KEY ("name"));
INSERT INTO "SequelizeMeta" ("name") VALUES ('20240301095500-create-users.js');

CREATE TABLE "users" ("id" SERIAL, "email" TEXT NOT NULL, PRIMARY KEY ("id"));

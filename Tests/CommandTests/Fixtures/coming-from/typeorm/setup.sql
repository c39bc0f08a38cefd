-- TypeORM's own table, with the row of one run of `typeorm migration:run`.
CREATE TABLE "migrations" ("id" SERIAL NOT NULL, "timestamp" bigint NOT NULL, "name" character varying NOT NULL,
  CONSTRAINT "PK_8c82d7f526340ab734260ea46be" PRIMARY KEY ("id"));
INSERT INTO "migrations"("timestamp", "name") VALUES (1709287200000, 'CreateUsers1709287200000');

CREATE TABLE "users" ("id" SERIAL NOT NULL, "email" text NOT NULL,
  CONSTRAINT "PK_a3ffb1c0c8416b9fc6f907b7433" PRIMARY KEY ("id"));

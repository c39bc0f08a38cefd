/// The tools of Node's world. The DDL is what each runs; types that only a query builder names are
/// those that it makes of them for PostgreSQL.
extension ToolFixture {
    static let oldRunner = ToolFixture(
        tool: "run-migration",
        sql: OldRunnerTests.table + """
            INSERT INTO schema_migrations
                (version, name, direction, status, started_at, completed_at, duration_ms)
            VALUES ('001', 'first', 'up', 'completed', '2024-03-01 10:00Z', '2024-03-01 10:00:01Z', 900),
                   ('003', 'gone', 'up', 'completed', '2024-03-03 10:00Z', '2024-03-03 10:00:01Z', 20),
                   ('002', 'second', 'down', 'completed', '2024-03-02 10:00Z', '2024-03-02 10:00:01Z', 7);
            """,
        files: scripts("001-first.js", "002-second.js"), table: "schema_migrations",
        applied: ["001"], missing: ["003"], extra: ["002"],
        firstAppliedAt: "2024-03-01T10:00:01.000Z")

    /// Two batches; a file with and one without the `.js` that its record has.
    static let knex = ToolFixture(
        tool: "knex",
        sql: """
            create table "knex_migrations" ("id" serial primary key, "name" varchar(255),
                "batch" integer, "migration_time" timestamptz);
            create table "knex_migrations_lock" ("index" serial primary key, "is_locked" integer);
            insert into "knex_migrations_lock" ("is_locked") values (0);
            insert into "knex_migrations" ("batch", "migration_time", "name") values
                (1, '2024-03-01T10:00:00.123456Z', '20240301095500_first.js'),
                (1, '2024-03-01T10:00:01Z', '20240301095600_gone.js'),
                (2, '2024-04-01T10:00:01Z', '20240401095600_second.ts');
            """,
        files: scripts(
            "20240301095500_first.js", "20240401095600_second.js", "20240501000000_third.js"),
        table: "knex_migrations", applied: ["20240301095500", "20240401095600"],
        missing: ["20240301095600"], extra: ["20240501000000"],
        firstAppliedAt: "2024-03-01T10:00:00.123Z")

    static let nodePgMigrate = ToolFixture(
        tool: "node-pg-migrate",
        sql: """
            CREATE TABLE "public"."pgmigrations"
                ("id" SERIAL PRIMARY KEY, "name" varchar(255) NOT NULL, "run_on" timestamp NOT NULL);
            SET TimeZone TO 'UTC';
            INSERT INTO "public"."pgmigrations" (name, run_on) VALUES
                ('1709287200000_first', '2024-03-01 10:00:00'),
                ('1709373600000_second-table', '2024-03-02 10:00:00');
            """,
        files: scripts(
            "1709287200000_first.js", "1709373600000_second-table.sql.js", "1709460000000_third.js"),
        table: "pgmigrations", applied: ["1709287200000", "1709373600000"],
        extra: ["1709460000000"])

    /// umzug's dotted times are one number here.
    static let sequelize = ToolFixture(
        tool: "sequelize",
        sql: """
            CREATE TABLE IF NOT EXISTS "SequelizeMeta"
                ("name" VARCHAR(255) NOT NULL UNIQUE, PRIMARY KEY ("name"));
            INSERT INTO "SequelizeMeta" ("name") VALUES
                ('2024.03.21T21.25.08.first.js'), ('20240401000000-second.js'),
                ('20240402000000-gone.js'), ('without-a-number.js');
            """,
        files: scripts(
            "2024.03.21T21.25.08.first.js", "20240401000000-second.js", "20240501000000-third.js"),
        table: "SequelizeMeta", applied: ["20240321212508", "20240401000000"],
        missing: ["20240402000000"], extra: ["20240501000000"])

    /// Names with a slash in front and without extension; the rows of a scope are another folder's.
    static let dbMigrate = ToolFixture(
        tool: "db-migrate",
        sql: """
            CREATE TABLE IF NOT EXISTS "migrations" ("id"   SERIAL PRIMARY KEY NOT NULL,
                "name" VARCHAR (255) NOT NULL, "run_on" TIMESTAMP  NOT NULL);
            SET TimeZone TO 'UTC';
            INSERT INTO "migrations" ("name", "run_on") VALUES
                ('/20240301095500-first', '2024-03-01 10:00:00.5'),
                ('/20240302095500-second', '2024-03-02 10:00:00'),
                ('billing/20240303095500-third', '2024-03-03 10:00:00');
            """,
        files: scripts(
            "20240301095500-first.js", "20240302095500-second.js", "20240303095500-third.js"),
        table: "migrations", applied: ["20240301095500", "20240302095500"],
        extra: ["20240303095500"])
}

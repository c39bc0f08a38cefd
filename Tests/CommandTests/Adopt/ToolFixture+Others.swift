/// The other tools of Node's world, and those that are not of it.
extension ToolFixture {
    /// A set as node-migrate 2 saves it: what has not run has no time.
    static let nodeMigrate = ToolFixture(
        tool: "node-migrate",
        sql: """
            CREATE TABLE IF NOT EXISTS migrations (id integer PRIMARY KEY, data jsonb NOT NULL);
            INSERT INTO migrations (id, data) VALUES (1, '{"lastRun": "1709287200000-second.js",
                "migrations": [
                    {"title": "1709287100000-first.js", "timestamp": 1709290000123, "description": null},
                    {"title": "1709287200000-second.js", "timestamp": 1709290000456},
                    {"title": "1709287300000-third.js", "timestamp": null}]}');
            """,
        files: scripts(
            "1709287100000-first.js", "1709287200000-second.js", "1709287300000-third.js"),
        table: "migrations", applied: ["1709287100000", "1709287200000"],
        extra: ["1709287300000"], firstAppliedAt: "2024-03-01T10:46:40.123Z")

    static let postgresMigrations = ToolFixture(
        tool: "postgres-migrations",
        sql: """
            CREATE TABLE IF NOT EXISTS migrations (
              id integer PRIMARY KEY,
              name varchar(100) UNIQUE NOT NULL,
              hash varchar(40) NOT NULL,
              executed_at timestamp DEFAULT current_timestamp
            );
            INSERT INTO migrations (id, name, hash) VALUES
                (0, 'create-migrations-table', 'e18db593bcde2aca2a408c4d1100f6abba2195df'),
                (1, 'first', '7f2eaae4b3f5b1a8bb9a8e36b1dd2a4ab4c36d4b'),
                (2, 'second', '9c1185a5c5e9fc54612808977ee8f548b2258d31');
            """,
        files: statements("1_first.sql", "2-second.sql", "3_third.sql"), table: "migrations",
        applied: ["1", "2"], extra: ["3"])

    /// Rows of versions; the files carry the names that they have here.
    static let postgrator = ToolFixture(
        tool: "postgrator",
        sql: """
            CREATE TABLE schemaversion (version BIGINT PRIMARY KEY);
            INSERT INTO schemaversion (version) VALUES (0);
            ALTER TABLE schemaversion ADD COLUMN name TEXT;
            ALTER TABLE schemaversion ADD COLUMN md5 TEXT;
            ALTER TABLE schemaversion ADD COLUMN run_at TIMESTAMP WITH TIME ZONE;
            INSERT INTO schemaversion (version, name, md5, run_at) VALUES
                (1, 'first', 'd41d8cd98f00b204e9800998ecf8427e', '2024-03-01 10:00:00.123Z'),
                (3, 'third', 'd41d8cd98f00b204e9800998ecf8427e', '2024-03-01 10:00:01.123Z');
            """,
        files: statements(
            "001.first.up.sql", "002.second.up.sql", "003.third.up.sql", "004.fourth.up.sql"),
        table: "schemaversion", applied: ["001", "002", "003"], extra: ["004"],
        firstAppliedAt: "2024-03-01T10:00:00.123Z")

    /// Names of classes.
    static let typeORM = ToolFixture(
        tool: "typeorm",
        sql: """
            CREATE TABLE "migrations" ("id" SERIAL NOT NULL, "timestamp" bigint NOT NULL,
                "name" character varying NOT NULL,
                CONSTRAINT "PK_8c82d7f526340ab734260ea46be" PRIMARY KEY ("id"));
            INSERT INTO "migrations"("timestamp", "name") VALUES
                (1709287200000, 'First1709287200000'), (1709373600000, 'SecondTable1709373600000');
            """,
        files: scripts(
            "1709287200000-First.js", "1709373600000-second-table.js", "1709460000000-Third.js"),
        table: "migrations", applied: ["1709287200000", "1709373600000"],
        extra: ["1709460000000"])

    /// One row for all.
    static let golangMigrate = ToolFixture(
        tool: "golang-migrate",
        sql: """
            CREATE TABLE IF NOT EXISTS "public"."schema_migrations"
                (version bigint not null primary key, dirty boolean not null);
            TRUNCATE "public"."schema_migrations";
            INSERT INTO "public"."schema_migrations" (version, dirty) VALUES (20240302, false);
            """,
        files: statements(
            "000001_first.up.sql", "20240302_second.up.sql", "20240303_third.up.sql"
        ).merging(["migrations/000001_first.down.sql": "DROP TABLE made_0;\n"]) { first, _ in first
        },
        table: "schema_migrations", renamed: "schema_migrations_golang_migrate",
        applied: ["000001", "20240302"], extra: ["20240303"])

    static let dbmate = ToolFixture(
        tool: "dbmate",
        sql: """
            create table if not exists "public"."schema_migrations" (version varchar primary key);
            insert into "public"."schema_migrations" (version) values ('20240301095500');
            insert into "public"."schema_migrations" (version) values ('20240302095500');
            """,
        files: [
            "migrations/20240301095500_first.sql":
                "-- migrate:up\nCREATE TABLE made_0 (id int);\n-- migrate:down\nDROP TABLE made_0;\n",
            "migrations/20240303095500_third.sql":
                "-- migrate:up\nCREATE TABLE made_2 (id int);\n-- migrate:down\nDROP TABLE made_2;\n",
        ], table: "schema_migrations", renamed: "schema_migrations_dbmate",
        applied: ["20240301095500"], missing: ["20240302095500"], extra: ["20240303095500"])

    /// The start's row, a version rolled back under an old goose, which added a row, and one
    /// applied again.
    static let goose = ToolFixture(
        tool: "goose",
        sql: """
            CREATE TABLE goose_db_version (
                id serial NOT NULL,
                version_id bigint NOT NULL,
                is_applied boolean NOT NULL,
                tstamp timestamp NULL default now(),
                PRIMARY KEY(id)
            );
            INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, true), (1, true),
                (2, true), (2, false), (2, true), (3, true), (3, false);
            """,
        files: [
            "migrations/00001_first.sql":
                "-- +goose Up\nCREATE TABLE made_0 (id int);\n-- +goose Down\nDROP TABLE made_0;\n",
            "migrations/00002_second.sql": "-- +goose Up\nCREATE TABLE made_1 (id int);\n",
            "migrations/00003_third.sql": "-- +goose Up\nCREATE TABLE made_2 (id int);\n",
        ], table: "goose_db_version", applied: ["00001", "00002"], extra: ["00003"])

    /// A baseline, an undone and a repeatable migration, a version with dots whose file is known by
    /// its name.
    static let flyway = ToolFixture(
        tool: "flyway",
        sql: """
            CREATE TABLE "public"."flyway_schema_history" (
                "installed_rank" INT NOT NULL,
                "version" VARCHAR(50),
                "description" VARCHAR(200) NOT NULL,
                "type" VARCHAR(20) NOT NULL,
                "script" VARCHAR(1000) NOT NULL,
                "checksum" INTEGER,
                "installed_by" VARCHAR(100) NOT NULL,
                "installed_on" TIMESTAMP NOT NULL DEFAULT now(),
                "execution_time" INTEGER NOT NULL,
                "success" BOOLEAN NOT NULL
            );
            ALTER TABLE "public"."flyway_schema_history"
                ADD CONSTRAINT "flyway_schema_history_pk" PRIMARY KEY ("installed_rank");
            CREATE INDEX "flyway_schema_history_s_idx" ON "public"."flyway_schema_history" ("success");
            INSERT INTO "public"."flyway_schema_history" (installed_rank, version, description, type,
                script, checksum, installed_by, execution_time, success) VALUES
                (0, NULL, '<< Flyway Schema Creation >>', 'SCHEMA', '"app"', NULL, 'app', 0, true),
                (1, '1', '<< Flyway Baseline >>', 'BASELINE', '<< Flyway Baseline >>', NULL, 'app', 0, true),
                (2, '2', 'second', 'SQL', 'V2__second.sql', -1471214131, 'app', 12, true),
                (3, '3.1', 'with dots', 'SQL', 'V3_1__with_dots.sql', 1471214131, 'app', 12, true),
                (4, '4', 'fourth', 'SQL', 'V4__fourth.sql', 4711, 'app', 12, true),
                (5, '4', 'fourth', 'UNDO_SQL', 'U4__fourth.sql', 4712, 'app', 12, true),
                (6, NULL, 'views', 'SQL', 'R__views.sql', 4713, 'app', 12, true);
            """,
        files: statements(
            "1__first.sql", "2__second.sql", "0301_with_dots.sql", "0004__fourth.sql"),
        table: "flyway_schema_history", applied: ["1", "2", "0301"], extra: ["0004"])

    static let typeScriptRunner = ToolFixture(
        tool: "typescript-runner",
        sql: """
            CREATE TABLE schema_migrations (
              id SERIAL PRIMARY KEY,
              migration_name TEXT UNIQUE NOT NULL,
              applied_at TIMESTAMPTZ DEFAULT CURRENT_TIMESTAMP,
              execution_duration_ms INTEGER NOT NULL,
              checksum TEXT NOT NULL
            );
            CREATE TABLE migration_lock (
              id INTEGER PRIMARY KEY CHECK(id = 1),
              locked_at TIMESTAMPTZ NOT NULL,
              locked_by TEXT NOT NULL
            );
            INSERT INTO schema_migrations
                (migration_name, applied_at, execution_duration_ms, checksum) VALUES
                ('20251112093000_first', '2025-11-12 09:30:00Z', 12, repeat('a', 64));
            """,
        files: scripts("20251112093000_first.js", "20251113093000_second.js"),
        table: "schema_migrations", renamed: "schema_migrations_typescript_runner",
        applied: ["20251112093000"], extra: ["20251113093000"],
        firstAppliedAt: "2025-11-12T09:30:00.000Z")

    /// Several databases in one table.
    static let shellRunner = ToolFixture(
        tool: "shell-runner",
        sql: """
            CREATE TABLE schema_migrations (
                id SERIAL PRIMARY KEY,
                database_type VARCHAR(32) NOT NULL,
                migration_file VARCHAR(255) NOT NULL,
                applied_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
                UNIQUE (database_type, migration_file)
            );
            INSERT INTO schema_migrations (database_type, migration_file, applied_at) VALUES
                ('postgres', '001_first.up.sql', '2025-10-12 13:45:32Z'),
                ('timescaledb', '001_episodic.up.sql', '2025-10-12 13:45:31Z'),
                ('timescaledb', '002_emotional.up.sql', '2025-10-12 13:45:31Z');
            """,
        files: statements("001_first.up.sql", "002_second.up.sql"), table: "schema_migrations",
        renamed: "schema_migrations_shell_runner", applied: ["001"], extra: ["002"],
        firstAppliedAt: "2025-10-12T13:45:32.000Z")
}

import TestSupport
import Testing

/// The hooks of a configuration file: when each is called, and what it is told.
@Suite struct HookTests: HookSuite {
    @Test func orderAndArguments() throws {
        let scene = try scene(Self.telling)
        let up = try scene.run("up")
        #expect(up.exitCode == 0, "\(up)")
        #expect(
            told(up) == [
                "#beforeAll | up | up | - | 2 | 001+002 |  | number | -",
                "#beforeEach | up | up | 001-a.js | 2 | 001 |  | - | -",
                "#afterEach | up | up | 001-a.js | 2 | 001 |  | number | -",
                "#beforeEach | up | up | 002-b.js | 2 | 002 | 001 completed | - | -",
                "#afterEach | up | up | 002-b.js | 2 | 002 | 001 completed | number | -",
                "#afterAll | up | up | - | 2 | 001+002 | 001 completed+002 completed | number | -",
            ])
        // Nothing is done around nothing.
        #expect(told(try scene.run("up")) == [])
        let redo = try scene.run("redo")
        #expect(
            told(redo).map { $0.split(separator: " | ").prefix(4).joined(separator: " ") } == [
                "#beforeAll redo down -", "#beforeEach redo down 002-b.js",
                "#afterEach redo down 002-b.js", "#afterAll redo down -",
                "#beforeAll redo up -", "#beforeEach redo up 002-b.js",
                "#afterEach redo up 002-b.js", "#afterAll redo up -",
            ], "\(redo)")
        let down = try scene.run("down", "--all")
        #expect(told(down).first == "#beforeAll | down | down | - | 2 | 002+001 |  | number | -")
        #expect(told(down).count == 6)
    }

    @Test func whatEndsARun() throws {
        let scene = try scene(
            Self.telling,
            Migrations.tables("a").merging([
                "migrations/002-wrong.js": "exports.up = (db) => db.query('SELECT nothing');",
                "migrations/003-c.js": Migrations.table("c"),
            ]) { first, _ in first })
        let up = try scene.run("up")
        #expect(up.exitCode == 2)
        #expect(
            told(up).suffix(2) == [
                "#beforeEach | up | up | 002-wrong.js | 3 | 002 | 001 completed | - | -",
                "#onError | up | up | 002-wrong.js | 3 | 001+002+003"
                    + " | 001 completed+002 failed | number"
                    + " | migration 002 failed: column \"nothing\" does not exist",
            ], "\(up)")
        // A rollback that is refused before it begins.
        try scene.project.write("migrations/001-a.js", "exports.up = () => {};")
        let down = try scene.run("down")
        #expect(down.exitCode == 4)
        #expect(told(down).map { $0.prefix(8) } == ["#onError"], "\(down)")
    }

    @Test func theFileIsReadOnceAndRemembers() throws {
        let scene = try Scene([
            "jsmigrate.config.mjs": """
            console.error('reading');
            const seen = [];
            setInterval(() => {}, 1000);
            export default async () => ({ hooks: {
              beforeEach: ({ migration }) => { seen.push(migration.version); },
              async afterAll({ query }) {
                const { rows } = await query('SELECT count(*)::int AS n FROM a');
                console.log('seen', seen.join(), rows[0].n);
              },
            } });
            """,
            "migrations/001-a.js": Migrations.table("a"),
            // A migration that exits has its runtime end, and no other.
            "migrations/002-exit.js": "exports.up = () => { process.exit(0); };",
            "migrations/003-plain.up.sql": "INSERT INTO a VALUES (1);",
        ])
        let up = try scene.run("up")
        #expect(up.exitCode == 0, "\(up)")
        #expect(up.output.contains("seen 001,002,003 1\n"), "\(up)")
        #expect(up.errorLines.filter { $0 == "reading" }.count == 1)
        // They are no part of a migration.
        try scene.project.write(
            "jsmigrate.config.mjs", "export default { hooks: { onError() {} } };")
        #expect(try scene.run("up").exitCode == 0)
        #expect(!(try scene.run("status").output.contains("changed")))
    }

    @Test func dryRunsSayThatTheyAreNotCalled() throws {
        let scene = try scene("beforeAll() { throw new Error('called'); }, afterEach() {}")
        let dry = try scene.run("up", "--dry-run")
        #expect(dry.exitCode == 0, "\(dry)")
        #expect(
            dry.errors.contains("note: hooks are not called in a dry run: beforeAll, afterEach"))
        #expect(try scene.run("status").exitCode == 0)
        let config = try scene.run("config")
        #expect(
            config.output.contains("beforeAll, afterEach  "), "\(config)")
    }

    // MARK: - The file

    @Test func whatIsNoHook() throws {
        let json = try Scene(
            Migrations.tables("a").merging([
                "jsmigrate.config.json": #"{"hooks": {"beforeAll": "./hook.js"}}"#
            ]) { first, _ in first })
        let refused = try json.run("up")
        #expect(refused.exitCode == 5)
        #expect(
            refused.errors.contains(
                "hooks are functions, which a .json file cannot hold; move the configuration to"
                    + " jsmigrate.config.mjs"), "\(refused)")
        let scene = try scene("beforeall() {}, afterEach: 'x'")
        let wrong = try scene.run("up")
        #expect(wrong.exitCode == 5)
        #expect(
            wrong.errors.contains(
                "there is no setting 'beforeall' in hooks. Did you mean 'beforeAll'?"))
        #expect(wrong.errors.contains("hooks.afterEach must be a function, and is a string"))
        #expect(try scene.ownTables == ["audit"])
    }

    @Test func secretsStayOut() throws {
        let scene = try scene(
            """
            beforeAll({ query }) { console.log('#', process.env.DATABASE_URL !== undefined); },
            afterEach: async ({ query }) => { await query('SELECT nothing'); },
            """, Migrations.tables("a"))
        let up = try scene.run(
            "up", environment: ["PGPASSWORD": "s3cret-word", "DB_PASSWORD": "s3cret-word"])
        #expect(up.exitCode == 2)
        #expect(told(up) == ["# true"])
        #expect(!up.output.contains("s3cret-word") && !up.errors.contains("s3cret-word"))
        #expect(!(try scene.rows.joined().contains("s3cret-word")))
    }
}

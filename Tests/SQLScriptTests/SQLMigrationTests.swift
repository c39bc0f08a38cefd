import SQLScript
import Testing

@Suite("What a SQL file says of up and down")
struct SQLMigrationTests {
    private func read(
        _ text: String, _ side: SQLMigration.Side = .whole
    ) throws -> SQLMigration {
        try SQLMigration(SQLSource(text), side: side, isCopyFromClient: { _ in false })
    }

    private func texts(_ section: SQLMigration.Section?) -> [String]? {
        section?.statements.map(\.text)
    }

    @Test("A lone file is up, and has no down")
    func lone() throws {
        let migration = try read("CREATE TABLE a ();")
        #expect(texts(migration.up) == ["CREATE TABLE a ()"])
        #expect(migration.down == nil)
    }

    @Test("A pair has one direction each, also where a file is empty")
    func pair() throws {
        #expect(try texts(read("", .up).up) == [])
        let down = try read("DROP TABLE a", .down)
        #expect(texts(down.down) == ["DROP TABLE a"])
        #expect(down.up == nil)
    }

    @Test("dbmate's directives divide a file, also behind a statement without a semicolon")
    func dbmate() throws {
        let migration = try read(
            """
            -- a note
            -- migrate:up transaction:false
            CREATE INDEX CONCURRENTLY i ON t (a)
            -- migrate:down
            DROP INDEX i;
            """)
        #expect(texts(migration.up) == ["CREATE INDEX CONCURRENTLY i ON t (a)"])
        #expect(migration.up?.usesTransaction == false)
        #expect(texts(migration.down) == ["DROP INDEX i"])
        #expect(migration.down?.usesTransaction == true)
    }

    @Test("goose's directives divide a file, and hold blocks together")
    func goose() throws {
        let migration = try read(
            """
            -- +goose NO TRANSACTION
            -- +goose Up
            CREATE TABLE a ();
            -- +goose StatementBegin
            DO $$ BEGIN
                PERFORM 1; -- +goose Down
            END $$;
            SELECT 1;
            -- +goose StatementEnd
            SELECT 2;
            -- +goose Down
            -- +goose statementbegin
            DROP TABLE a
            -- +goose statementend
            """)
        #expect(
            texts(migration.up) == [
                "CREATE TABLE a ()",
                "DO $$ BEGIN\n    PERFORM 1; -- +goose Down\nEND $$;\nSELECT 1;", "SELECT 2",
            ])
        #expect(migration.up?.usesTransaction == false)
        #expect(texts(migration.down) == ["DROP TABLE a"])
        #expect(migration.down?.usesTransaction == false)
    }

    @Test(
        "node-pg-migrate's headings divide a lone file; in a pair, and in a sentence, they are for people"
    )
    func nodePgMigrate() throws {
        let migration = try read(
            """
            -- Up Migration
            CREATE TABLE a ();
            -- an up migration that goes on
            CREATE TABLE b ();
            -- down migration
            DROP TABLE a, b;
            """)
        #expect(texts(migration.up) == ["CREATE TABLE a ()", "CREATE TABLE b ()"])
        #expect(texts(migration.down) == ["DROP TABLE a, b"])
        #expect(try texts(read("-- Up Migration\nSELECT 1", .up).up) == ["SELECT 1"])
        #expect(throws: SQLScriptError.self) { try read("SELECT 1;\n-- Up Migration\nSELECT 2") }
    }

    @Test("`-- jsmigrate: no-transaction` counts for the file")
    func noTransaction() throws {
        #expect(try read("--jsmigrate: no-transaction\nSELECT 1").up?.usesTransaction == false)
        let behind = try read("SELECT 1; -- jsmigrate: no-transaction\nSELECT 2")
        #expect(behind.up?.usesTransaction == false && texts(behind.up)?.count == 2)
        let within = try read("SELECT 1\n-- jsmigrate: no-transaction\n+ 1")
        #expect(within.up?.usesTransaction == false && texts(within.up)?.count == 1)
        #expect(throws: SQLScriptError.self) { try read("SELECT 1; -- jsmigrate: notransaction") }
        #expect(try read("SELECT 'x\n-- jsmigrate: no-transaction\n'").up?.usesTransaction == true)
    }

    @Test("What pg_dump writes for psql alone is skipped")
    func restrict() throws {
        let migration = try read("\\restrict k3y\nSELECT 1;\n\\unrestrict k3y\n")
        #expect(texts(migration.up) == ["SELECT 1"])
    }

    @Test(
        "What cannot be run is refused where it stands",
        arguments: [
            ("SELECT 1;\n\\i other.sql", "`\\i`", 2),
            ("SELECT 1 \\gexec", "`\\gexec`", 1),
            ("\\connect other", "`\\connect`", 1),
            ("SELECT 1 \\; SELECT 2;", "`\\;`", 1),
            ("SELECT 1;\n-- migrate:up\nSELECT 2;", "before the first", 1),
            ("-- migrate:up\n-- migrate:up\n", "begun already", 2),
            ("-- migrate:up now\n", "not understood", 1),
            ("-- +goose Up\n-- +goose ENVSUB ON\n", "+goose ENVSUB ON", 2),
            ("-- jsmigrate: fast\n", "jsmigrate: fast", 1),
        ])
    func refused(text: String, message: String, line: Int) {
        let error = #expect(throws: SQLScriptError.self) { try read(text) }
        #expect(error?.message.contains(message) == true, "\(String(describing: error))")
        #expect(error?.place?.line == line)
    }

    @Test("A file of a pair is not divided further")
    func dividedPair() {
        #expect(throws: SQLScriptError.self) { try read("-- migrate:up\nSELECT 1", .up) }
    }
}

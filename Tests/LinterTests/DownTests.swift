import Linter
import MigrationKit
import SQLScript
import Testing

/// What is found in the way back of a migration.
struct DownTests {
    private func found(up: String, down: String) throws -> [String] {
        try LintedExample(
            RuleExample(
                setup:
                    "CREATE TABLE orders (id bigint, note text); CREATE INDEX old ON orders (id);",
                migration: "-- migrate:up\n\(up)\n-- migrate:down\n\(down)\n")
        ).report.findings.map { "\($0.direction.rawValue) \($0.rule)" }
    }

    @Test(arguments: [
        ("CREATE TABLE items (id bigint);", "DROP TABLE public.items;"),
        ("ALTER TABLE orders ADD COLUMN due date;", "ALTER TABLE orders DROP COLUMN due;"),
        ("CREATE SCHEMA archive;", "DROP SCHEMA archive CASCADE;"),
        ("CREATE EXTENSION citext;", "DROP EXTENSION citext CASCADE;"),
        (
            "CREATE ROLE reporting; CREATE SCHEMA rep AUTHORIZATION reporting;",
            "DROP OWNED BY reporting; DROP ROLE reporting;"
        ),
    ])
    func whatUpMadeIsTakenBackInPeace(up: String, down: String) throws {
        #expect(try found(up: up, down: down).isEmpty)
    }

    @Test func renamesAreTakenBackInPeace() throws {
        let table = try found(
            up: "ALTER TABLE orders RENAME TO purchases;",
            down: "ALTER TABLE purchases RENAME TO orders;")
        #expect(table == ["up rename-table"])
        let moved = try found(
            up: "ALTER TABLE orders SET SCHEMA archive;",
            down: "ALTER TABLE archive.orders SET SCHEMA public;")
        #expect(moved == ["up rename-table"])
        let column = try found(
            up: "ALTER TABLE orders RENAME COLUMN note TO remark;",
            down: "ALTER TABLE orders RENAME COLUMN remark TO note;")
        #expect(column == ["up rename-column"])
    }

    @Test func whatWasThereBeforeIsLost() throws {
        #expect(try found(up: "SELECT 1;", down: "DROP TABLE orders;") == ["down drop-table"])
        #expect(
            try found(
                up: "ALTER TABLE orders ADD COLUMN due date;",
                down: "ALTER TABLE orders DROP COLUMN note;") == ["down drop-column"])
    }

    @Test(arguments: [
        "DO $$ BEGIN CREATE TABLE items (id bigint); END $$;", "CALL make_items();",
        "CREATE TABLE items (id bigint) WITH (;",
    ])
    func whatUpMayHaveMadeIsToldOfAndNoMore(up: String) throws {
        let report = try LintedExample(
            RuleExample(
                setup: "CREATE TABLE orders (id bigint, note text);",
                migration: "-- migrate:up\n\(up)\n-- migrate:down\nDROP TABLE items;\n")
        ).report
        let down = report.findings.filter { $0.direction == .down }
        #expect(down.map(\.rule) == ["drop-table"])
        #expect(down.map(\.severity) == [.info])
        #expect(down.first?.message.contains("unless its up has made") == true)
    }

    @Test func whatBlocksOthersDoesSoInBothDirections() throws {
        #expect(
            try found(
                up: "CREATE INDEX CONCURRENTLY fresh ON orders (note);", down: "DROP INDEX fresh;")
                == ["down drop-index-not-concurrent"])
        #expect(
            try found(up: "DROP INDEX CONCURRENTLY old;", down: "CREATE INDEX old ON orders (id);")
                == ["down index-not-concurrent"])
    }

    @Test func howNewTablesHadBetterBeIsNotSaidOfOldOnes() throws {
        #expect(
            try found(
                up: "SELECT 1;",
                down: "CREATE TABLE old_items (id serial, data json, code char(2));"
            ).isEmpty)
    }

    @Test func whatComesNextKnowsNothingOfIt() throws {
        var linter = Linter()
        for text in [
            "-- migrate:up\nCREATE TABLE items (id bigint);\n-- migrate:down\nDROP TABLE items;",
            "-- migrate:up\nCREATE INDEX ON items (id);\n-- migrate:down\n",
        ] {
            let migration = try SQLMigration(
                SQLSource(text), side: .whole, isCopyFromClient: { _ in false })
            linter.lint(
                LintSource(sql: migration, file: "a.sql", hasDown: true),
                down: LintSource(sql: migration, direction: .down, file: "a.sql", hasDown: nil))
        }
        #expect(linter.report.findings.isEmpty)
    }
}

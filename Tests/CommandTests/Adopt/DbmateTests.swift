import TestSupport
import Testing

/// A history that dbmate itself has made, and the way back to it.
@Suite struct DbmateTests {
    private static func migration(_ table: String) -> String {
        "-- migrate:up\nCREATE TABLE \(table) (id int);\n\n-- migrate:down\nDROP TABLE \(table);\n"
    }

    @Test(.requiresDbmate) func thereAndBack() throws {
        let scene = try Scene([
            "migrations/20240301095500_a.sql": Self.migration("a"),
            "migrations/20240302095500_b.sql": Self.migration("b"),
        ])
        try Dbmate.run("up", in: scene.project, database: scene.database)
        try scene.project.write("migrations/20240303095500_c.sql", Self.migration("c"))
        let adoption = try scene.run("adopt", "--yes")
        #expect(adoption.exitCode == 0, "\(adoption)")
        #expect(
            adoption.output.hasSuffix("2 migrations taken over from dbmate\n"), "\(adoption)"
        )
        let up = try scene.run("up")
        #expect(up.exitCode == 0, "\(up)")
        #expect(
            try scene.ownTables == ["a", "b", "c", "schema_migrations_dbmate"])
        #expect(try scene.run("down").exitCode == 0)

        // Back, as the documentation says.
        try scene.database.query(
            """
            ALTER TABLE schema_migrations RENAME TO schema_migrations_jsmigrate;
            ALTER TABLE schema_migrations_dbmate RENAME TO schema_migrations
            """)
        let status = try Dbmate.run("status", in: scene.project, database: scene.database)
        #expect(status.contains("[X] 20240302095500_b.sql"), "\(status)")
        #expect(status.contains("Applied: 2\nPending: 1"), "\(status)")
        try Dbmate.run("up", in: scene.project, database: scene.database)
        try Dbmate.run("rollback", in: scene.project, database: scene.database)
        #expect(try scene.ownTables.filter { $0.count == 1 } == ["a", "b"])
    }
}

import Filesystem
import TestSupport
import Testing

/// The template migration and the validator class of the reference document, run unchanged beside the
/// project's own query helper.
@Suite struct LegacyProjectTests {
    /// With `type: module`, as the document's project has it, and without: then the syntax decides.
    @Test(arguments: [true, false]) func runsUnchanged(isModule: Bool) throws {
        let scene = try Scene()
        let fixture = Repository.path + "/Tests/CommandTests/Fixtures/legacy-project/."
        try scene.project.copy(fixture, to: ".")
        if !isModule { try scene.project.write("package.json", #"{ "name": "legacy-project" }"#) }

        let up = try scene.run("up")
        #expect(up.exitCode == 0, "\(up)")
        #expect(up.lines.contains("Running migration 001: Enhanced example table creation"))
        #expect(up.errorLines.count == 1, "\(up)")
        #expect(try scene.ownTables == ["example_table"])
        let made = try scene.database.dump(excluding: Scene.ledger.map { $0 + "*" })
        #expect(made.contains("CREATE TRIGGER update_example_table_updated_at"))
        #expect(made.contains("CREATE INDEX idx_example_table_name"))

        let status = try scene.run("status")
        #expect(status.output.contains("001      Enhanced example table creation  applied"))
        let down = try scene.run("down")
        #expect(down.exitCode == 0 && down.errors.isEmpty, "\(down)")
        #expect(try scene.ownTables == [])
        #expect(try scene.run("up").exitCode == 0)
        #expect(try scene.database.dump(excluding: Scene.ledger.map { $0 + "*" }) == made)
        #expect(
            try scene.database.query(
                "SELECT version, name, direction, status FROM schema_migrations")
                == [["001", "Enhanced example table creation", "up", "completed"]])

        let before = try scene.run("validate", "--pre")
        #expect(before.exitCode == 0 && before.errors.isEmpty, "\(before)")
        for check in [
            "Database connectivity     PASS", "Disk space check          PASS",
            "Schema state check        PASS", "Active connections check  PASS",
        ] { #expect(before.output.contains("\n\(check) "), "\(before)") }
        #expect(before.lines.first == "Running pre-migration validation...")
        #expect(before.lines.last == "Pre-flight: 8 PASS.")
        let after = try scene.run("validate", "--post")
        #expect(after.exitCode == 0 && after.lines.last == "Post-flight: 7 PASS.", "\(after)")
    }
}

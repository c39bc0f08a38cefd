import MigrationKit
import TestSupport
import Testing

/// `adopt --prove`: the adopted files are run on a private server, and the schema compared.
@Suite struct AdoptProofTests {
    @Test func aDifferenceStopsIt() throws {
        let knex = ToolFixture.knex
        let scene = try Scene(knex.files)
        try scene.database.execute(
            knex.sql + "CREATE TABLE made_0 (id int); CREATE TABLE made_1 (id int, more text);")
        let before = try scene.database.dump()
        let outcome = try scene.run("adopt", "--yes", "--prove")
        #expect(outcome.exitCode == 1, "\(outcome)")
        #expect(
            outcome.output.contains("\n+ column public.made_1.more\n    type: text\n"), "\(outcome)"
        )
        #expect(!outcome.output.contains("knex_migrations_lock"), "\(outcome)")
        #expect(!outcome.output.contains("made_2"), "a file that is not recorded was run")
        #expect(try scene.database.dump() == before)

        let document = try JSON(parsing: scene.run("adopt", "--yes", "--prove", "--json").output)
        #expect(document["adopted"] == false)
        #expect(document.first("schema_diff")?["object"] == "public.made_1.more")

        try scene.database.query("ALTER TABLE made_1 DROP COLUMN more")
        let preview = try scene.run("adopt", "--dry-run", "--prove")
        #expect(preview.exitCode == 0 && preview.output.contains("proven: "), "\(preview)")
        #expect(try scene.tables.contains("schema_migrations") == false)
        let adoption = try scene.run("adopt", "--yes", "--prove")
        #expect(adoption.exitCode == 0, "\(adoption)")
        #expect(try scene.run("up", "--allow-missing").exitCode == 0)
    }
}

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
        let outcome = try scene.run("adopt", "--yes", "--prove", "--json")
        #expect(outcome.exitCode == 1, "\(outcome)")
        let document = try JSON(parsing: outcome.output)
        #expect(document["adopted"] == false)
        #expect(
            document["schema_diff"] == [
                [
                    "object": "public.made_1.more", "kind": "column", "change": "added",
                    "detail": "type: text",
                ]
            ], "\(outcome)")
        #expect(try scene.database.dump() == before)

        try scene.database.query("ALTER TABLE made_1 DROP COLUMN more")
        let adoption = try scene.run("adopt", "--yes", "--prove")
        #expect(adoption.exitCode == 0 && adoption.output.contains("\nproven: "), "\(adoption)")
        #expect(try scene.run("up", "--allow-missing").exitCode == 0)
    }
}

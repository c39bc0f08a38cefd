import TestSupport
import Testing

/// Migrations that are written for another tool's query builder: refused by name where they call it.
@Suite struct QueryBuilderTests {
    @Test(arguments: [
        ("await db.schema.createTable('t', () => {})", "schema.createTable() is a call of knex"),
        ("await db.raw('SELECT 1')", "raw() is a call of knex"),
        ("db.addColumns('t', {})", "addColumns() is a call of node-pg-migrate, TypeORM"),
        ("db.sql('SELECT 1')", "sql() is a call of node-pg-migrate"),
        ("await db.bulkInsert('t', [])", "bulkInsert() is a call of Sequelize"),
        ("await db.sequelize.query('SELECT 1')", "sequelize.query() is a call of Sequelize"),
        ("await db.runSql('SELECT 1')", "runSql() is a call of db-migrate"),
        (
            "await db.createTable('t', {})",
            "createTable() is a call of node-pg-migrate, Sequelize, db-migrate, TypeORM"
        ),
    ])
    func isRefusedByName(call: String, message: String) throws {
        let scene = try Scene(
            migration:
                "exports.up = async (db) => {\n  await db.query('CREATE TABLE a ()');\n  \(call);\n};\n"
        )
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 2)
        #expect(
            outcome.errors.contains(
                """
                error: migration 001 failed: \(message), which jsmigrate does not have: write the SQL, with query(text, params)
                  at \(scene.path("migrations/001-first.js")):3:
                """), "\(outcome)")
        #expect(try scene.ownTables.isEmpty)
    }

    /// Who looks whether a call is there, or what the client is made of, sees nothing new.
    @Test func isNotInTheWayOfWhoLooks() throws {
        let scene = try Scene(
            migration: """
                exports.up = async (db) => {
                  console.log(Object.keys(db).includes('raw'), 'schema' in { ...db });
                  console.log(db instanceof Function, typeof db.call);
                  const text = require('util').inspect(db);
                  console.log(text.includes('createTable'), text.includes('> [Function: '));
                };
                """)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(
            outcome.output.contains("false false\ntrue function\nfalse true\n"), "\(outcome)"
        )
    }
}

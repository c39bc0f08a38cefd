import TestSupport
import Testing

/// A password that a migration sends is its own affair: nothing that is shown or kept has it.
@Suite struct PasswordsTests {
    private static let files = [
        "migrations/001-role.js": """
        exports.up = async (db) => {
          await db.query("CREATE ROLE passwords_role PASSWORD 'sEcret'");
          await db.query("ALTER ROLE passwords_nobody PASSWORD 'sEcret'").catch(() => {});
          await db.query('CREATE TABLE a (id int)');
          await db.query('CREATE INDEX CONCURRENTLY a_id ON a (id)');
          await db.query("ALTER ROLE passwords_role PASSWORD 'sEcret'");
        };
        """,
        "validators/url.js": """
        module.exports = { name: 'url', phase: 'pre', check() {
          throw new Error('no postgres://u:sEcret@h/d');
        } };
        """,
    ]

    private static let failing = [
        "002-syntax.js": """
        exports.up = (db) => db.query("ALTER ROLE passwords_role PASSWORD 'sEcret' NOT");
        """,
        "002-inside.js": """
        exports.up = (db) => db.query(`DO $$ BEGIN
          EXECUTE 'ALTER ROLE passwords_nobody PASSWORD ''sEcret''';
        END $$`);
        """,
        "002-lines.sql": "SELECT 1;\nALTER ROLE passwords_role PASSWORD\n  'sEcret' NOT;",
        "002-file.sql": "SELECT 1;\nALTER ROLE passwords_role PASSWORD 'sEcret' NOT;",
        "002-read.js": """
        exports.up = async (db) => {
          await db.query("SELECT set_config('app.url', 'postgres://u:sEcret@h/d', false)");
          throw new Error('postgres://u:sEcret@h/d');
        };
        """,
        "002-url.js": "exports.up = () => { throw new Error('no postgres://u:sEcret@h/d'); };",
    ]

    private func everything(in outcome: JSMigrate.Outcome) -> String {
        outcome.output + outcome.errors
    }

    @Test func areNeitherShownNorKept() throws {
        let scene = try Scene(Self.files)
        defer { _ = try? scene.database.query("DROP ROLE IF EXISTS passwords_role") }
        var shown = try everything(in: scene.run("up", "--dry-run"))
        let applied = try scene.run("up", "--verbose")
        #expect(applied.exitCode == 0, "\(applied)")
        shown += everything(in: applied)
        #expect(shown.contains("CREATE ROLE passwords_role PASSWORD '******'"))
        for (name, text) in Self.failing {
            try scene.project.write("migrations/\(name)", text)
            shown += try everything(in: scene.run("validate", "--pre", "--json"))
            for option in ["--dry-run", "--verbose", "--json"] {
                let outcome = try scene.run("up", option)
                #expect(outcome.exitCode == (option == "--dry-run" ? 0 : 2), "\(outcome)")
                shown += everything(in: outcome)
            }
            scene.project.remove("migrations/\(name)")
        }
        #expect(!shown.contains("sEcret"), "\(shown)")
        #expect(shown.contains("******"))
        for table in ["schema_migrations", "migration_history"] {
            let rows = try scene.database.value("SELECT string_agg(t::text, '') FROM \(table) AS t")
            #expect(rows?.contains("sEcret") == false, "\(rows ?? "")")
            #expect(rows?.contains("******") == true)
        }
    }
}

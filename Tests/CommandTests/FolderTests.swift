import TestSupport
import Testing

/// The folder of the migrations: empty, missing, ambiguous, strangely named.
@Suite struct FolderTests {
    @Test func anEmptyFolderHasNothingToDo() throws {
        let scene = try Scene(["migrations/README.md": "none yet"])
        let up = try scene.run("up")
        #expect(up.exitCode == 0 && up.output == "nothing to apply\n")
        #expect(try scene.run("down").output == "nothing to roll back\n")
        #expect(try scene.run("status").output == "no migrations\n")
        #expect(try scene.tables.isEmpty)
    }

    @Test(arguments: ["up", "down", "status"])
    func aMissingFolderIsRefusedWithWhereItWasLookedFor(command: String) throws {
        let scene = try Scene(["package.json": "{}"])
        try scene.project.write("deep/er/file", "")
        let outcome = try scene.run(command)
        #expect(outcome.exitCode == 5 && outcome.output.isEmpty)
        #expect(
            outcome.errors == """
                error: there is no folder migrations
                  looked for \(scene.path("migrations"))
                help: run jsmigrate in the project's folder, or name the folder with --dir

                """)
        #expect(
            try scene.run(command, "--dir", "else/where").errors.contains("no folder else/where"))
        #expect(try scene.tables.isEmpty)
    }

    @Test func twoFilesOfOneVersionAreRefusedUnlessAllowed() throws {
        let scene = try Scene([
            "migrations/001-a.js": Migrations.table("a"),
            "migrations/1-b.js": Migrations.table("b"),
        ])
        let refused = try scene.run("up")
        #expect(refused.exitCode == 5 && refused.output.isEmpty)
        #expect(
            refused.errors == """
                error: 001-a.js and 1-b.js in \(scene.path("migrations")) have the same version
                help: give each file a number of its own, or run with --allow-duplicates: then they run in the order of their names

                """)
        #expect(try scene.tables.isEmpty)
        let allowed = try scene.run("up", "--allow-duplicates")
        #expect(allowed.exitCode == 0, "\(allowed)")
        #expect(try scene.ownTables == ["a", "b"])
        #expect(try scene.rows == ["001 up completed", "1~b up completed"])
    }

    @Test func everyCharacterMayStandInAPath() throws {
        let folder = "a b#c%20?ü'\"&"
        let scene = try Scene([
            "\(folder)/package.json": #"{"type": "module"}"#,
            "\(folder)/migrations/001-first.js": """
            import { fileURLToPath } from 'node:url';
            import path from 'node:path';
            import { readFileSync } from 'node:fs';
            import { name } from './lib/naming.js';
            import { executeQuery } from '../config/db-utils.js';
            export const up = async () => {
              const here = path.dirname(fileURLToPath(import.meta.url));
              if (here !== import.meta.dirname) throw new Error(here);
              readFileSync(new URL('./lib/naming.js', import.meta.url));
              await executeQuery(`CREATE TABLE ${name} (id int)`);
            };
            """,
            "\(folder)/migrations/lib/naming.js": "export const name = 'a';",
            "\(folder)/migrations/002-second.cjs":
                "\nexports.up = () => { throw new Error('seen'); };",
            "\(folder)/config/db-utils.js": """
            import pg from 'pg';
            const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
            export const executeQuery = (text, params) => pool.query(text, params);
            """,
        ])
        let outcome = try scene.run("up", "--dir", "\(folder)/migrations")
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(try scene.rows == ["001 up completed", "002 up failed: seen"])
        #expect(
            outcome.errors.contains(
                "  at \(scene.path("\(folder)/migrations/002-second.cjs")):2:"), "\(outcome)")
    }

    @Test func theFolderIsFoundFromBelow() throws {
        let scene = try Scene(
            Migrations.tables("a").merging([
                "package.json": "{}", "src/deep/x": "",
            ]) { first, _ in first })
        let running = try RunningProgram(
            "/bin/sh", ["-c", "cd src/deep && exec \"$0\" up", JSMigrate.binary],
            in: scene.project,
            environment: JSMigrate.baseEnvironment.merging(scene.database.environment) { $1 },
            standardInput: "", terminal: false)
        let outcome = running.finish()
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.ownTables == ["a"])
    }

    @Test func verboseNamesWhatIsNoMigration() throws {
        let scene = try Scene(
            Migrations.tables("a").merging([
                "migrations/run-migration.js": "", "migrations/xxx-template.js": "",
                "migrations/001-a.test.js": "",
            ]) { first, _ in first })
        let outcome = try scene.run("status", "--verbose")
        for name in ["run-migration.js", "xxx-template.js", "001-a.test.js"] {
            #expect(outcome.errors.contains("note: \(name) is not a migration: "), "\(outcome)")
        }
        #expect(try scene.run("status").errors.isEmpty)
    }

    /// A migration that silently does not run is worse than one that fails.
    @Test func aLinkThatLeadsNowhereIsRefused() throws {
        let scene = try Scene(Migrations.tables("a"))
        try scene.project.link("migrations/002-b.js", to: "gone.js")
        try scene.project.link("migrations/notes.js", to: "gone.js")
        for command in ["up", "status", "down"] {
            let outcome = try scene.run(command)
            #expect(outcome.exitCode == 5, "\(outcome)")
            #expect(
                outcome.errors.contains("error: a migration cannot be read\n  002-b.js: ENOENT"),
                "\(outcome)")
        }
        #expect(try scene.tables == [])
        let files = try scene.run("validate")
        #expect(files.exitCode == 1, "\(files)")
        #expect(files.output.contains("002-b.js cannot be read: ENOENT"), "\(files)")
        try scene.project.write("migrations/gone.js", Migrations.table("b"))
        #expect(try scene.run("up").exitCode == 0)
        #expect(try scene.ownTables == ["a", "b"])
    }
}

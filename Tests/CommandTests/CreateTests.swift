import MigrationKit
import TestSupport
import Testing

/// `create`: the next file of a folder, and that what it holds runs.
@Suite struct CreateTests {
    @Test(arguments: [
        ["migrations/001-a.js": Migrations.table("a")],
        [
            "package.json": #"{"type": "module"}"#,
            "migrations/001-a.js": "export const up = (c) => c.query('CREATE TABLE a ()');",
        ],
        ["migrations/001-a.mjs": "export const up = (c) => c.query('CREATE TABLE a ()');"],
        ["migrations/001-a.cjs": Migrations.table("a"), "package.json": #"{"type": "module"}"#],
        [
            "migrations/001_a.up.sql": "CREATE TABLE a ();",
            "migrations/001_a.down.sql": "DROP TABLE a;",
        ],
        [
            "migrations/001_a.sql":
                "-- migrate:up\nCREATE TABLE a ();\n-- migrate:down\nDROP TABLE a;"
        ],
        ["migrations/001_a.sql": "-- +goose Up\nCREATE TABLE a ();\n-- +goose Down\nDROP TABLE a;"],
    ])
    func whatItWritesRunsUpAndDown(files: [String: String]) throws {
        let scene = try Scene(files)
        let created = try scene.run("create", "Add users")
        #expect(created.exitCode == 0 && created.errors.isEmpty, "\(created)")
        #expect(created.output.hasPrefix("migrations/002"))
        let up = try scene.run("up")
        #expect(up.exitCode == 0 && up.errors.contains("warning") == false, "\(up)")
        #expect(try scene.rows.count == 2)
        let down = try scene.run("down")
        #expect(down.exitCode == 0, "\(down)")
        #expect(try scene.run("validate", "--files").exitCode == 0)
    }

    @Test func theFilesAreNamedAsTheFolderDoesIt() throws {
        let scene = try Scene([
            "migrations/001_a.up.sql": "SELECT 1", "migrations/001_a.down.sql": "SELECT 1",
        ])
        #expect(
            try scene.run("create", "Add users").output
                == "migrations/002_add_users.up.sql\nmigrations/002_add_users.down.sql\n")
        #expect(try scene.run("create", "x", "--type", "js").output == "migrations/003_x.js\n")
        #expect(try scene.run("create", "y", "--type", "ts").output == "migrations/004_y.ts\n")
        let json = try scene.run("create", "z", "--json", "--dry-run")
        #expect(
            json.output == #"{"files":[{"path":"\#(scene.path("migrations/005_z.ts"))"}]}"# + "\n")
    }

    @Test func aDryRunWritesNothing() throws {
        let scene = try Scene(["migrations/001-a.js": Migrations.table("a")])
        let outcome = try scene.run("create", "b", "--dry-run")
        #expect(outcome.output == "migrations/002-b.js\n")
        #expect(outcome.errors.contains("nothing was written"))
        #expect(try scene.run("create", "b").output == "migrations/002-b.js\n")
    }

    @Test func aFirstMigrationMakesTheFolder() throws {
        let scene = try Scene(["package.json": "{}"])
        #expect(try scene.run("create", "first").output == "migrations/001-first.js\n")
        #expect(try scene.run("up").exitCode == 0)
    }

    @Test func aTemplateIsTaken() throws {
        let scene = try Scene([
            "migrations/001-a.js": Migrations.table("a"),
            "table.sql": "CREATE TABLE {{name}} (); -- {{version}} {{name}}\n",
        ])
        let outcome = try scene.run("create", "users", "--template", "table.sql")
        #expect(outcome.output == "migrations/002-users.up.sql\nmigrations/002-users.down.sql\n")
        #expect(
            try scene.project.read("migrations/002-users.up.sql")
                == "CREATE TABLE users (); -- 002 users\n")
        let missing = try scene.run("create", "more", "--template", "gone.sql")
        #expect(missing.exitCode == 5 && missing.errors.contains("the template cannot be read"))
    }

    @Test func validatorsGoToTheirFolderAndRun() throws {
        let scene = try Scene(["migrations/001-a.js": Migrations.table("a")])
        let names = ["No orphans", "late.pre.sql", "mails.post"]
        let outputs = try names.map { try scene.run("create", $0, "--type", "validator").output }
        #expect(
            outputs == [
                "validators/no-orphans.js\n", "validators/late.pre.sql\n",
                "validators/mails.post.sql\n",
            ])
        for (name, path) in [("a.mjs", "a.mjs"), ("b.cjs", "b.cjs"), ("c.POST.SQL", "c.POST.SQL")] {
            let created = try scene.run("create", name, "--type", "validator")
            #expect(created.output == "validators/\(path)\n", "\(created)")
        }
        for (name, reason) in [
            ("rows.sql", "would not say when it runs"), ("rows.test", "would be no validator"),
            ("rows.JS", "would be no validator"),
        ] {
            let refused = try scene.run("create", name, "--type", "validator")
            #expect(refused.exitCode == 5 && refused.errors.contains(reason), "\(refused)")
            #expect(refused.output.isEmpty)
        }
        let again = try scene.run("create", "No orphans", "--type", "validator")
        #expect(again.exitCode == 5 && again.errors.contains("there is a file"), "\(again)")
        try scene.run("up")
        let report = try scene.run("validate", "--pre", "--post")
        #expect(report.exitCode == 0, "\(report)")
        for name in ["no-orphans", "late", "mails", "a", "b", "c"] {
            #expect(report.output.contains("\n\(name) "), "\(report)")
        }
    }

    @Test(.requiresNodePackages) func aValidatorInTypeScriptRuns() throws {
        let scene = try Scene(["migrations/001-a.js": Migrations.table("a")])
        let created = try scene.run("create", "typed.ts", "--type", "validator")
        #expect(created.output == "validators/typed.ts\n", "\(created)")
        let path = "\(NodePackages.programs):\(JSMigrate.baseEnvironment["PATH"] ?? "/usr/bin")"
        let report = try scene.run("validate", "--pre", environment: ["PATH": path])
        #expect(report.exitCode == 0, "\(report)")
        #expect(report.output.contains("\ntyped "), "\(report)")
    }

    @Test(arguments: [("foo.test", "js"), ("Run.spec", "js"), ("d.d", "ts")])
    func aNameThatIsNoMigrationsIsRefused(name: String, type: String) throws {
        let scene = try Scene(["migrations/001-a.js": Migrations.table("a")])
        let outcome = try scene.run("create", name, "--type", type)
        #expect(
            outcome.exitCode == 5 && outcome.errors.contains("would be no migration"),
            "\(outcome)")
        #expect(outcome.output.isEmpty)
    }

    @Test(arguments: ["cql", "py"])
    func whatCannotBeRunYetIsRefused(type: String) throws {
        let scene = try Scene(["migrations/001-a.js": Migrations.table("a")])
        let outcome = try scene.run("create", "x", "--type", type)
        #expect(outcome.exitCode == 5 && outcome.errors.contains("type \(type) cannot be run yet"))
    }
}

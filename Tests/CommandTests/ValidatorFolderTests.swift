import Filesystem
import TestSupport
import Testing

/// What of a validators' folder runs, and what is told of the rest.
@Suite struct ValidatorFolderTests {
    private static let query = "SELECT 1 WHERE false"

    @Test func whatLooksLikeAValidatorRunsOrFails() throws {
        let scene = try Scene([
            "migrations/001-a.js": Migrations.table("a"),
            "validators/upper.PRE.SQL": Self.query, "validators/mixed.Pre.sql": Self.query,
            "validators/dotted.name.pre.sql": Self.query, "validators/never.sql": Self.query,
            "validators/Upper.JS": "module.exports = () => {};",
            "validators/sub/inner.pre.sql": Self.query,
            // What is none.
            "validators/lib/helper.js": "module.exports = 1;",
            "validators/README.md": "Read me.", "validators/a.js~": "old",
            "validators/a.pre.sql.bak": "old", "validators/.eslintrc.js": "module.exports = {};",
            "validators/.a.pre.sql.swp": "swap", "validators/a.test.js": "throw 1;",
            "validators/types.d.ts": "export {};",
        ])
        try Filesystem.makeSymbolicLink(
            to: "/nowhere", at: scene.path("validators/gone.pre.sql"))
        let outcome = try scene.run("validate", "--pre", "--json")
        #expect(outcome.exitCode == 1, "\(outcome)")
        let found = try ValidationResults(outcome)
        for name in ["upper", "mixed", "dotted.name"] {
            #expect(found[name] == "PASS: no violations")
        }
        #expect(
            found["never"]
                == "FAIL: call it never.pre.sql or never.post.sql: never.sql: the name does not say when it runs"
        )
        #expect(
            found["Upper"]
                == "FAIL: call it Upper.js: Upper.JS: scripts whose names do not end in lower case are not loaded"
        )
        #expect(
            found["sub"]
                == "FAIL: move it up, into the folder itself: sub/inner.pre.sql: folders of the validators' folder are not run"
        )
        #expect(
            found["gone"]?.hasPrefix(
                "FAIL: gone.pre.sql: it is a link to /nowhere, which cannot be read") == true)
        #expect(
            found.checks.suffix(7) == [
                "Upper", "dotted.name", "gone", "mixed", "never", "sub", "upper",
            ])
    }

    @Test func aFolderThatCannotBeReadFails() throws {
        let scene = try Scene(["migrations/001-a.js": Migrations.table("a")])
        let missing = try scene.run("validate", "--pre", "--validators", "nowhere")
        #expect(missing.exitCode == 5)
        #expect(missing.errors.contains("there is no folder nowhere"))
    }
}

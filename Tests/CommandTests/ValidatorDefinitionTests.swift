import TestSupport
import Testing

/// Validators that are defined wrongly: each fails for itself, and says where it stands and what is wrong.
@Suite struct ValidatorDefinitionTests {
    private func results(_ files: [String: String]) throws -> ValidationResults {
        let scene = try Scene(files.merging(["migrations/001-a.js": Migrations.table("a")]) { $1 })
        let outcome = try scene.run("validate", "--pre", "--json")
        #expect(outcome.exitCode == 1, "\(outcome)")
        return try ValidationResults(outcome)
    }

    @Test func oneOfAnArrayFailsForItself() throws {
        let forms =
            "export an object with check(context), a function, a class with"
            + " preMigrationValidation() or postMigrationValidation(), or an array of these"
        let time = ", and must be a number of milliseconds, from 1 to 2147483647"
        let cases: [(name: String, definition: String, help: String?, error: String)] = [
            (
                "zero", "{ name: 'zero', timeout: 0, check() {} }", "leave it out for 30 seconds",
                "its timeout is 0\(time)"
            ),
            (
                "less", "{ name: 'less', timeout: -1, check() {} }", "leave it out for 30 seconds",
                "its timeout is -1\(time)"
            ),
            (
                "c-3", "{ timeout: NaN, check() {} }", "leave it out for 30 seconds",
                "its timeout is NaN\(time)"
            ),
            (
                "text", "{ name: 'text', timeout: '5s', check() {} }",
                "leave it out for 30 seconds", "its timeout is '5s'\(time)"
            ),
            (
                "ever", "{ name: 'ever', timeout: Infinity, check() {} }",
                "leave it out for 30 seconds", "its timeout is Infinity\(time)"
            ),
            (
                "Pre", "{ name: 'Pre', phase: 'Pre', check() {} }", "write 'pre'",
                "its phase is 'Pre', and must be 'pre', 'post' or 'both'"
            ),
            (
                "never", "{ name: 'never', phase: 3, check() {} }", nil,
                "its phase is 3, and must be 'pre', 'post' or 'both'"
            ),
            (
                "none", "{ name: 'none', phase: 'pre' }", forms,
                "it has name, phase, and no check(context)"
            ),
            ("five", "{ name: 'five', check: 5 }", forms, "its check is 5, and must be a function"),
            (
                "c-10", "{ name: '', check() {} }", nil,
                "its name is '', and must be a text that is not empty"
            ),
            ("c-11", "null", forms, "it is null, which is no validator"),
            ("c-12", "{}", forms, "it is an empty object, and no check(context)"),
            (
                "c-13",
                "class { constructor() { throw new Error('no'); } preMigrationValidation() {} }",
                nil, "its constructor failed: no"
            ),
            (
                "c-14", "{ get name() { throw new Error('got'); }, check() {} }", nil,
                "reading it failed: got"
            ),
        ]
        let list = cases.map(\.definition) + ["{ name: 'sound', check() {} }"]
        let found = try results([
            "validators/c.js": "module.exports = [\(list.joined(separator: ",\n"))];"
        ])
        for (index, each) in cases.enumerated() {
            let error = "c.js: number \(index + 1) of 15: \(each.error)"
            let expected = ["FAIL", each.help, error].compactMap { $0 }.joined(separator: ": ")
            #expect(found[each.name] == expected)
        }
        #expect(found["sound"] == "PASS")
    }

    @Test func oneOfSeveralExportsFailsForItself() throws {
        let found = try results([
            "validators/a.mjs":
                "export const bad = { phase: 'pre' }; export const good = { check() {} };",
            "validators/b.js": "exports.x = 1;", "validators/c.js": "module.exports = [];",
            "validators/d.js": "exports.check = 1;",
        ])
        #expect(
            found["bad"]?.hasSuffix("a.mjs: the export bad: it has phase, and no check(context)")
                == true)
        #expect(found["good"] == "PASS")
        #expect(found["b"]?.hasSuffix("b.js: it exports x, none of which is a validator") == true)
        #expect(found["c"]?.hasSuffix("c.js: it is an empty array") == true)
        #expect(found["d"]?.hasSuffix("d.js: its check is 1, and must be a function") == true)
    }

    @Test func aNameThatSeveralHaveIsToldAndAllRun() throws {
        let scene = try Scene([
            "migrations/001-a.js": Migrations.table("a"),
            "validators/a.js":
                "module.exports = [{ name: 'pending', check() {} }, { name: 'b', check() {} }];",
            "validators/b.pre.sql": "SELECT 1 WHERE false",
            "validators/c.pre.sql": "SELECT 1 WHERE false",
            "validators/c.post.sql": "SELECT 1 WHERE false",
        ])
        let outcome = try scene.run("validate", "--pre", "--json")
        #expect(outcome.exitCode == 0, "\(outcome)")
        let found = try ValidationResults(outcome)
        #expect(found["b"] == "PASS; PASS: no violations")
        #expect(
            found["validators"] == """
                WARN: 2 checks are called pending: in the program itself and a.js
                2 checks are called b: in a.js and b.pre.sql
                Give each a name of its own: reports tell checks apart by their names.
                """)
    }
}

import MigrationKit
import TestSupport
import Testing

extension ListedCodeTests {
    /// The same code as a file of each kind of module.
    private static func modules(_ codes: [String]) -> [String: String] {
        var files = ["migrations/001-first.sql": first, "migrations/900-last.sql": last]
        for (index, code) in codes.enumerated() {
            let script = "up = async (db) => { \(code) };"
            files["migrations/\(index + 1)10-code.cjs"] = "exports.\(script)"
            files["migrations/\(index + 1)20-code.mjs"] = "export const \(script)"
        }
        for (index, code) in endlessAtOnce.enumerated() {
            files["migrations/\(index + 1)30-code.mjs"] = "\(code)\nexport const up = () => {};"
        }
        return files
    }

    @Test func lintSaysOfEachThatItDoesNotEnd() throws {
        let project = try Project(Self.files(Self.endless))
        let arguments = ["lint", "--no-down", "--listing-timeout", "500ms"]
        let outcome = try JSMigrate.run(arguments + ["--json"], in: project)
        #expect(outcome.exitCode == 1, "\(outcome)")
        #expect(outcome.errors == "")
        let found = try gaps(outcome)
        #expect(found.isWhole)
        #expect(found.messages.count == Self.endless.count)
        #expect(found.messages.values.allSatisfy { $0.contains(Self.overdue) }, "\(found)")
    }

    @Test func lintDoesSoForEachKindOfModule() throws {
        let project = try Project(Self.modules(Array(Self.endless.prefix(2))))
        let outcome = try JSMigrate.run(
            ["lint", "--json", "--listing-timeout", "500ms"], in: project)
        #expect(outcome.exitCode == 1, "\(outcome)")
        let found = try gaps(outcome)
        #expect(found.isWhole)
        #expect(found.messages.count == 6)
        #expect(found.messages.values.allSatisfy { $0.contains(Self.overdue) }, "\(found)")
    }

    @Test(.requiresNodePackages) func lintDoesSoForTypeScript() throws {
        var files = ["migrations/900-last.sql": Self.last]
        for (index, code) in Self.endlessAtOnce.enumerated() {
            files["migrations/\(index + 1)10-code.ts"] =
                "export const up = async (db: any): Promise<void> => { \(code) };"
            files["migrations/\(index + 1)20-code.mts"] =
                "\(code)\nexport const up = (n: number) => n;"
        }
        let project = try Project(files)
        let outcome = try JSMigrate.run(
            ["lint", "--json", "--listing-timeout", "500ms"], in: project,
            environment: [
                "PATH": NodePackages.programs + ":"
                    + (JSMigrate.baseEnvironment["PATH"] ?? "/usr/bin")
            ])
        #expect(outcome.exitCode == 1, "\(outcome)")
        let found = try gaps(outcome)
        #expect(found.isWhole)
        #expect(found.messages.count == 4)
        #expect(found.messages.values.allSatisfy { $0.contains(Self.overdue) }, "\(found)")
    }

    @Test func lintSaysWhatEndedTheCode() throws {
        let project = try Project(Self.files(Self.ended.map(\.0)))
        let outcome = try JSMigrate.run(["lint", "--json", "--listing-timeout", "0"], in: project)
        #expect(outcome.exitCode == 1, "\(outcome)")
        let found = try gaps(outcome)
        #expect(found.isWhole)
        for (index, each) in Self.ended.enumerated() {
            let message = found.messages["migrations/\(index + 101)-code.js"]
            #expect(message?.contains(each.1) == true, "\(each.0): \(message ?? "nothing")")
        }
    }

    @Test func whatFillsTheMemoryIsEndedAndTheNextIsListed() throws {
        var files = Self.files([
            "await db.query('CREATE TABLE seen (id int)'); const kept = []; for (;;) kept.push(new Array(1e6).fill(1.5));",
            "await db.query('CREATE INDEX seen_id ON orders (id)');",
        ])
        files["migrations/103-load.js"] =
            "const kept = []; for (;;) kept.push(Buffer.alloc(1 << 24, 1));"
        files["jsmigrate.config.json"] = #"{"thresholds": {"scriptMemoryMegabytes": 300}}"#
        let large = "it used more than 300 MB of memory, and was ended"
        let scene = try Scene(files)
        // The limit of time is not what ends it, however slow the machine.
        let linted = try scene.run("lint", "--json", "--no-down", "--listing-timeout", "0")
        #expect(linted.exitCode == 1, "\(linted)")
        let found = try gaps(linted)
        #expect(found.isWhole)
        #expect(found.messages.count == 2)
        for message in found.messages.values { #expect(message.contains(large), "\(message)") }

        let dry = try scene.run("up", "--dry-run", "--listing-timeout", "0")
        #expect(dry.exitCode == 0, "\(dry)")
        #expect(
            dry.lines.dropFirst() == [
                "→ 001 first", "    CREATE TABLE orders (id int)", "→ 101 code",
                "    CREATE TABLE seen (id int)", "→ 102 code",
                "    CREATE INDEX seen_id ON orders (id)", "→ 103 load", "→ 900 last",
                "    VACUUM FULL elsewhere", "nothing was written",
            ], "\(dry)")
        #expect(
            dry.errorLines == [
                "warning: 101: the listing ends here: \(large)",
                "warning: 103: the listing ends here: \(large)",
            ])
    }
}

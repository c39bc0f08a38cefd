import MigrationKit
import TestSupport
import Testing

/// Whatever the code of a pending migration does while it is looked at, the report is whole and says why that code
/// could not be looked at to its end.
@Suite struct ListedCodeTests {
    /// Code in `up` and `down` that never comes to its end.
    static let endless = [
        "for (;;) {}", "while (true) await null;",
        "const next = () => Promise.resolve().then(next); return next();",
        "return new Promise(() => { const next = () => process.nextTick(next); next(); });",
        "return new Promise(() => { const next = () => setImmediate(next); next(); });",
        "return new Promise(() => { const next = () => setTimeout(next, 0); next(); });",
        "const deep = () => { try { deep(); } catch {} deep(); }; deep();",
        "try { for (;;) {} } finally { while (true) await null; }",
    ]
    /// The same while the module is loaded.
    static let endlessAtOnce = ["for (;;) {}", "while (true) await null;"]
    /// Code that ends at once, and what is said of it.
    static let ended = [
        ("process.exit(3);", "the code fails with the migration called process.exit(3)"),
        ("process.abort();", "the code fails with the migration called process.exit(134)"),
        ("process.kill(process.pid, 'SIGKILL');", "process.kill() is refused"),
        ("process.kill(process.ppid, 'SIGKILL');", "process.kill() is refused"),
        ("const deep = () => 1 + deep(); deep();", "Maximum call stack size exceeded"),
        ("await new Promise(() => {});", "it waits for something that can never happen"),
        (
            "await new Promise((resolve) => setTimeout(resolve, 1e6).unref());",
            "it waits for something that can never happen"
        ),
        (
            "for (let i = 3; i < 64; i++) try { require('fs').closeSync(i); } catch {}",
            "its process ended"
        ),
    ]
    static let overdue = "its code takes longer than 0.5 seconds"
    static let first = "CREATE TABLE orders (id int);"
    static let last = "VACUUM FULL elsewhere;"

    /// SQL files around migrations of such code: what is of the time limit is not theirs.
    static func files(_ codes: [String]) -> [String: String] {
        var files = ["migrations/001-first.sql": first, "migrations/900-last.sql": last]
        for (index, code) in codes.enumerated() {
            files["migrations/\(index + 101)-code.js"] =
                "exports.up = exports.down = async (db) => { \(code) };"
        }
        return files
    }

    /// The messages of `incomplete-listing` by their files, and whether the last statement was linted.
    func gaps(
        _ outcome: JSMigrate.Outcome
    ) throws -> (messages: [String: String], isWhole: Bool) {
        let document = try JSON(parsing: outcome.output)
        guard case .array(let findings)? = document["findings"] else { return ([:], false) }
        var messages: [String: String] = [:]
        for each in findings where each["rule"] == "incomplete-listing" {
            messages[each["file"]?.string ?? ""] = each["message"]?.string
        }
        return (messages, findings.contains { $0["rule"] == "vacuum-full" })
    }
}

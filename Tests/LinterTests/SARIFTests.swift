import Linter
import MigrationKit
import Testing

/// The log that code scanning reads.
///
/// What an object may and must have is that of the schema of SARIF 2.1.0, as far as the log uses it, and of
/// GitHub's page "SARIF support for code scanning", which asks for more.
struct SARIFTests {
    /// What an object of the log may have, and must.
    private struct Shape {
        let required: Set<String>
        var optional: Set<String> = []
    }

    private static let shapes: [String: Shape] = [
        "log": Shape(required: ["version", "runs", "$schema"]),
        "run": Shape(required: ["tool", "results", "columnKind"]),
        "tool": Shape(required: ["driver"]),
        "driver": Shape(required: ["name", "version", "rules"]),
        "rule": Shape(
            required: [
                "id", "shortDescription", "fullDescription", "help", "defaultConfiguration",
            ]),
        "text": Shape(required: ["text"], optional: ["markdown"]),
        "configuration": Shape(required: ["level"]),
        "result": Shape(
            required: [
                "ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints",
            ]),
        "location": Shape(required: ["physicalLocation"]),
        "physicalLocation": Shape(required: ["artifactLocation", "region"]),
        "artifactLocation": Shape(required: ["uri"]),
        "region": Shape(required: ["startLine", "startColumn", "endLine", "endColumn"]),
        "partialFingerprints": Shape(required: ["primaryLocationLineHash"]),
    ]

    private static let levels: Set<String> = ["none", "note", "warning", "error"]

    /// A log of findings in a file of awkward names and characters.
    private func log(_ migration: String) throws -> JSON {
        let report = try LintedExample(RuleExample(migration: migration, hasDown: false)).report
        return try JSON(
            parsing: report.rendered(as: .sarif, style: .plain, version: "1.2.3"))
    }

    private func members(
        _ value: JSON?, _ shape: String, location: SourceLocation = #_sourceLocation
    ) throws -> [String: JSON] {
        guard case .object(let list)? = value else {
            throw Mismatch(description: "\(shape) is no object")
        }
        let shape = try #require(Self.shapes[shape])
        let names = Set(list.map(\.name))
        #expect(shape.required.subtracting(names) == [], sourceLocation: location)
        #expect(
            names.subtracting(shape.required).subtracting(shape.optional) == [],
            sourceLocation: location)
        return Dictionary(list.map { ($0.name, $0.value) }) { $1 }
    }

    private struct Mismatch: Error, CustomStringConvertible { let description: String }

    private func items(_ value: JSON?) throws -> [JSON] {
        guard case .array(let items)? = value else { throw Mismatch(description: "no array") }
        return items
    }

    private func string(_ value: JSON?) throws -> String {
        guard case .string(let text)? = value else { throw Mismatch(description: "no string") }
        return text
    }

    private func number(_ value: JSON?) throws -> Int {
        guard case .integer(let number)? = value else { throw Mismatch(description: "no number") }
        return number
    }

    /// Migrations of what a reader may stumble over.
    private static let awkward = [
        "", "DROP TABLE orders;",
        "DROP TABLE \"or\"\"d'er%s::{0}\r\n\t🙂\";\r\nDROP TABLE \"ü\" ;",
        "/* 🙂 */ CREATE INDEX ON \"a{b}\" (id); -- jsmigrate: allow nothing-of-the-kind\n",
        "ALTER TABLE orders AD note text",
        "CREATE TABLE orders (\(String(repeating: "note text, ", count: 900))details json);",
        "\\copy orders from orders.csv",
    ]

    @Test(arguments: awkward)
    func itHasWhatReadersAskFor(migration: String) throws {
        let log = try members(log(migration), "log")
        #expect(log["version"] == "2.1.0")
        let runs = try items(log["runs"])
        #expect(runs.count == 1)
        let run = try members(runs.first, "run")
        #expect(run["columnKind"] == "utf16CodeUnits")
        let driver = try members(members(run["tool"], "tool")["driver"], "driver")
        #expect(driver["version"] == "1.2.3")
        let rules = try items(driver["rules"]).map(checkedRule)
        #expect(Set(rules).count == rules.count)
        let results = try items(run["results"])
        #expect(!results.isEmpty)
        for result in results {
            let (rule, index) = try checkedResult(result)
            #expect(rules[index] == rule)
        }
    }

    /// Checks what is told of a rule.
    ///
    /// - Returns: its name.
    private func checkedRule(_ value: JSON) throws -> String {
        let rule = try members(value, "rule")
        for part in ["shortDescription", "fullDescription", "help"] {
            let text = try string(members(rule[part], "text")["text"])
            #expect((1...1_024).contains(text.count))
        }
        #expect(try !string(members(rule["help"], "text")["markdown"]).isEmpty)
        let level = try string(members(rule["defaultConfiguration"], "configuration")["level"])
        #expect(Self.levels.contains(level))
        return try string(rule["id"])
    }

    /// Checks what is told of a finding.
    ///
    /// - Returns: its rule, and where this stands among the rules.
    private func checkedResult(_ value: JSON) throws -> (rule: String, index: Int) {
        let result = try members(value, "result")
        #expect(try Self.levels.contains(string(result["level"])))
        let message = try string(members(result["message"], "text")["text"])
        #expect(!message.isEmpty)
        #expect(hasNoPlaceholders(message), "\(message)")
        let fingerprints = try members(result["partialFingerprints"], "partialFingerprints")
        let hash = try string(fingerprints["primaryLocationLineHash"])
        #expect(hash.wholeMatch(of: /[0-9a-f]{1,16}:[1-9][0-9]*/) != nil)
        let locations = try items(result["locations"])
        #expect(locations.count == 1)
        let place = try members(
            members(locations.first, "location")["physicalLocation"], "physicalLocation")
        let uri = try string(members(place["artifactLocation"], "artifactLocation")["uri"])
        #expect(uri == "001-example.sql")
        let region = try members(place["region"], "region").mapValues(number)
        let (first, last) = (region["startLine"] ?? 0, region["endLine"] ?? 0)
        let (from, to) = (region["startColumn"] ?? 0, region["endColumn"] ?? 0)
        #expect(first >= 1 && from >= 1 && to >= 1)
        #expect((first, from) <= (last, to))
        return try (string(result["ruleId"]), number(result["ruleIndex"]))
    }

    /// Whether braces are there in pairs only (section 3.11.5).
    private func hasNoPlaceholders(_ message: String) -> Bool {
        !message.replacing("{{", with: "").replacing("}}", with: "").contains { "{}".contains($0) }
    }

    @Test func columnsAreUnitsOfUTF16AndEndBehindTheStatement() throws {
        let log = try log("SELECT '🙂'; DROP TABLE orders\n  CASCADE; SELECT 1;")
        let results = try items(items(log["runs"]).first?["results"])
        let drop = results.first { $0["ruleId"] == "drop-table" }
        let location = try items(drop?["locations"]).first
        #expect(
            location?["physicalLocation"]?["region"] == [
                "startLine": 1, "startColumn": 14, "endLine": 2, "endColumn": 10,
            ])
    }

    @Test func namesWithBracesAreNoPlaceholders() throws {
        let log = try log("DROP TABLE \"orders{0}\";")
        let results = try items(items(log["runs"]).first?["results"])
        let drop = results.first { $0["ruleId"] == "drop-table" }
        let text = try string(drop?["message"]?["text"])
        #expect(text.hasPrefix("orders{{0}} and its rows are gone"))
    }
}

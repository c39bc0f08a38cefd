import MigrationKit
import TestSupport
import Testing

/// `validate --json` against Documentation/Schemas/validation-report.schema.json.
@Suite struct ValidationSchemaTests {
    private func schema() throws -> JSONSchema {
        let file = "Documentation/Schemas/validation-report.schema.json"
        return JSONSchema(try JSON(parsing: Project(at: Repository.path).read(file)))
    }

    @Test func outputsAreValid() throws {
        let scene = try Scene([
            "migrations/001-a.js": Migrations.table("a"),
            "migrations/002-b.sql": "CREATE TABLE b (id int);",
            "migrations/003-broken.js": "exports.up = (",
            "validators/a.js": """
            module.exports = [
              { name: 'warns', check: () => ({ status: 'WARN', details: 'line one\\nline two' }) },
              { name: 'fails', phase: 'both', check: () => false },
              { name: 'throws', check() { throw new Error('oops'); } },
              { name: 'says nothing', check() {} },
            ];
            """,
        ])
        let schema = try schema()
        for phases in [
            [], ["--files"], ["--pre"], ["--post"], ["--pre", "--post"], ["--files", "--pre"],
            ["--files", "--pre", "--post"],
        ] {
            let outcome = try JSMigrate.run(
                ["validate", "--json"] + phases, in: scene.project, database: scene.database)
            let document = try JSON(parsing: outcome.output)
            #expect(schema.problems(with: document) == [], "\(phases): \(outcome)")
            #expect(outcome.exitCode == 1 || phases == ["--post"], "\(outcome)")
        }
        let away = try JSMigrate.run(
            ["validate", "--json", "--pre", "--post"], in: scene.project,
            environment: ["DATABASE_URL": "postgres://u@127.0.0.1:1/x"])
        #expect(schema.problems(with: try JSON(parsing: away.output)) == [], "\(away)")
    }

    private static let valid =
        #"{"phase":"pre","ok":true,"results":[{"check":"a","status":"PASS","details":null,"error":null,"duration_ms":1}]}"#

    /// The schema is no sieve: each of these differs from a valid document in one thing.
    @Test(arguments: [
        (#""phase":"pre""#, #""phase":"before""#), (#""ok":true"#, #""ok":null"#),
        (#""ok":true,"#, ""), (#""check":"a""#, #""check":"""#),
        (#""status":"PASS""#, #""status":"pass""#), (#""details":null"#, #""details":["x"]"#),
        (#""error":null,"#, ""), (#""duration_ms":1"#, #""duration_ms":-1"#),
        (#""duration_ms":1"#, #""duration_ms":1.5"#),
        (#""duration_ms":1"#, #""duration_ms":1,"more":1"#),
        (#""ok":true"#, #""ok":true,"time":1"#), (#"[{"#, #"{"a":{"#),
    ])
    func otherDocumentsAreNot(_ part: String, _ other: String) throws {
        let schema = try schema()
        #expect(schema.problems(with: try JSON(parsing: Self.valid)).isEmpty)
        let pieces = Self.valid.split(
            separator: part, maxSplits: 1, omittingEmptySubsequences: false)
        var text = pieces.joined(separator: other)
        if other.hasPrefix("{") { text = text.split(separator: "]").joined(separator: "}") }
        #expect(!schema.problems(with: try JSON(parsing: text)).isEmpty, "\(text)")
    }

    @Test func thereIsOneReportOrAnArrayOfSeveral() throws {
        let schema = try schema()
        let report = try JSON(parsing: Self.valid)
        for count in 0...4 {
            let isValid = schema.problems(
                with: .array(Array(repeating: report, count: count))
            ).isEmpty
            #expect(isValid == (2...3).contains(count))
        }
    }
}

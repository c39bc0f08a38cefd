import TestSupport
import Testing

/// A database as a tool left it, and the project's files; what is to come of them.
struct ToolFixture: Sendable, CustomTestStringConvertible {
    /// What `--from` calls the tool.
    let tool: String
    /// The tables as the tool makes them, the rows as it writes them.
    let sql: String
    /// The files of the folder.
    let files: [String: String]
    /// The tool's table.
    var table: String
    /// The name that it has afterwards, nil for the same.
    var renamed: String?
    /// The recorded versions with their files.
    let applied: [String]
    /// The recorded versions without.
    var missing: [String] = []
    /// The files that are not recorded.
    let extra: [String]
    /// When the first was applied, where the tool says.
    var firstAppliedAt: String?

    var testDescription: String { tool }

    /// The name of the table afterwards.
    var keptTable: String { renamed ?? table }
}

extension ToolFixture {
    /// Migrations in JavaScript, each making a table named for it.
    static func scripts(_ names: String...) -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: names.enumerated().map { index, name in
                ("migrations/\(name)", Migrations.table("made_\(index)"))
            })
    }

    /// Migrations in SQL, each making a table named for it.
    static func statements(_ names: String...) -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: names.enumerated().map { index, name in
                ("migrations/\(name)", "CREATE TABLE made_\(index) (id int);\n")
            })
    }
}

/// What a migration file is written in, by its extension.
package enum MigrationLanguage: String, Sendable, CaseIterable {
    /// `js`, `mjs`, `cjs`.
    case javaScript
    /// `ts`, `mts`, `cts`.
    case typeScript
    /// `sql`.
    case sql
    /// `cql`, Neo4j's query language.
    case cypher
    /// `py`.
    case python

    /// Finds the language of an extension, written without its dot; `nil` when there is none.
    package init?(extension text: some StringProtocol) {
        switch text {
        case "js", "mjs", "cjs": self = .javaScript
        case "ts", "mts", "cts": self = .typeScript
        case "sql": self = .sql
        case "cql": self = .cypher
        case "py": self = .python
        default: return nil
        }
    }
}

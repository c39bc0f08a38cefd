/// Flyway: `flyway_schema_history`, a row for each thing that it did, in their order. A run holds
/// an advisory lock, or before version 6.5 a lock on the table.
///
/// Flyway 9 to 11, `PostgreSQLDatabase.java`, `PostgreSQLAdvisoryLockTemplate.java`;
/// `schema_version` is the table's name up to version 4.
struct Flyway: MigrationTool {
    let words = ["flyway"]
    let title = "Flyway"
    let tableNames = ["flyway_schema_history", "schema_version"]
    let order = "installed_rank"
    let renaming: String? =
        "Flyway's V1__NAME.sql is 1__NAME.sql here, and U1__NAME.sql the .down.sql beside 1__NAME.up.sql;"
        + " a version with dots has to become one number: rename them first"

    /// A version of one number keeps it; of several, people have to choose one.
    func nameHere(of fileName: String) -> String? {
        let digits = fileName.dropFirst().prefix { $0.isASCII && $0.isNumber }
        let rest = fileName.dropFirst(1 + digits.count)
        guard !digits.isEmpty, rest.hasPrefix("__"), rest.hasSuffix(".sql"), rest.count > 6 else {
            return nil
        }
        switch fileName.first {
        case "V": return "\(digits)\(rest.dropLast(4)).up.sql"
        case "U": return "\(digits)\(rest.dropLast(4)).down.sql"
        default: return nil
        }
    }

    func recognizes(_ columns: Set<String>) -> Bool {
        columns.isSuperset(of: [
            "installed_rank", "version", "description", "type", "script", "success",
        ])
    }

    func selection(of table: ToolTable) -> [String] {
        [
            "version", "description", "type", "script", "success::pg_catalog.text",
            ToolSQL.time("installed_on"), "execution_time::pg_catalog.text",
        ]
    }

    /// What has no version is no migration: repeatable ones, and the row for a schema that Flyway
    /// made.
    func read(_ rows: [[String?]], of table: ToolTable) -> RecordedHistory {
        var history = RecordedHistory()
        var applied: [String: RecordedMigration] = [:]
        var order: [String] = []
        var repeatable = Set<String>()
        for row in rows {
            let (type, script) = (row[2] ?? "", row[3] ?? "")
            guard row[4] == "true" else {
                history.problems.append(Self.failure(script))
                continue
            }
            guard let version = row[0] else {
                if type != "SCHEMA" { repeatable.insert(script) }
                continue
            }
            applied[version] = nil
            if type == "DELETE" || type.hasPrefix("UNDO") { continue }
            let migration = Self.migration(row, version, script)
            if type.hasSuffix("BASELINE") {
                history.setBaseline(migration, version)
            } else {
                applied[version] = migration
                order.append(version)
            }
        }
        history.migrations = order.compactMap { applied.removeValue(forKey: $0) }
        if !repeatable.isEmpty {
            history.notes.append(
                "repeatable migrations left behind, as there are none here: "
                    + repeatable.sorted().joined(separator: ", "))
        }
        return history
    }

    private static func migration(
        _ row: [String?], _ version: String, _ script: String
    ) -> RecordedMigration {
        RecordedMigration(
            number: version, label: script,
            names: script.hasPrefix("V") ? [String(script.dropFirst())] : [],
            title: row[1], appliedAt: row[5], durationMilliseconds: row[6].flatMap { Int($0) })
    }

    private static func failure(_ script: String) -> ToolProblem {
        ToolProblem(
            "Flyway has recorded that \(script) failed",
            remedy:
                "look at what of it is in the database and put that right, take the row out with"
                + " `flyway repair`, and run `jsmigrate adopt` again")
    }

    /// "Flyway" in ASCII, plus Java's hash of the table's quoted name.
    func advisoryLocks(of table: ToolTable, inDatabase database: String) -> [Int64] {
        [0x466C_7977_6179 + Int64(Self.javaHash("\"\(table.schema)\".\"\(table.name)\""))]
    }

    /// `String.hashCode()`: over the UTF-16 units, 31 times what was before.
    static func javaHash(_ text: String) -> Int32 {
        text.utf16.reduce(into: Int32(0)) { $0 = $0 &* 31 &+ Int32($1) }
    }
}

extension RecordedHistory {
    /// All up to a version was there before Flyway came; no file is expected of it.
    fileprivate mutating func setBaseline(_ migration: RecordedMigration, _ version: String) {
        floor = migration
        floorHasFile = false
        guard migration.version == nil else { return }
        notes.append(
            "the baseline is version \(version), which is no number: files up to it are taken for"
                + " pending; `jsmigrate baseline VERSION` marks them as applied")
    }
}

import TestSupport
import Testing

/// A project's folder and a database of its own, and the program run on both.
struct Scene {
    let project: Project
    let database: TestDatabase

    /// Makes a project of CommonJS files, or of what a package.json among `files` says.
    init(_ files: [String: String] = [:]) throws {
        project = try Project(files)
        database = try TestDatabase()
    }

    /// A project of one migration, `001-first.js`.
    init(migration text: String) throws {
        try self.init(["migrations/001-first.js": text])
    }

    @discardableResult
    func run(
        _ arguments: String..., environment: [String: String] = [:], terminal: Bool = false
    ) throws -> JSMigrate.Outcome {
        try JSMigrate.run(
            arguments, in: project, database: database, environment: environment,
            terminal: terminal)
    }

    /// The tracking rows, as `001 up completed`; a failed one with its error behind a colon.
    var rows: [String] {
        get throws {
            guard try tables.contains("schema_migrations") else { return [] }
            return try database.query(
                """
                SELECT concat_ws(' ', version, direction, status) || coalesce(': ' || error, '')
                FROM schema_migrations ORDER BY version
                """
            ).compactMap(\.first)
        }
    }

    /// The tables, in the order of their names.
    var tables: [String] {
        get throws {
            try database.query(
                "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1"
            ).compactMap(\.first)
        }
    }

    /// The tables without the tracking tables.
    var ownTables: [String] {
        get throws { try tables.filter { !Self.ledger.contains($0) } }
    }

    /// The tracking tables.
    static let ledger = ["schema_migrations", "migration_history", "migration_lock"]

    /// Waits until as many sessions as that are left in the database, those of a role where one is named: one
    /// that was closed is there for a while longer.
    func waitForSessions(count: Int, of role: String? = nil) throws {
        try database.wait(
            for: """
                SELECT count(*) = \(count) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()
                  AND backend_type = 'client backend' \(role.map { "AND usename = '\($0)'" } ?? "")
                """)
    }

    /// Waits until somebody waits for an advisory lock.
    func waitForAdvisoryLock(_ key: Int) throws {
        try database.wait(
            for: """
                SELECT count(*) > 0 FROM pg_locks
                WHERE locktype = 'advisory' AND objid = \(key) AND NOT granted
                  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                """)
    }

    /// The path of a file of the project, as errors show it.
    func path(_ name: String) -> String { project.path(of: name) }
}

/// Migrations that make and drop a table.
enum Migrations {
    static func table(_ name: String) -> String {
        """
        exports.up = async (db) => { await db.query('CREATE TABLE \(name) (id int)'); };
        exports.down = async (db) => { await db.query('DROP TABLE \(name)'); };
        """
    }

    /// Migrations 001, 002, … that make the tables a, b, …
    static func tables(_ names: String...) -> [String: String] {
        var files: [String: String] = [:]
        for (index, name) in names.enumerated() {
            files["migrations/00\(index + 1)-\(name).js"] = table(name)
        }
        return files
    }
}

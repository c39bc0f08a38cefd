import Linter
import PgQuery
import TestSupport
import Testing

/// What the linter says of locks, rewrites and scans, compared with a server for statements of all kinds.
struct LockSweepTests {
    @Test func theServerDoesWhatTheLinterSays() throws {
        try compare(SweptStatements.all)
    }

    @Test func theServerDoesWhatTheLinterSaysBehindRenames() throws {
        try compare(
            SweptStatements.behindRenames, renames: SweptSchema.renames, sweep: "renamed")
    }

    private func compare(
        _ statements: [String], renames: String = "", sweep: String = "lock sweep"
    ) throws {
        let setup = SweptSchema.definition + renames
        let database = try TestDatabase()
        try database.execute(SweptSchema.definition)
        let session = try SQLSession(database)
        try SampleRows.insert(in: session)
        try session.query("REFRESH MATERIALIZED VIEW order_counts")
        try database.execute(renames)
        let catalog = try SweptCatalog(session)
        var disagreements: [String] = []
        for statement in statements {
            let said = try LintedExample(RuleExample(setup: setup, migration: statement))
            try session.query("BEGIN")
            do {
                let seen = try ServerObservation(of: statement, in: session)
                for each in try catalog.differences(said: said, seen: seen) {
                    disagreements.append("\(statement): \(each)")
                }
            } catch let failure as TestFailure {
                disagreements.append("\(statement): \(failure)")
            }
            try session.query("ROLLBACK")
        }
        let wrong = Set(disagreements.map { $0.prefix { $0 != ":" } }).count
        print("\(sweep): \(statements.count - wrong) of \(statements.count) statements agree")
        for each in disagreements { print("  \(each)") }
        #expect(disagreements.isEmpty)
    }
}

/// What belongs to what, on the server.
private struct SweptCatalog {
    /// The tables of indexes and owned sequences.
    private let owners: [String: String]
    /// The tables that a table inherits from, over all steps.
    private let parents: [String: Set<String>]
    /// The relations that there are.
    private let names: Set<String>
    private let materializedViews: Set<String>

    init(_ session: SQLSession) throws {
        let owned = try session.query(
            """
            SELECT indexrelid::regclass, indrelid::regclass FROM pg_index
            UNION ALL SELECT objid::regclass, refobjid::regclass FROM pg_depend
            WHERE classid = 'pg_class'::regclass AND refclassid = 'pg_class'::regclass
              AND deptype IN ('a', 'i')
            """)
        owners = Dictionary(owned.map { ($0[0], $0[1]) }) { first, _ in first }
        let inherited = try session.query(
            "SELECT inhrelid::regclass, inhparent::regclass FROM pg_inherits")
        parents = Dictionary(grouping: inherited) { $0[0] }.mapValues { Set($0.map { $0[1] }) }
        names = Set(
            try session.query(
                """
                SELECT oid::regclass FROM pg_class
                WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'i', 'I', 'S')
                """
            ).map { $0[0] })
        materializedViews = Set(
            try session.query("SELECT oid::regclass FROM pg_class WHERE relkind = 'm'").map {
                $0[0]
            })
    }

    /// Where the server did something else than was said.
    func differences(said: LintedExample, seen: ServerObservation) throws -> [String] {
        let claimed = Dictionary(
            said.locks.map { ("\($0.relation)", $0.mode) }, uniquingKeysWith: max)
        var all: [String] = []
        for (name, mode) in claimed.sorted(by: { $0.key < $1.key }) where names.contains(name) {
            let real = seen.locks[name]
            if real != mode {
                all.append("\(name) is locked \(real?.words ?? "not at all"), not \(mode.words)")
            }
        }
        for (name, mode) in seen.locks.sorted(by: { $0.key < $1.key })
        where claimed[name] == nil && mode > .rowShare && names.contains(name) {
            if !isCovered(name, mode, by: claimed) {
                all.append("\(name) is locked \(mode.words) too")
            }
        }
        let findings = said.report.findings
        if findings.contains(where: \.rewrites) != seen.rewrites {
            all.append(seen.rewrites ? "rewrites" : "does not rewrite")
        }
        // Nobody writes to a materialized view but REFRESH.
        let blockedScans = seen.scannedTables.filter { table in
            guard let lock = seen.locks[table] else { return false }
            return lock >= (materializedViews.contains(table) ? .accessExclusive : .share)
        }
        let saysScan = findings.contains(where: \.scans)
        if saysScan, seen.scannedTables.isEmpty { all.append("does not scan") }
        if !saysScan, !blockedScans.isEmpty { all.append("scans \(blockedScans.sorted())") }
        return all
    }

    /// Whether nobody notices a lock, as the table is locked as strongly, or as it blocks nobody but schema
    /// changes: what writes to a table locks a partition, index or sequence of it in the same way.
    private func isCovered(
        _ name: String, _ mode: LockMode, by claimed: [String: LockMode]
    ) -> Bool {
        if let owner = owners[name], let lock = claimed[owner], lock >= mode { return true }
        if mode == .rowExclusive {
            if name.hasSuffix("numbers") { return true }
            return parents[name]?.contains { claimed[$0] == .rowExclusive } == true
                || owners[name].map { isCovered($0, mode, by: claimed) } == true
        }
        // What is locked below a partitioned table's index goes with the partition.
        return owners[name].map {
            parents[$0]?.contains { (claimed[$0] ?? .accessShare) >= mode } == true
        }
            ?? false
    }
}

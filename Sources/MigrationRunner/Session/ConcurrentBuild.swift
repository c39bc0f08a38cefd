import PgQuery
import Postgres

/// A statement that works on indexes concurrently, and what is looked at around it: it commits on its
/// way, and leaves an invalid index where it fails.
struct ConcurrentBuild {
    /// The index that it makes; nil for REINDEX and DROP INDEX.
    private let index: ConcurrentIndex?
    /// Whether all that it can leave behind is an index.
    let isOfIndexes: Bool
    /// The lock timeout of this run, which must not end such a statement, in milliseconds.
    private let lockTimeout: Int?

    /// Recognises such a statement; nil for any other.
    init?(_ statements: [Statement]?, lockTimeout: Int?) {
        guard let statement = statements?.first, statements?.count == 1,
            case .alone(let command) = statement.kind, command.hasSuffix("CONCURRENTLY")
        else { return nil }
        index = statement.facts.concurrentIndex
        isOfIndexes = !command.contains("DETACH")
        self.lockTimeout = lockTimeout
    }

    // MARK: - Before

    /// Asks which indexes are invalid already, and switches this run's lock timeout off: a timeout
    /// would leave an invalid index. The last result but one has the indexes; the last has a row where
    /// the timeout was switched off.
    var beforeSQL: String { "\(listSQL); \(liftSQL)" }

    private var liftSQL: String {
        guard let lockTimeout else { return "SELECT WHERE false" }
        // One that the migration has set itself is its own.
        return """
            SELECT pg_catalog.set_config('lock_timeout', '0', false) FROM pg_catalog.pg_settings \
            WHERE name = 'lock_timeout' AND setting = '\(lockTimeout)'
            """
    }

    /// What was found before the statement.
    struct Situation {
        private(set) var invalid: [InvalidIndex]
        let isTimeoutLifted: Bool

        /// Reads the results of ``ConcurrentBuild/beforeSQL``.
        init(_ results: [ResultSet]) {
            invalid = (results.dropLast().last?.rows ?? []).map(InvalidIndex.init)
            isTimeoutLifted = results.last?.rows.isEmpty == false
        }

        /// What is there when an index was dropped.
        func without(_ index: InvalidIndex) -> Situation {
            var result = self
            result.invalid.removeAll { $0.oid == index.oid }
            return result
        }
    }

    /// What an attempt before this one has left of the index, by its name.
    func leftover(in situation: Situation) -> InvalidIndex? {
        situation.invalid.first(where: \.isNamed)
    }

    // MARK: - After

    /// Asks which indexes are invalid now, and takes the lock timeout back.
    func afterSQL(_ before: Situation) -> String {
        guard before.isTimeoutLifted, let lockTimeout else { return listSQL }
        return "SELECT pg_catalog.set_config('lock_timeout', '\(lockTimeout)', false); \(listSQL)"
    }

    /// The indexes that are invalid by this statement, or in spite of it.
    ///
    /// - Parameters:
    ///   - results: those of ``afterSQL(_:)``.
    ///   - cause: what the statement failed with; nil where it seemed to work.
    func invalid(
        after results: [ResultSet], before: Situation, cause: String?
    ) -> [InvalidIndex] {
        (results.last?.rows ?? []).compactMap { row in
            var found = InvalidIndex(row)
            let isNew = !before.invalid.contains { $0.oid == found.oid }
            guard isNew || (found.isNamed && cause == nil) else { return nil }
            found.cause = isNew ? cause : nil
            return found
        }
    }

    // MARK: - The question

    /// Indexes of partitioned tables are left out: those made with ON ONLY are invalid on purpose. So
    /// are those that somebody else builds at the moment, unless it is the one that is meant.
    private var listSQL: String {
        """
        SELECT i.indexrelid, pg_catalog.format('%I.%I', n.nspname, c.relname),
               i.indrelid::pg_catalog.regclass, \(isNamedSQL)
        FROM pg_catalog.pg_index AS i
        JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid
        JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE NOT i.indisvalid AND c.relkind = 'i' AND (\(isNamedSQL) OR NOT EXISTS (
            SELECT FROM pg_catalog.pg_stat_progress_create_index AS p
            WHERE p.index_relid = i.indexrelid AND p.pid <> pg_catalog.pg_backend_pid()))
        """
    }

    private var isNamedSQL: String {
        guard let index, let name = index.name else { return "false" }
        let schema = index.schema.map { SQLText.identifier($0) + "." } ?? ""
        let table = SQLText.literal(schema + SQLText.identifier(index.table))
        return """
            (c.relname = \(SQLText.literal(name)) AND c.relnamespace = (
                SELECT relnamespace FROM pg_catalog.pg_class
                WHERE oid = pg_catalog.to_regclass(\(table))))
            """
    }
}

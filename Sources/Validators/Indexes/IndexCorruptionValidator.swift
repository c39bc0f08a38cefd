import MigrationKit

/// Whether the B-tree indexes that the run made are sound, and hold every row.
///
/// - Condition: `FAIL` for each that `amcheck` finds corrupt: out of order, damaged, or without an
///   entry for a row. One that it cannot look at, because of a lock or a function that fails, is told.
///   Of a run these are the indexes that it made, apart from a run all of them, small
///   ones first, for ``ValidationThresholds/indexCorruptionTime`` at most. Needs the extension
///   `amcheck` and the right to its functions; without them the check says so.
/// - Why: An index whose function or collation does not give the same answer as when it was built, or
///   one on a failing disk, loses rows for some queries and lets duplicates in.
/// - Source: PostgreSQL manual, `amcheck` (`bt_index_check` with `heapallindexed`, which takes no more
///   than a reader's lock).
struct IndexCorruptionValidator: MigrationValidator {
    let name = "index-corruption"
    let phases: Set<ValidationPhase> = [.post]

    /// A day: the check keeps its own time.
    let timeout: Duration = .seconds(86_400)

    let requirements: [ValidationRequirement] = [.extension("amcheck")]

    /// A finding for each migration with such indexes, or one that says what was seen.
    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        guard let function = try context.database.query(Self.functionSQL).first else {
            return [.skipped("it needs amcheck 1.1 or newer, and the right to bt_index_check")]
        }
        let check = try function.text("name")
        let earlier = context.before.map { ArrayLiteral.text($0.indexes.keys.map(String.init)) }
        let indexes = try context.database.query(
            Self.sql, [RunRelations.parameter(context.executed), earlier])
        let queries = try BoundedQueries(
            context, within: context.thresholds.indexCorruptionTime, setting: "indexCorruptionTime")
        let history = RunHistory(context)
        var corrupt = BlamedCases()
        let noun = context.before == nil ? "index" : "new index"
        var coverage = Coverage(of: indexes.count, (noun, noun + "es"), by: queries)
        for index in indexes {
            let name = try index.text("name")
            let sql = "SELECT \(check)($1::oid::regclass, true)"
            switch try queries.ask(sql, [try index.text("oid")]) {
            case .rows: continue
            case .outOfTime: coverage.miss([name])
            case .refused(let reason, isDamage: false): coverage.refuse(name, reason)
            case .refused(let reason, isDamage: true):
                corrupt.add(
                    "\(name): \(reason): REINDEX INDEX CONCURRENTLY \(name);",
                    try history.blame(for: .index(index.oid("oid"))))
            }
        }
        guard corrupt.isEmpty else {
            return corrupt.findings(
                .fail, ("corrupt index", "corrupt indexes"),
                help:
                    "Build them anew, after the reason is found: a function that is not IMMUTABLE, a"
                    + " collation of another version, a disk.", remarks: coverage.remarks)
        }
        return [coverage.finding("\(coverage.seen) looked at, none corrupt.")]
    }

    private static let functionSQL = """
        SELECT function.oid::regproc AS name
          FROM pg_proc AS function
          JOIN pg_depend AS item
            ON item.classid = 'pg_proc'::regclass AND item.objid = function.oid
           AND item.deptype = 'e'
          JOIN pg_extension AS extension
            ON item.refclassid = 'pg_extension'::regclass AND item.refobjid = extension.oid
         WHERE extension.extname = 'amcheck' AND function.proname = 'bt_index_check'
           AND function.pronargs >= 2 AND has_function_privilege(function.oid, 'EXECUTE')
        """

    /// `$2`: the indexes that were there before the run; NULL where that is not known.
    private static let sql = """
        WITH touched AS MATERIALIZED (\(RunRelations.sql()))
        SELECT class.oid, class.oid::regclass::text AS name
          FROM pg_index AS index
          JOIN pg_class AS class ON class.oid = index.indexrelid AND class.relkind = 'i'
          JOIN pg_am AS access ON access.oid = class.relam AND access.amname = 'btree'
          JOIN pg_namespace AS namespace
            ON namespace.oid = class.relnamespace AND \(UserSchemas.condition("namespace"))
          LEFT JOIN touched ON touched.relation = index.indrelid
         WHERE index.indisvalid AND index.indisready
           AND NOT coalesce(class.oid = ANY ($2::oid[]), false)
         ORDER BY touched.relation IS NULL, class.relpages, name
        """
}

import Linter
import MigrationKit
import PgQuery

/// Which locks of others are in the way of the plan's statements, for a query over ``PlannedRelations``.
struct PlannedDemands {
    /// The relations, as an array of texts for ``PlannedRelations/sql(parameter:)``. One may stand there
    /// several times.
    let names: String

    /// For each of them the modes in which others must not hold it, with commas between; ``anything`` where
    /// a statement may need any lock, `NULL` where none is known to need one.
    let rivals: String

    /// What stands for a lock that is not known.
    static let anything = "?"

    /// Collects what a plan needs.
    ///
    /// Of a migration of which not all is known before it runs, any statement may come.
    init(_ plan: [PlannedMigrationSummary]) {
        var entries = Set(plan.flatMap(\.relations)).map { ($0, String?.none) }
        for migration in plan where migration.statements?.gap != nil {
            entries += migration.relations.map { ($0, Self.anything) }
        }
        let locks = PlannedLock.all(of: plan.flatMap { $0.statements?.texts ?? [] })
        entries += Set(locks).map { ($0.relation.quoted, Self.rivals(of: $0)) }
        names = ArrayLiteral.text(entries.map(\.0))
        rivals = ArrayLiteral.text(entries.map(\.1))
    }

    private static func rivals(of lock: PlannedLock) -> String {
        guard let mode = lock.mode else { return anything }
        return Set(mode.rivals + (lock.awaited?.rivals ?? [])).sorted().map(\.catalogName)
            .joined(separator: ",")
    }
}

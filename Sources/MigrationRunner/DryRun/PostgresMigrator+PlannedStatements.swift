import EventLoop
package import MigrationKit
import PgQuery

extension PostgresMigrator {
    /// Finds out what the migrations of a plan would send, as a dry run does, and tells nobody.
    ///
    /// - Parameter time: how long one migration may take, its code or its SQL file.
    /// - Returns: for each step its statements, and the relations that they name, as SQL writes them.
    /// - Throws: ``RunEnd`` where the program is to end.
    package func plannedStatements(
        of plan: MigrationPlan, within time: Duration
    ) throws(RunEnd) -> [(statements: PlannedStatements, relations: [String])] {
        let run = DryRun(self, isOffline: false, isQuiet: true, timeLimit: time)
        let end = EventLoop.now + (time + Self.timeForOthers) / .milliseconds(1)
        var listings: [(statements: PlannedStatements, relations: [String])] = []
        for step in plan.steps {
            if let interruption = loop.interruption { throw .interrupted(interruption) }
            guard EventLoop.now < end else {
                listings.append((PlannedStatements(gap: "there was no time to look at it"), []))
                continue
            }
            let shown = try run.show(step)
            listings.append((shown.statements, Self.texts(of: shown.relations)))
        }
        return listings
    }

    /// What a look at a whole plan may take beside the time of one migration: not longer than people are
    /// ready to wait.
    private static var timeForOthers: Duration { .seconds(7) }

    private static func texts(of relations: Set<SQLName>) -> [String] {
        relations.map { name in
            let parts = [name.schema, name.name].compactMap(\.self)
            return parts.map { SQLText.identifier($0) }.joined(separator: ".")
        }.sorted()
    }
}

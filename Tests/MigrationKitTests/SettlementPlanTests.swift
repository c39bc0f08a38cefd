import MigrationKit
import Testing

struct SettlementPlanTests {
    static let partial = MigrationProgress(statements: 2, lastStatement: "CREATE TABLE a ()")
    static let alone = MigrationProgress(runningStatement: "CREATE INDEX CONCURRENTLY i ON a (b)")

    @Test(
        arguments: [
            (row("1"), nil), (row("1", .down), nil), (row("1", .up, .pending), nil),
            (row("1", .up, .failed), nil), (row("1", .down, .failed), nil),
            (row("1", .up, .running), .becomesPending),
            (row("1", .up, .running, progress: MigrationProgress()), .becomesPending),
            (row("1", .down, .running), .becomesApplied),
            (row("1", .up, .running, progress: partial), .stop(.progress(partial))),
            (row("1", .down, .running, progress: alone), .stop(.progress(alone))),
            (row("1", .up, .failed, runID: nil), .runsAgain),
            (row("1", .up, .running, runID: nil), .stop(.oldRunner)),
            (row("1", runID: nil), nil),
        ] as [(MigrationRow, Settlement.Action?)])
    func action(row: MigrationRow, action: Settlement.Action?) {
        let plan = SettlementPlan([row])
        #expect(plan.settlements.map(\.action) == (action.map { [$0] } ?? []))
    }

    @Test func stopsNamingAll() {
        let plan = SettlementPlan([
            row("3", .up, .running, runID: nil), row("1", .up, .running),
            row("2", .up, .running, progress: Self.partial),
        ])
        let error = #expect(throws: UnsettledError.self) { try plan.check() }
        #expect(error?.exitCode == .refused)
        #expect(error?.message == "migrations 2, 3 were left unfinished")
        #expect(
            error?.details == [
                "2 row-2 was cut off; 2 statements are durable, the last: CREATE TABLE a ()",
                "3 row-3 is marked as running by the old runner; what it did is not known",
            ])
        #expect(error?.remedy?.contains("jsmigrate repair 2 --applied") == true)
    }

    @Test func goesOnWhenNothingStops() throws {
        try SettlementPlan([row("1", .up, .running), row("2", .up, .failed, runID: nil)]).check()
    }

    @Test func progressSurvivesItsDocument() throws {
        for progress in [Self.partial, Self.alone, MigrationProgress()] {
            #expect(try MigrationProgress(parsing: progress.json.compact) == progress)
        }
    }
}

import MigrationKit
import Testing

private let files = ["001-a.js", "002-b.js", "003-c.js", "004-d.js"]

struct MigrationPlanTests {
    @Test(
        arguments: [
            ([], UpScope(), ["001", "002", "003", "004"]),
            ([row("1"), row("2")], UpScope(), ["003", "004"]),
            (
                [row("1", .down), row("2", .up, .failed), row("3", .up, .pending)], UpScope(),
                [
                    "001", "002", "003", "004",
                ]
            ),
            ([row("4")], UpScope(to: .init("2")), ["001", "002"]),
            ([], UpScope(to: .init("0002")), ["001", "002"]),
            ([], UpScope(to: .init("002-b.js")), ["001", "002"]),
            ([], UpScope(to: .init("002-b")), ["001", "002"]),
            ([], UpScope(steps: 3), ["001", "002", "003"]),
            ([], UpScope(to: .init("2"), steps: 3), ["001", "002"]),
            ([], UpScope(to: .init("3"), steps: 1), ["001"]),
            ([row("1"), row("2")], UpScope(to: .init("1")), []),
            ([row("1", .up, .running)], UpScope(to: .init("2")), ["002"]),
        ] as [([MigrationRow], UpScope, [String])])
    func up(rows: [MigrationRow], scope: UpScope, versions: [String]) throws {
        let plan = try MigrationPlan.up(inventory(files, rows), scope: scope)
        #expect(plan.steps.map(\.file.version.text) == versions)
        #expect(plan.steps.allSatisfy { $0.direction == .up })
    }

    @Test func olderThanAppliedIsMarked() throws {
        let plan = try MigrationPlan.up(inventory(files, [row("2")]))
        #expect(plan.steps.map(\.isOutOfOrder) == [true, false, false])
    }

    @Test(
        arguments: [
            (DownScope.steps(1), ["004"]), (.steps(2), ["004", "003"]),
            (.steps(9), ["004", "003", "001"]), (.all, ["004", "003", "001"]),
            (.to(.init("0")), ["004", "003", "001"]), (.to(.init("000")), ["004", "003", "001"]),
            (.to(.init("3")), ["004"]), (.to(.init("002-b.js")), ["004", "003"]),
            (.to(.init("4")), []),
        ] as [(DownScope, [String])])
    func down(scope: DownScope, versions: [String]) throws {
        let rows = [row("1"), row("2", .up, .failed), row("3"), row("4")]
        let plan = try MigrationPlan.down(inventory(files, rows), scope: scope)
        #expect(plan.steps.map(\.file.version.text) == versions)
        #expect(plan.steps.map(\.trackedVersion.text) == versions.map { "\(Int($0) ?? 0)" })
    }

    @Test func failedRollbackIsTriedAgain() throws {
        let rows = [row("1"), row("2", .down, .failed)]
        let plan = try MigrationPlan.down(inventory(files, rows))
        #expect(plan.steps.map(\.file.version.text) == ["002"])
    }

    @Test func missingFilesAreNamedTogether() throws {
        let rows = [row("1"), row("5"), row("6")]
        let error = #expect(throws: MissingFilesError.self) {
            try MigrationPlan.down(inventory(files, rows), scope: .all)
        }
        #expect(error?.rows.map(\.version.text) == ["6", "5"])
        #expect(error?.exitCode == .rollbackFailed)
        #expect(error?.message == "migrations 6, 5 cannot be rolled back: their files are gone")
    }

    @Test(arguments: ["9", "xxx", "", "002-z.js", "0"])
    func unknownVersion(text: String) throws {
        let error = #expect(throws: UnknownVersionError.self) {
            try MigrationPlan.up(inventory(files, []), scope: UpScope(to: .init(text)))
        }
        #expect(error?.exitCode == .refused)
        #expect(error?.message == "there is no migration '\(text)'")
        #expect(error?.remedy?.hasPrefix("versions go from 001 to 004") == true)
    }

    @Test(arguments: [
        ("3", "003~b"), ("003~b", "003~b"), ("03-a.js", "003"),
        ("20240321_212508", "20240321212508"),
        ("2024.03.21T21.25.08", "20240321212508"), ("7", "7"), ("xxx", "xxx"),
        ("migrations/03-a.js", "003"), ("10_pair", "10"), ("10_pair.up.sql", "10"),
        ("10_pair.down.sql", "10"),
    ])
    func reference(text: String, version: String) throws {
        let files = try MigrationDirectory.read(
            names: [
                "03-a.js", "03-b.js", "20240321212508-dated.js", "10_pair.up.sql",
                "10_pair.down.sql",
            ], at: "migrations", allowingDuplicates: true
        ).files
        let inventory = MigrationInventory(files: files, rows: [row("7"), row("xxx")])
        let found = try VersionReference(text).resolve(in: inventory)
        #expect(found == MigrationVersion(stored: version))
    }

    @Test func bareNumberIncludesAllOfThatNumber() throws {
        let files = try MigrationDirectory.read(
            names: ["3-a.js", "3-b.js", "4-c.js"], at: "m", allowingDuplicates: true
        ).files
        let pending = MigrationInventory(files: files, rows: [])
        let up = try MigrationPlan.up(pending, scope: UpScope(to: .init("3")))
        #expect(up.steps.map(\.file.version.text) == ["3", "3~b"])
        let applied = MigrationInventory(files: files, rows: [row("3"), row("3~b"), row("4")])
        let down = try MigrationPlan.down(applied, scope: .to(.init("3")))
        #expect(down.steps.map(\.file.version.text) == ["4"])
    }
}

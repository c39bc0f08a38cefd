import MigrationKit
import Testing

struct StatusReportTests {
    @Test(
        arguments: [
            (nil, MigrationState.pending), (row("1", .up, .pending), .pending),
            (row("1", .down), .pending), (row("1"), .applied), (row("1", .up, .running), .running),
            (row("1", .down, .running), .running), (row("1", .up, .failed), .failed),
            (row("1", checksum: "same"), .applied), (row("1", checksum: "other"), .changed),
            (row("1", .up, .failed, checksum: "other"), .failed),
        ] as [(MigrationRow?, MigrationState)])
    func stateOfFile(row: MigrationRow?, state: MigrationState) {
        let report = StatusReport(inventory(["001-a.js"], row.map { [$0] } ?? [])) { _ in "same" }
        #expect(report.migrations.map(\.state) == [state])
        #expect(report.migrations.first?.version.text == "001")
    }

    @Test(
        arguments: [
            (row("1"), MigrationState.missing), (row("1", .up, .failed), .failed),
            (row("1", .up, .running), .running), (row("1", .down), nil),
            (row("1", .up, .pending), nil),
        ] as [(MigrationRow, MigrationState?)])
    func stateWithoutFile(row: MigrationRow, state: MigrationState?) {
        let report = StatusReport(inventory([], [row])) { _ in nil }
        #expect(report.migrations.map(\.state) == (state.map { [$0] } ?? []))
    }

    @Test func olderThanAppliedIsOutOfOrder() {
        let report = StatusReport(inventory(["1-a.js", "2-b.js", "3-c.js"], [row("2")])) { _ in nil
        }
        #expect(report.migrations.map(\.state) == [.outOfOrder, .applied, .pending])
        #expect(report.hasPending)
    }

    @Test func appliedRowOfTwoCounts() {
        let rows = [row("001"), row("1", .up, .failed, runID: nil)]
        for rows in [rows, rows.reversed()] {
            let report = StatusReport(inventory(["1-a.js"], rows)) { _ in nil }
            #expect(report.migrations.map(\.state) == [.applied])
        }
    }

    @Test func json() {
        let report = StatusReport(
            inventory(["001-a.js", "002-b.js"], [row("1", checksum: "c0ffee")])
        ) { _ in "c0ffee" }
        #expect(
            report.json.compact == """
                {"migrations":[{"version":"001","name":"row-1","file":"001-a.js",\
                "state":"applied","applied_at":"2025-11-12T09:30:00Z","duration_ms":12,\
                "checksum":"c0ffee","error":null},{"version":"002","name":"b",\
                "file":"002-b.js","state":"pending","applied_at":null,"duration_ms":null,\
                "checksum":"c0ffee","error":null}],"summary":{"applied":1,"pending":1,\
                "running":0,"failed":0,"missing":0,"changed":0,"out-of-order":0}}
                """)
    }

    @Test func text() {
        let report = StatusReport(
            inventory(["001-a.js", "2-b.js", "3-c.js"], [row("1"), row("2", .up, .failed)])
        ) { _ in nil }
        #expect(
            report.text() == """
                VERSION  NAME   STATE    APPLIED AT            DURATION
                001      row-1  applied  2025-11-12T09:30:00Z      12ms
                2        row-2  failed                             12ms
                3        c      pending

                2 error: it failed

                1 applied, 1 pending, 1 failed

                """)
        #expect(StatusReport(inventory([], [])) { _ in nil }.text() == "no migrations\n")
    }
}

import MigrationKit
import Testing

@Suite struct ReportTests {
    private let report = ValidationReport(
        phase: .pre,
        results: [
            ValidationResult(
                check: "connectivity", status: .pass, details: "PostgreSQL 15", error: nil,
                durationMilliseconds: 3),
            ValidationResult(
                check: "locks", status: .fail, details: "1 lock\npid 7", error: "gone",
                durationMilliseconds: 12),
        ])

    @Test func jsonHasTheDocumentedMembers() {
        #expect(
            ValidationReport.document([report]).compact
                == #"{"phase":"pre","ok":false,"results":["#
                + #"{"check":"connectivity","status":"PASS","details":"PostgreSQL 15","#
                + #""error":null,"duration_ms":3},"#
                + #"{"check":"locks","status":"FAIL","details":"1 lock\npid 7","#
                + #""error":"gone","duration_ms":12}]}"#)
    }

    private let blaming = ValidationReport(
        phase: .post,
        results: [
            ValidationResult(
                check: "locks", status: .warn, details: "1 lock\npid 7",
                help: "End pid 7.\nThen go on.", migration: "003")
        ])

    @Test func helpAndBlameEndTheDetailsOfJSON() {
        #expect(
            ValidationReport.document([blaming]).compact
                == #"{"phase":"post","ok":true,"results":["#
                + #"{"check":"locks","status":"WARN","#
                + #""details":"1 lock\npid 7\nmigration 003\nEnd pid 7.\nThen go on.","#
                + #""error":null,"duration_ms":0}]}"#)
    }

    @Test func helpAndBlameHaveLinesOfTheirOwn() {
        #expect(
            blaming.table() == """
                CHECK  STATUS  TIME  DETAILS
                locks  WARN    0 ms  1 lock
                                     pid 7
                                     migration: 003
                                     help: End pid 7.
                                     Then go on.
                Post-flight: 1 WARN.
                """)
    }

    @Test func bothPhasesAreAnArray() {
        let post = ValidationReport(phase: .post, results: [])
        #expect(
            ValidationReport.document([report, post])
                == .array([report.json, ["phase": "post", "ok": true, "results": []]]))
    }

    @Test func tableHasFurtherLinesBelowTheirCheck() {
        #expect(
            report.table() == """
                CHECK         STATUS  TIME   DETAILS
                connectivity  PASS     3 ms  PostgreSQL 15
                locks         FAIL    12 ms  1 lock
                                             pid 7
                                             error: gone
                Pre-flight: 1 FAIL, 1 PASS.
                """)
    }
}

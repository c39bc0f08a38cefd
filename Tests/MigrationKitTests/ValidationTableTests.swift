import MigrationKit
import Testing

/// The report of validators as people see it.
@Suite struct ValidationTableTests {
    private func report(_ results: ValidationResult...) -> ValidationReport {
        ValidationReport(phase: .pre, results: results)
    }

    @Test func linesAreBrokenBetweenWordsWhereTheTerminalEnds() {
        let table = report(
            ValidationResult(
                check: "locks", status: .warn,
                details: "one two three four five six seven\n  pid 7 holds a lock on orders_of_all",
                help: "Wait.")
        ).table(width: 51)
        #expect(
            table == """
                CHECK  STATUS  TIME  DETAILS
                locks  WARN    0 ms  one two three four five six
                                     seven
                                       pid 7 holds a lock on
                                       orders_of_all
                                     help: Wait.
                Pre-flight: 1 WARN.
                """)
    }

    @Test func aNameThatIsVeryLongMovesItsOwnRowOnly() {
        let name = String(repeating: "n", count: 49)
        let table = report(
            ValidationResult(check: name, status: .pass, details: "a"),
            ValidationResult(check: "locks", status: .pass, details: "b")
        ).table()
        #expect(
            table == """
                CHECK  STATUS  TIME  DETAILS
                \(name)  PASS    0 ms  a
                locks  PASS    0 ms  b
                Pre-flight: 2 PASS.
                """)
    }

    @Test func columnsAreCountedAsATerminalShowsThem() {
        let table = report(
            ValidationResult(check: "検査", status: .pass, details: "好"),
            ValidationResult(check: "cafe\u{301}", status: .pass, details: "é")
        ).table()
        #expect(
            table == """
                CHECK  STATUS  TIME  DETAILS
                検査   PASS    0 ms  好
                cafe\u{301}   PASS    0 ms  é
                Pre-flight: 2 PASS.
                """)
        let broken = report(
            ValidationResult(check: "a", status: .pass, details: "検査検査検査 検査検査検査 検査検査検査")
        ).table(width: 51)
        #expect(broken.contains("検査検査検査 検査検査検査\n"))
    }

    @Test func whatWouldMoveTheCursorIsShownAsWhatCannotBeShown() {
        let table = report(
            ValidationResult(
                check: "a\u{1B}[31m", status: .fail, details: "b\u{0}c\td\r\ne", help: "\u{7}",
                migration: "\u{9B}1m", error: "\u{1B}]0;x\u{7}")
        ).table()
        #expect(
            table == """
                CHECK   STATUS  TIME  DETAILS
                a\u{FFFD}[31m  FAIL    0 ms  b\u{FFFD}c d
                                      e
                                      error: \u{FFFD}]0;x\u{FFFD}
                                      migration: \u{FFFD}1m
                                      help: \u{FFFD}
                Pre-flight: 1 FAIL.
                """)
    }

    @Test func onlyFindingsAreShownWhereNothingElseIsWanted() {
        let sound = ValidationResult(check: "sound", status: .pass, details: "fine")
        #expect(report(sound).table(onlyFindings: true) == "")
        #expect(report().table(onlyFindings: true) == "")
        let found = ValidationResult(check: "found", status: .warn, details: "look")
        #expect(
            report(sound, found).table(onlyFindings: true) == """
                CHECK  STATUS  TIME  DETAILS
                found  WARN    0 ms  look
                Pre-flight: 1 WARN.
                """)
    }
}

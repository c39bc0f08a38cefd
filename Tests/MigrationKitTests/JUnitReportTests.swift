import MigrationKit
import Testing

/// Results of validators as JUnit XML: which status becomes which element, and what is escaped.
struct JUnitReportTests {
    private func xml(
        _ results: [ValidationResult], unreached: [JUnitReport.Unreached] = []
    ) -> String {
        JUnitReport(
            [ValidationReport(phase: .pre, results: results)], unreached: unreached,
            timestamp: "2026-11-25T14:36:43.123Z", host: "build-7"
        ).xml
    }

    @Test func everyStatus() {
        let text = xml(
            [
                ValidationResult(check: "a", status: .pass, durationMilliseconds: 1_234),
                ValidationResult(check: "b", status: .pass, details: "fine"),
                ValidationResult(check: "c", status: .pass, details: "skipped: no amcheck"),
                ValidationResult(check: "d", status: .warn, details: "one\ntwo"),
                ValidationResult(
                    check: "e", status: .fail, details: "bad\nworse", help: "mend it",
                    migration: "007"),
                ValidationResult(check: "f", status: .fail, details: "seen", error: "oops"),
            ], unreached: [.init(phase: .post, reason: "the run failed")])
        #expect(
            text == """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites name="jsmigrate" tests="7" failures="1" errors="1" skipped="2" time="1.234">
                  <testsuite name="jsmigrate.pre" tests="6" failures="1" errors="1" skipped="1" time="1.234" timestamp="2026-11-25T14:36:43" hostname="build-7">
                    <testcase classname="jsmigrate.pre" name="a" time="1.234"/>
                    <testcase classname="jsmigrate.pre" name="b" time="0.000">
                      <system-out>fine</system-out>
                    </testcase>
                    <testcase classname="jsmigrate.pre" name="c" time="0.000">
                      <skipped message="no amcheck"/>
                    </testcase>
                    <testcase classname="jsmigrate.pre" name="d" time="0.000">
                      <system-out>WARN: one
                two</system-out>
                    </testcase>
                    <testcase classname="jsmigrate.pre" name="e" time="0.000">
                      <failure message="bad" type="FAIL">bad
                worse
                migration 007
                mend it</failure>
                    </testcase>
                    <testcase classname="jsmigrate.pre" name="f" time="0.000">
                      <error message="oops" type="error">oops
                seen</error>
                    </testcase>
                  </testsuite>
                  <testsuite name="jsmigrate.post" tests="1" failures="0" errors="0" skipped="1" time="0.000" timestamp="2026-11-25T14:36:43" hostname="build-7">
                    <testcase classname="jsmigrate.post" name="validation" time="0.000">
                      <skipped message="the run failed"/>
                    </testcase>
                  </testsuite>
                </testsuites>

                """)
    }

    /// GitLab takes only the first of two test cases of one name.
    @Test func namesAreUnique() {
        let results = (1...3).map { _ in ValidationResult(check: "rows", status: .pass) }
        let names = xml(results).matches(of: #/ name="(rows[^"]*)"/#).map { String($0.1) }
        #expect(names == ["rows", "rows (2)", "rows (3)"])
    }

    /// XML 1.0, 2.2: some characters must not be there at all; others are told apart from markup.
    @Test func textIsEscaped() {
        let text = xml([
            ValidationResult(
                check: "a<\"&'>\n\tb", status: .pass,
                details: "\u{0}\u{1B}[31m ]]> é😀\r\u{FFFE} & <x y=\"z\">")
        ])
        #expect(text.contains(#" name="a&lt;&quot;&amp;'&gt;&#10;&#9;b""#))
        #expect(
            text.contains(
                #"<system-out>\u0000\u001b[31m ]]&gt; é😀&#13;\ufffe &amp; &lt;x y="z"&gt;</system-out>"#
            ), "\(text)")
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 32 || $0 == "\n" })
    }
}

@testable import MigrationKit
import Testing

struct RunDurationTests {
    @Test(arguments: [
        ("500ms", 500), ("5s", 5000), ("2min", 120_000), ("30", 30_000), ("0", 0), ("1.5s", 1500),
        ("0.5", 500), ("1h", 3_600_000), ("5 s", 5000), ("2MIN", 120_000), ("0.4ms", 0),
    ])
    func parses(text: String, milliseconds: Int) throws {
        #expect(try RunDuration(parsing: text).milliseconds == milliseconds)
    }

    @Test(arguments: [
        "", "s", "5 minutes", "5m", "-5s", "1..5s", ".s", "5.s", ".5s", "1e3", "five", "٥s", "5s5",
    ])
    func refuses(text: String) {
        #expect(throws: RunDurationError(text: text, reason: .notADuration)) {
            try RunDuration(parsing: text)
        }
    }

    @Test(arguments: ["25000h", "2147483648ms", "99999999999999999999999999s"])
    func refusesTooLong(text: String) {
        let error = RunDurationError(text: text, reason: .tooLong(.longest))
        #expect(throws: error) { try RunDuration(parsing: text) }
        #expect("\(error)" == "the longest duration is 24 days")
    }

    @Test func anAgeMayBeLonger() throws {
        let age = try RunDuration(parsing: "720h", upTo: .longestAge)
        #expect(age.milliseconds == 30 * 86_400_000)
        let error = RunDurationError(text: "90000h", reason: .tooLong(.longestAge))
        #expect(throws: error) { try RunDuration(parsing: "90000h", upTo: .longestAge) }
        #expect("\(error)" == "the longest duration is 3650 days")
    }

    @Test(arguments: [
        (0, "0ms"), (245, "245ms"), (999, "999ms"), (1000, "1s"), (1234, "1.2s"), (59_960, "1min"),
        (59_940, "59.9s"), (125_000, "2min 5s"), (3_600_000, "1h"), (3_720_000, "1h 2min"),
    ])
    func describes(milliseconds: Int, text: String) {
        #expect(RunDuration(milliseconds: milliseconds).description == text)
    }
}

/// A length of time as options take it and people read it, in whole milliseconds.
package struct RunDuration: Sendable, Hashable, Comparable {
    /// The length in milliseconds.
    package let milliseconds: Int

    /// Creates a duration of milliseconds.
    package init(milliseconds: Int) { self.milliseconds = milliseconds }

    /// Creates a duration of whole seconds.
    package static func seconds(_ seconds: Int) -> RunDuration {
        RunDuration(milliseconds: seconds * 1000)
    }

    /// The longest time to wait: PostgreSQL's timeouts are 32-bit milliseconds, some 24 days.
    package static let longest = RunDuration(milliseconds: Int(Int32.max))

    /// The longest age to compare with, which no timer has to measure: ten years.
    package static let longestAge = RunDuration(milliseconds: 3650 * 86_400_000)

    package static func < (left: RunDuration, right: RunDuration) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// Reads `500ms`, `5s`, `1.5s`, `2min`, `1h`; a bare number is seconds.
    /// - Throws: `RunDurationError` for anything else, and for what is too long to wait for.
    package init(parsing text: String) throws(RunDurationError) {
        try self.init(parsing: text, upTo: .longest)
    }

    /// Reads a duration.
    ///
    /// - Parameter longest: what is longer is too long.
    /// - Throws: `RunDurationError` as above.
    package init(parsing text: String, upTo longest: RunDuration) throws(RunDurationError) {
        let number = text.prefix { $0.isASCII && $0.isWholeNumber || $0 == "." }
        let unit = text[number.endIndex...].drop { $0 == " " }
        guard let factor = Self.units[unit.lowercased()] else {
            throw RunDurationError(text: text, reason: .notADuration)
        }
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }),
            let value = Double(number)
        else { throw RunDurationError(text: text, reason: .notADuration) }
        let milliseconds = value * factor
        guard milliseconds <= Double(longest.milliseconds) else {
            throw RunDurationError(text: text, reason: .tooLong(longest))
        }
        self.milliseconds = Int(milliseconds + 0.5)
    }

    private static let units: [String: Double] = [
        "ms": 1, "": 1000, "s": 1000, "min": 60_000, "h": 3_600_000,
    ]
}

extension RunDuration: CustomStringConvertible {
    /// The duration for people: `245ms`, `1.2s`, `2min 5s`, `1h 2min`.
    package var description: String {
        if milliseconds < 1000 { return "\(milliseconds)ms" }
        let tenths = (milliseconds + 50) / 100
        if tenths < 600 {
            return tenths % 10 == 0 ? "\(tenths / 10)s" : "\(tenths / 10).\(tenths % 10)s"
        }
        let seconds = (milliseconds + 500) / 1000
        if seconds < 3600 { return Self.join(seconds / 60, "min", seconds % 60, "s") }
        return Self.join(seconds / 3600, "h", seconds % 3600 / 60, "min")
    }

    private static func join(_ large: Int, _ unit: String, _ small: Int, _ smallUnit: String)
        -> String
    {
        small == 0 ? "\(large)\(unit)" : "\(large)\(unit) \(small)\(smallUnit)"
    }
}

/// A text that is not a duration.
package struct RunDurationError: Error, Equatable, CustomStringConvertible {
    /// What is wrong with it.
    package enum Reason: Equatable, Sendable {
        /// No number, or no unit that is known.
        case notADuration
        /// More than this.
        case tooLong(RunDuration)
    }

    /// The text.
    package let text: String

    /// What is wrong with it.
    package let reason: Reason

    package var description: String {
        switch reason {
        case .notADuration: "write 500ms, 5s, 2min or 1h; a bare number is seconds"
        case .tooLong(let longest):
            "the longest duration is \(longest.milliseconds / 86_400_000) days"
        }
    }
}

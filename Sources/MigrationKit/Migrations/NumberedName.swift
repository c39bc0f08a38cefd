/// A file name's stem taken apart: the digits of its version, and the name behind them.
///
/// The forms are `<digits><- or _ or .><name>`, umzug's `2024.03.21T21.25.08.name` and
/// `YYYYMMDD_hhmmss_name`; the digits of the latter two count as one number.
package struct NumberedName: Sendable, Equatable {
    /// The digits of the version, leading zeros kept, punctuation of dates removed.
    package let digits: String

    /// What follows the separator; empty when there is nothing, or no separator.
    package let name: String

    /// The forms whose digits are the fourteen of a point in time; `#` stands for a digit.
    private static let datedForms = ["####.##.##T##.##.##", "########_######"]

    /// Takes a stem apart, or fails when it does not begin with a number and a separator.
    package init?(_ stem: Substring) {
        for form in Self.datedForms {
            guard let (digits, rest) = Self.match(form, stem), Self.isPointInTime(digits),
                let name = Self.name(after: rest), !name.isEmpty
            else { continue }
            (self.digits, self.name) = (digits, String(name))
            return
        }
        let digits = stem.prefix { $0.isASCII && $0.isWholeNumber }
        guard !digits.isEmpty, let name = Self.name(after: stem[digits.endIndex...]) else {
            return nil
        }
        (self.digits, self.name) = (String(digits), String(name))
    }

    /// Returns the digits of a point in time that stands alone: `2024.03.21T21.25.08`.
    static func pointInTime(_ text: String) -> String? {
        for form in datedForms {
            guard let (digits, rest) = match(form, Substring(text)) else { continue }
            if rest.isEmpty, isPointInTime(digits) { return digits }
        }
        return nil
    }

    /// Returns what follows the separator: empty at the end, `nil` when there is no separator.
    private static func name(after rest: Substring) -> Substring? {
        guard let separator = rest.first else { return rest }
        return "-_.".contains(separator) ? rest.dropFirst() : nil
    }

    /// Matches a dated form at the start of a text; returns its digits and what follows.
    private static func match(_ form: String, _ text: Substring) -> (String, Substring)? {
        var (digits, rest) = ("", text)
        for expected in form {
            guard let character = rest.popFirst() else { return nil }
            if expected == "#", character.isASCII, character.isWholeNumber {
                digits.append(character)
            } else if expected != character {
                return nil
            }
        }
        return (digits, rest)
    }

    /// Whether fourteen digits can be a year, month, day, hour, minute and second.
    private static func isPointInTime(_ digits: String) -> Bool {
        let bytes = digits.utf8.map { Int($0) - 0x30 }
        guard bytes.count == 14 else { return false }
        func field(_ index: Int) -> Int { bytes[index] * 10 + bytes[index + 1] }
        return (1...12).contains(field(4)) && (1...31).contains(field(6))
            && field(8) < 24 && field(10) < 60 && field(12) <= 60
    }
}

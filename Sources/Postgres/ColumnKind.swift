private import Glibc

/// How the values of a column cross into a script's runtime.
package enum ColumnKind: Sendable {
    /// As text that is the value.
    case text
    /// As text of which something else is made.
    case parsed
    /// As numbers.
    case number
    /// As milliseconds since 1970.
    case time

    /// The kind for a type's OID (catalog pg_type).
    init(type: UInt32) {
        switch type {
        case 21, 23, 26, 700, 701: self = .number  // int2, int4, oid, float4, float8
        case 1184: self = .time  // timestamptz
        case 16, 17, 114, 1082, 1114, 1186, 3802: self = .parsed  // bool, bytea, json, dates…
        default: self = .text
        }
    }

    var isNumeric: Bool { self == .number || self == .time }

    /// A value as a number, NaN for NULL; nil for what has no number of its own: `NaN` itself, and times
    /// other than of four-digit years.
    func number(_ value: UnsafePointer<CChar>?) -> Double? {
        guard let value = unsafe value else { return .nan }
        if self == .time { return unsafe ISOTime(value)?.milliseconds }
        let number = unsafe strtod(value, nil)
        return number.isNaN ? nil : number
    }
}

/// A timestamptz in the form that DateStyle ISO gives it, `2026-11-25 10:18:21.5+01`.
private struct ISOTime {
    let milliseconds: Double

    init?(_ text: UnsafePointer<CChar>) {
        func digits(_ from: Int, _ count: Int) -> Int? {
            var number = 0
            for index in from..<from + count {
                let digit = unsafe Int(text[index]) - 48
                guard (0...9).contains(digit) else { return nil }
                number = number * 10 + digit
            }
            return number
        }
        func isThere(_ character: Unicode.Scalar, _ index: Int) -> Bool {
            unsafe text[index] == CChar(character.value)
        }
        guard let year = digits(0, 4), isThere("-", 4), let month = digits(5, 2), isThere("-", 7),
            let day = digits(8, 2), isThere(" ", 10), let hours = digits(11, 2), isThere(":", 13),
            let minutes = digits(14, 2), isThere(":", 16), let seconds = digits(17, 2)
        else { return nil }
        var position = 19
        var fraction = 0.0
        if isThere(".", position) {
            // As postgres-date has it: a thousand times the fraction, cut.
            fraction = unsafe (1_000 * strtod(text + position, nil)).rounded(.towardZero)
            repeat { position += 1 } while digits(position, 1) != nil
        }
        guard isThere("+", position) || isThere("-", position) else { return nil }
        let sign = isThere("-", position) ? -1 : 1
        guard var offset = digits(position + 1, 2).map({ $0 * 3_600 }) else { return nil }
        position += 3
        for unit in [60, 1] where isThere(":", position) {
            guard let part = digits(position + 1, 2) else { return nil }
            offset += part * unit
            position += 3
        }
        guard isThere("\0", position) else { return nil }
        let time = Self.days(year, month, day) * 86_400 + hours * 3_600 + minutes * 60 + seconds
        milliseconds = Double(time - sign * offset) * 1_000 + fraction
    }

    /// Days since 1970 of the Gregorian calendar; years begin in March, so that leap days are last.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month > 2 ? year : year - 1
        let monthFromMarch = (month + 9) % 12
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    }
}

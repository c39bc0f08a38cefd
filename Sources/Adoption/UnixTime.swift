/// Times as JavaScript counts them.
enum UnixTime {
    /// The ISO 8601 text, in UTC and with milliseconds, of a time since 1970.
    ///
    /// The days are counted as in "chrono-Compatible Low-Level Date Algorithms" (H. Hinnant): in
    /// years that begin with March, so that the leap day comes last.
    static func text(milliseconds: Int) -> String {
        let day = 86_400_000
        let days = Int((Double(milliseconds) / Double(day)).rounded(.down))
        let rest = milliseconds - days * day
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        let date = [(year, 4), (month, 2), (dayOfYear - (153 * shiftedMonth + 2) / 5 + 1, 2)]
        let time = [(rest / 3_600_000, 2), (rest / 60_000 % 60, 2), (rest / 1_000 % 60, 2)]
        func join(_ parts: [(Int, Int)], _ separator: String) -> String {
            parts.map { pad($0.0, $0.1) }.joined(separator: separator)
        }
        return "\(join(date, "-"))T\(join(time, ":")).\(pad(rest % 1_000, 3))Z"
    }

    private static func pad(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

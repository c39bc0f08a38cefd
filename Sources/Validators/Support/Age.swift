import MigrationKit

extension ReadOnlyRow {
    /// A column of milliseconds as people read it: `1.2s`, `2min 5s`; nil for `NULL`.
    ///
    /// - Throws: `UnexpectedAnswer` where it holds no whole number.
    func age(_ column: String) throws -> String? {
        guard self[column] != nil else { return nil }
        return "\(RunDuration(milliseconds: max(0, try integer(column))))"
    }
}

extension Duration {
    /// The duration as people read it.
    var words: String { "\(RunDuration(milliseconds: Int(self / .milliseconds(1))))" }

    /// The duration in seconds, as SQL's `numeric` reads it.
    var secondsText: String { String(self / .seconds(1)) }
}

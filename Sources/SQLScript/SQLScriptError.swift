/// Why a SQL file cannot be run as a migration.
package struct SQLScriptError: Error, Equatable {
    /// What is wrong, in one sentence without a full stop.
    package let message: String
    /// Where; nil where it is the whole file.
    package let place: SQLPlace?
    /// What to do next.
    package let remedy: String?

    /// Creates an error.
    init(_ message: String, at place: SQLPlace?, remedy: String? = nil) {
        self.message = message
        self.place = place
        self.remedy = remedy
    }
}

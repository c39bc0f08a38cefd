/// A text of SQL that a migration sends.
package struct LintQuery: Sendable {
    /// The SQL.
    package let text: String
    /// Where its parts stand in the migration's file.
    package let map: SourceMap
    /// The line of the call that sends it, counted from 1, where that is known.
    package let callLine: Int?
    /// Whether comments in it are not among those of the file, as in the strings of a script.
    package let hasOwnComments: Bool

    /// Makes a query.
    package init(
        text: String, map: SourceMap, callLine: Int? = nil, hasOwnComments: Bool = false
    ) {
        self.text = text
        self.map = map
        self.callLine = callLine
        self.hasOwnComments = hasOwnComments
    }
}

/// A fault in a module's import and export declarations, worded as Node words it.
package struct ModuleSyntaxError: Error, Equatable, Sendable {
    /// What is wrong, without "SyntaxError: ".
    package var message: String
    /// Line, from 1.
    package var line: Int
    /// Column in UTF-16 units, from 1.
    package var column: Int
}

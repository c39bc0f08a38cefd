/// `.env` files by the rules of dotenv 16, quirks included: what a project's scripts have read so far.
package enum DotEnv {
    /// Reads the assignments of a `.env` file.
    ///
    /// Lines that are none are skipped, as dotenv does. A value may be quoted with `'`, `"` or a
    /// backquote and then go over several lines; only in double quotes `\n` and `\r` are expanded.
    ///
    /// - Parameter text: The file.
    /// - Returns: Names and values; a name that occurs twice stands in its first place with its last value.
    package static func parse(_ text: String) -> [(String, String)] {
        var scanner = DotEnvScanner(text)
        var assignments: [(String, String)] = []
        var places: [String: Int] = [:]
        while let (name, value) = scanner.next() {
            if let place = places[name] {
                assignments[place].1 = value
            } else {
                places[name] = assignments.count
                assignments.append((name, value))
            }
        }
        return assignments
    }
}

import Filesystem
import TestSupport

/// Files beside the tests.
enum Fixture {
    /// A database with an object of nearly every kind, as far as the server has it.
    ///
    /// A line may end with `-- needs 15`, `-- before 15` or `-- needs icu`.
    static func zoo() throws -> String {
        let folder = "\(Repository.path)/Tests/SchemaDescriptionTests/Fixtures"
        let lines = try Filesystem.readText("\(folder)/zoo.sql").split(separator: "\n")
        return try lines.filter { try need(ofLine: $0)?.isMet() ?? true }.joined(separator: "\n")
    }

    private static func need(ofLine line: Substring) -> ServerNeed? {
        if line.hasSuffix("-- needs icu") { return .icu }
        let words = line.split(separator: " ").suffix(3)
        guard words.count == 3, words.first == "--", let major = words.last.flatMap({ Int($0) })
        else { return nil }
        return words.dropFirst().first == "before" ? .before(major) : .version(major)
    }
}

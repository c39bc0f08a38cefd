import Filesystem
import TestSupport

/// The sources that the rewriter is judged by, from the fixtures of the parity tests.
enum ModuleCases {
    static let directory = Repository.path + "/Tests/NodeParityTests/Fixtures"

    /// Every source; `./SELF` in it stands for the file's own specifier.
    static let all: [String] = {
        guard let text = try? Filesystem.readText(directory + "/syntax/cases.txt") else {
            return []
        }
        return text.dropLast().split(separator: "\n=== ", omittingEmptySubsequences: false)
            .enumerated().map {
                $0.offset == 0 ? String($0.element.dropFirst(4)) : String($0.element)
            }
    }()
}

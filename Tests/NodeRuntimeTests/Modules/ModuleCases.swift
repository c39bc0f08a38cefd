import Filesystem
import TestSupport

/// The sources that the rewriter is judged by.
enum ModuleCases {
    /// The folder of the sources and of the modules that they import.
    static let directory = Repository.path + "/Tests/NodeRuntimeTests/Fixtures/syntax"

    /// Every source; `./SELF` in it stands for the file's own specifier.
    static let all: [String] = {
        guard let text = try? Filesystem.readText(directory + "/cases.txt") else {
            return []
        }
        return text.dropLast().split(separator: "\n=== ", omittingEmptySubsequences: false)
            .enumerated().map {
                $0.offset == 0 ? String($0.element.dropFirst(4)) : String($0.element)
            }
    }()
}

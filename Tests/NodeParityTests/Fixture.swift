import Filesystem
import TestSupport

/// A script that is run by Node and by jsmigrate.
struct Fixture: Sendable, CustomStringConvertible {
    /// The folder that it is run in.
    let folder: String
    /// The script's name in the folder.
    let main: String
    /// Whether it needs a database, and node-postgres.
    let needsDatabase: Bool

    /// Its path below the fixtures, or its name where it is elsewhere.
    var description: String {
        let root = FixtureModule.directory + "/"
        return path.hasPrefix(root) ? String(path.dropFirst(root.count)) : main
    }

    /// What it is to print where the Node on the machine, or its node-postgres, prints something else:
    /// the text of `<behaviour>.expected`.
    var expectation: String? { text(of: "expected") }

    /// What it gets as its standard input: the text of `<behaviour>.input`.
    var input: String { text(of: "input") ?? "" }

    /// Why it is known to differ: the text of `<behaviour>.disagrees.md`.
    var knownDisagreement: String? { text(of: "disagrees.md") }

    /// Why Node is not asked, and only the expectation counts: the text of `<behaviour>.node-lacks.md`.
    var reasonWithoutNode: String? { text(of: "node-lacks.md") }

    private var path: String { "\(folder)/\(main)" }

    private func text(of ending: String) -> String? {
        let stem = main.prefix { $0 != "." }
        return try? Filesystem.readText("\(folder)/\(stem).\(ending)")
    }
}

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

    /// Its path below the fixtures.
    var description: String {
        String(path.dropFirst(Self.directory.count + 1))
    }

    private var path: String { "\(folder)/\(main)" }

    /// What it is to print where the Node on the machine, or its node-postgres, prints something else:
    /// the text of a file beside it.
    var expectation: String? {
        let stem = path.prefix { $0 != "." }
        return try? Filesystem.readText("\(stem).expected")
    }

    static let directory = Repository.path + "/Tests/NodeParityTests/Fixtures"

    /// Scripts of the language, of Node's modules and globals, and of a process's life.
    static let plain = scripts(in: directory) + scripts(in: "\(directory)/process")
    /// Scripts that use `pg`.
    static let database = scripts(in: "\(directory)/pg", needsDatabase: true)
    /// Programs of several modules.
    static let programs = folders(in: "\(directory)/modules").flatMap { folder in
        scripts(in: folder).filter { $0.main.hasPrefix("main.") }
    }

    private static func scripts(in folder: String, needsDatabase: Bool = false) -> [Fixture] {
        entries(of: folder).filter { name in
            [".js", ".mjs", ".cjs"].contains { name.hasSuffix($0) }
        }.map { Fixture(folder: folder, main: $0, needsDatabase: needsDatabase) }
    }

    private static func folders(in directory: String) -> [String] {
        entries(of: directory).map { "\(directory)/\($0)" }.filter(Filesystem.isDirectory)
    }

    private static func entries(of directory: String) -> [String] {
        ((try? Filesystem.entries(of: directory)) ?? []).map(\.name)
    }
}

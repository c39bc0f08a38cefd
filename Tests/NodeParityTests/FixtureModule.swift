import Filesystem
import TestSupport

/// A folder of fixtures: those of one of Node's modules, or of one side of the runtime.
///
/// Each script in it is a fixture, and each folder in it that holds a `main.js` (`.mjs`, `.cjs`) is one of
/// several files. Other folders hold what fixtures read. Those of a module `pg…` get a database.
struct FixtureModule: Sendable {
    let name: String
    let fixtures: [Fixture]

    /// The folder of all fixtures.
    static let directory = Repository.path + "/Tests/NodeParityTests/Fixtures"

    /// Every module, by name.
    static let all: [FixtureModule] = folders(in: directory).map { FixtureModule(named: $0) }

    /// Whether its fixtures need a database, and node-postgres.
    var needsDatabase: Bool { name.hasPrefix("pg") }

    /// Files beside the fixtures that belong to none of them, as a reason without its script does.
    var strayFiles: [String] {
        let folder = "\(Self.directory)/\(name)"
        let owned = Set(
            fixtures.filter { $0.folder == folder }.map { $0.main.prefix { $0 != "." } })
        return Self.entries(of: folder).filter {
            !Filesystem.isDirectory("\(folder)/\($0)") && !owned.contains($0.prefix { $0 != "." })
        }
    }

    private init(named name: String) {
        self.name = name
        let folder = "\(Self.directory)/\(name)"
        let needsDatabase = name.hasPrefix("pg")
        let programs = Self.folders(in: folder).map { "\(folder)/\($0)" }.flatMap { folder in
            Self.scripts(in: folder).filter { $0.hasPrefix("main.") }.map { (folder, $0) }
        }
        let scripts = Self.scripts(in: folder).map { (folder, $0) }
        fixtures = (scripts + programs).map {
            Fixture(folder: $0.0, main: $0.1, needsDatabase: needsDatabase)
        }
    }

    private static func scripts(in folder: String) -> [String] {
        entries(of: folder).filter { name in
            [".js", ".mjs", ".cjs"].contains { name.hasSuffix($0) }
        }
    }

    private static func folders(in directory: String) -> [String] {
        entries(of: directory).filter { Filesystem.isDirectory("\(directory)/\($0)") }
    }

    private static func entries(of directory: String) -> [String] {
        ((try? Filesystem.entries(of: directory)) ?? []).map(\.name).sorted()
    }
}

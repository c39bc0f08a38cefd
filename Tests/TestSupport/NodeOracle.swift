import Glibc
import Subprocess
package import Testing

/// The Node on this machine, with node-postgres, asked for what the right answer is.
package enum NodeOracle {
    /// The folder whose `node_modules` has `pg`, unpacked by scripts/setup.
    package static let nodePostgresDirectory = Repository.path + "/.build/node-pg"

    package static let isAvailable: Bool = {
        let command = ChildProcess.Command("node", ["--version"])
        return (try? ChildProcess.run(command))?.succeeded ?? false
    }()

    package static let hasNodePostgres: Bool =
        unsafe access(nodePostgresDirectory + "/node_modules/pg/package.json", F_OK) == 0

    /// Whether a missing Node is a failure, as it is on the machine that decides.
    package static var isRequired: Bool {
        guard let value = unsafe getenv("JSMIGRATE_REQUIRE_NODE") else { return false }
        return unsafe String(cString: value) == "1"
    }

    /// Runs Node, with node-postgres found by `require('pg')` and `import 'pg'` in any folder.
    package static func run(
        _ arguments: [String], in project: Project, database: TestDatabase? = nil,
        environment: [String: String] = [:], standardInput: String = "",
        timeout: Duration = .seconds(120)
    ) throws -> JSMigrate.Outcome {
        let running = try start(
            arguments, in: project, database: database, environment: environment,
            standardInput: standardInput)
        return running.finish(timeout: timeout)
    }

    /// Starts Node as `run` does, for a test that runs something else meanwhile.
    package static func start(
        _ arguments: [String], in project: Project, database: TestDatabase? = nil,
        environment: [String: String] = [:], standardInput: String = ""
    ) throws -> RunningProgram {
        var variables = JSMigrate.baseEnvironment
        for (name, value) in withNodePostgres { variables[name] = value }
        for (name, value) in database?.environment ?? [:] { variables[name] = value }
        for (name, value) in environment { variables[name] = value }
        return try RunningProgram(
            "node", arguments, in: project, environment: variables, standardInput: standardInput,
            terminal: false)
    }

    /// The variables that lead Node to node-postgres: `NODE_PATH` serves `require`, and since ES modules do
    /// not read it, a resolver that asks again from the unpacked folder serves `import`.
    package static let withNodePostgres: [String: String] = [
        "NODE_PATH": nodePostgresDirectory + "/node_modules",
        "NODE_OPTIONS": "--import=\(Repository.path)/scripts/register-node-pg.mjs",
    ]
}

extension Trait where Self == ConditionTrait {
    /// Skips a test, visibly, where Node is missing; where `JSMIGRATE_REQUIRE_NODE=1` it runs and fails.
    package static var requiresNode: Self {
        .enabled(if: NodeOracle.isAvailable || NodeOracle.isRequired, "node is not installed")
    }

    /// As `requiresNode`, and for node-postgres too.
    package static var requiresNodePostgres: Self {
        .enabled(
            if: NodeOracle.isAvailable && NodeOracle.hasNodePostgres || NodeOracle.isRequired,
            "node or node-postgres is missing: run scripts/setup")
    }
}

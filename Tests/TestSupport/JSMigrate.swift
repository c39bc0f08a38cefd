import Glibc

/// The built program, run as a user runs it.
package enum JSMigrate {
    /// The binary: `JSMIGRATE_BINARY`, else the one that was built beside the tests.
    package static let binary: String = {
        if let value = unsafe getenv("JSMIGRATE_BINARY") { return unsafe String(cString: value) }
        guard let tests = unsafe realpath("/proc/self/exe", nil) else { return "jsmigrate" }
        defer { unsafe free(tests) }
        let path = unsafe String(cString: tests)
        return String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) + "/jsmigrate"
    }()

    /// What a run left: how it ended and what it printed.
    package struct Outcome: Sendable, CustomStringConvertible {
        /// Nil when it was killed, by `timeout` or by a signal that it did not handle.
        package let exitCode: Int32?
        /// The standard output; with `terminal`, all that appeared there.
        package let output: String
        package let errors: String

        package init(exitCode: Int32?, output: String, errors: String) {
            self.exitCode = exitCode
            self.output = output
            self.errors = errors
        }

        package var lines: [String] { output.split(separator: "\n").map(String.init) }
        package var errorLines: [String] { errors.split(separator: "\n").map(String.init) }

        package var description: String {
            let code = exitCode.map(String.init) ?? "none: killed"
            return "exit code \(code)\n--- output\n\(output)--- errors\n\(errors)---"
        }
    }

    /// Runs the program to its end, in the project's folder or in an empty one.
    ///
    /// It gets PATH, HOME, LANG, TZ, TMPDIR and JSMIGRATE_POSTGRES_BIN, `DATABASE_URL` where a database is given, and
    /// `environment`. With `terminal`, its three streams are a terminal of its own.
    package static func run(
        _ arguments: [String], in project: Project? = nil, database: TestDatabase? = nil,
        environment: [String: String] = [:], standardInput: String = "",
        timeout: Duration = .seconds(120), terminal: Bool = false
    ) throws -> Outcome {
        let running = try start(
            arguments, in: project, database: database, environment: environment,
            standardInput: standardInput, terminal: terminal)
        return running.finish(timeout: timeout)
    }

    /// Starts the program for a test that sends signals to it or looks at the database meanwhile.
    package static func start(
        _ arguments: [String], in project: Project? = nil, database: TestDatabase? = nil,
        environment: [String: String] = [:], standardInput: String = "", terminal: Bool = false
    ) throws -> RunningProgram {
        var variables = baseEnvironment
        for (name, value) in database?.environment ?? [:] { variables[name] = value }
        for (name, value) in environment { variables[name] = value }
        return try RunningProgram(
            binary, arguments, in: project ?? Project(), environment: variables,
            standardInput: standardInput, terminal: terminal)
    }

    /// The environment that every program of the tests starts from: nothing that names a database.
    package static let baseEnvironment: [String: String] = {
        var result = ["LANG": "C.UTF-8", "HOME": "/nonexistent"]
        for name in ["PATH", "TZ", "TMPDIR", "JSMIGRATE_POSTGRES_BIN"] {
            if let value = unsafe getenv(name) { result[name] = unsafe String(cString: value) }
        }
        return result
    }()
}

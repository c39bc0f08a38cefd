package import Filesystem

/// The process's variables and those of `.env` files behind them.
package struct Environment: Sendable {
    /// A variable's value and where it was found.
    package struct Variable: Equatable, Sendable {
        package let value: String
        /// `the environment`, or the file as a person would write it.
        package let origin: String
    }

    private var variables: [String: Variable] = [:]

    /// Creates an environment from the process's variables alone.
    package init(process: [String: String]) {
        for (name, value) in process {
            variables[name] = Variable(value: value, origin: "the environment")
        }
    }

    /// A variable; one that is set to nothing counts as not set.
    package subscript(name: String) -> Variable? {
        variables[name].flatMap { $0.value.isEmpty ? nil : $0 }
    }

    /// Every variable, for the scripts to see.
    package var values: [String: String] { variables.mapValues(\.value) }

    /// Adds the assignments of a `.env` file; what is set already stays, as dotenv does it.
    package mutating func add(_ assignments: [(String, String)], from origin: String) {
        for (name, value) in assignments where variables[name] == nil {
            variables[name] = Variable(value: value, origin: origin)
        }
    }

    /// Reads `.env` in the working directory and then beside the migrations' directory.
    ///
    /// - Parameters:
    ///   - process: The process's variables, which win.
    ///   - workingDirectory: Where the program was started.
    ///   - migrationsDirectory: The migrations' directory, if it is known.
    ///   - file: A file that is read in place of both, and has to exist.
    /// - Returns: All variables.
    /// - Throws: ``FilesystemError`` where a file is there and cannot be read.
    package static func load(
        process: [String: String], workingDirectory: String, migrationsDirectory: String?,
        file: String? = nil
    ) throws(FilesystemError) -> Environment {
        var environment = Environment(process: process)
        if let file {
            let path = Filesystem.absolute(file, relativeTo: workingDirectory)
            environment.add(DotEnv.parse(try Filesystem.readText(path)), from: file)
            return environment
        }
        var directories = [Filesystem.absolute(workingDirectory, relativeTo: "/")]
        if let migrationsDirectory {
            let path = Filesystem.absolute(migrationsDirectory, relativeTo: workingDirectory)
            if let parent = Filesystem.parent(of: path), !directories.contains(parent) {
                directories.append(parent)
            }
        }
        for (index, directory) in directories.enumerated() {
            let path = Filesystem.absolute(".env", relativeTo: directory)
            guard Filesystem.isFile(path) else { continue }
            let text = try Filesystem.readText(path)
            environment.add(DotEnv.parse(text), from: index == 0 ? ".env" : path)
        }
        return environment
    }
}

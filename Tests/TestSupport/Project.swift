import Filesystem
import Glibc
import Subprocess

/// A temporary folder with a project's files, removed with the value.
package final class Project: Sendable {
    /// The folder's path, with no links in it.
    package let path: String
    private let isTemporary: Bool

    /// Makes a folder with `files`: the text of each by its path below the folder.
    package init(_ files: [String: String] = [:]) throws {
        path = try Filesystem.realPath(
            Filesystem.makeTemporaryDirectory(prefix: "jsmigrate-test-"))
        isTemporary = true
        for (name, text) in files { try write(name, text) }
    }

    /// Takes a folder that is there, and stays.
    package init(at path: String) {
        self.path = path
        isTemporary = false
    }

    deinit { if isTemporary { try? Filesystem.removeTree(path) } }

    /// The path of a file below the folder.
    package func path(of name: String) -> String { "\(path)/\(name)" }

    /// Writes a file, making the folders above it.
    package func write(_ name: String, _ text: String) throws {
        let file = path(of: name)
        if let parent = Filesystem.parent(of: file) {
            try Filesystem.makeDirectory(parent, creatingParents: true)
        }
        try Filesystem.write(Array(text.utf8), to: file)
    }

    /// The text of a file.
    package func read(_ name: String) throws -> String {
        try Filesystem.readText(path(of: name))
    }

    package func exists(_ name: String) -> Bool {
        Filesystem.exists(path(of: name))
    }

    /// Removes a file or a folder with all that is in it.
    package func remove(_ name: String) {
        try? Filesystem.removeTree(path(of: name))
    }

    /// Makes a symbolic link, with the folders above it.
    package func link(_ name: String, to target: String) throws {
        let link = path(of: name)
        if let parent = Filesystem.parent(of: link) {
            try Filesystem.makeDirectory(parent, creatingParents: true)
        }
        guard unsafe symlink(target, link) == 0 else { throw TestFailure("symlink: \(link)") }
    }

    /// Copies a file or a whole folder from anywhere to `name` below the project.
    package func copy(_ source: String, to name: String) throws {
        let command = ChildProcess.Command("cp", ["-r", "--", source, path(of: name)])
        let result = try ChildProcess.run(command)
        guard result.succeeded else { throw TestFailure("cp: \(result.errors)") }
    }
}

/// The folder of this package, with the examples and the scripts.
package enum Repository {
    package static let path: String = {
        // …/Tests/TestSupport/Project.swift
        var path = #filePath[...]
        for _ in 0..<3 { path = path[..<(path.lastIndex(of: "/") ?? path.startIndex)] }
        return String(path)
    }()
}

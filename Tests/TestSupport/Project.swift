import EphemeralPostgres
import Glibc

/// A temporary folder with a project's files, removed with the value.
package final class Project: Sendable {
    /// The folder's path, with no links in it.
    package let path: String

    /// Makes a folder with `files`: the text of each by its path below the folder.
    package init(_ files: [String: String] = [:]) throws {
        var template = Array("/tmp/jsmigrate-test-XXXXXX".utf8CString)
        guard unsafe mkdtemp(&template) != nil else { throw TestFailure("mkdtemp failed") }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        for (name, text) in files { try write(name, text) }
    }

    deinit { PrivateFiles.removeTree(path) }

    /// The path of a file below the folder.
    package func path(of name: String) -> String { "\(path)/\(name)" }

    /// Writes a file, making the folders above it.
    package func write(_ name: String, _ text: String) throws {
        let file = path(of: name)
        for index in file.indices.dropFirst() where file[index] == "/" {
            unsafe mkdir(String(file[..<index]), 0o755)
        }
        guard let stream = unsafe fopen(file, "w") else {
            throw TestFailure("cannot write \(file)")
        }
        defer { unsafe fclose(stream) }
        let bytes = Array(text.utf8)
        unsafe fwrite(bytes, 1, bytes.count, stream)
    }

    /// The text of a file.
    package func read(_ name: String) throws -> String {
        guard let text = readText(path(of: name)) else { throw TestFailure("cannot read \(name)") }
        return text
    }

    package func exists(_ name: String) -> Bool {
        unsafe access(path(of: name), F_OK) == 0
    }

    /// Removes a file or a folder with all that is in it.
    package func remove(_ name: String) {
        PrivateFiles.removeTree(path(of: name))
    }

    /// Copies a file or a whole folder from anywhere to `name` below the project.
    package func copy(_ source: String, to name: String) throws {
        let command = ChildProcess.Command("cp", ["-r", "--", source, path(of: name)])
        let result = try ChildProcess.run(command)
        guard result.succeeded else { throw TestFailure("cp: \(result.errors)") }
    }
}

/// The text of a file; nil when it cannot be read.
package func readText(_ path: String) -> String? {
    guard let stream = unsafe fopen(path, "r") else { return nil }
    defer { unsafe fclose(stream) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
        let count = unsafe fread(&buffer, 1, buffer.count, stream)
        if count == 0 { break }
        bytes += buffer[0..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
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

import Digest
import Filesystem
import Glibc
import Testing

@Suite("Files and directories")
struct FilesystemTests {
    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = try Filesystem.makeTemporaryDirectory(prefix: "jsmigrate-test-")
        defer { try? Filesystem.removeTree(folder) }
        try body(folder)
    }

    @Test("A process says how much memory it has, and one that is gone does not")
    func memory() {
        #expect((Filesystem.residentBytes() ?? 0) > 100_000)
        #expect((Filesystem.residentBytes(of: getpid()) ?? 0) > 100_000)
        #expect(Filesystem.residentBytes(of: .max) == nil)
    }

    @Test("What is written is read again", arguments: [0, 1, 4_096, 200_000])
    func roundTrip(_ count: Int) throws {
        try inFolder { folder in
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
            try Filesystem.write(bytes, to: folder + "/a", mode: 0o600)
            #expect(try Filesystem.read(folder + "/a") == bytes)
            try Filesystem.append([1, 2], to: folder + "/a")
            #expect(try Filesystem.read(folder + "/a") == bytes + [1, 2])
            let status = try Filesystem.status(of: folder + "/a")
            #expect(status.size == Int64(count + 2))
            #expect(status.mode & 0o777 == 0o600)
            #expect(status.isFile)
        }
    }

    @Test("An open file is read and written at any place")
    func descriptors() throws {
        try inFolder { folder in
            let path = folder + "/a"
            let number = try FileDescriptor.open(path, flags: 0o102, mode: 0o600)
            #expect(try FileDescriptor.write([1, 2, 3, 4], to: number) == 4)
            #expect(try FileDescriptor.write([9], to: number, at: 1) == 1)
            #expect(try FileDescriptor.read(number, count: 2, at: 1) == [9, 3])
            #expect(try FileDescriptor.read(number, count: 2).isEmpty)
            try FileDescriptor.truncate(number, to: 2)
            #expect(try FileDescriptor.status(of: number).size == 2)
            #expect(try FileDescriptor.status(of: number) == Filesystem.status(of: path))
            try FileDescriptor.close(number)
            let error = #expect(throws: FilesystemError.self) {
                try FileDescriptor.close(number)
            }
            #expect(error?.description == "EBADF: bad file descriptor, close")
        }
    }

    @Test("A call of two paths names both")
    func twoPaths() throws {
        try inFolder { folder in
            let error = #expect(throws: FilesystemError.self) {
                try Filesystem.copy(folder + "/none", to: folder + "/b")
            }
            #expect(error?.destination == folder + "/b")
            #expect(
                error?.description == "ENOENT: no such file or directory, "
                    + "copyfile '\(folder)/none' -> '\(folder)/b'")
            try Filesystem.write([1, 2, 3], to: folder + "/a", mode: 0o640)
            try Filesystem.copy(folder + "/a", to: folder + "/b")
            #expect(try Filesystem.read(folder + "/b") == [1, 2, 3])
            #expect(try Filesystem.status(of: folder + "/b").mode & 0o777 == 0o640)
        }
    }

    @Test("A file without a size is read to its end")
    func sizeless() throws {
        #expect(try Filesystem.readText("/proc/self/stat").isEmpty == false)
    }

    @Test("Entries are sorted by bytes and carry their kind")
    func entries() throws {
        try inFolder { folder in
            for name in ["b", "a", "é", "Z"] { try Filesystem.write([], to: folder + "/" + name) }
            try Filesystem.makeDirectory(folder + "/d/e/f", creatingParents: true)
            try Filesystem.makeDirectory(folder + "/d/e/f", creatingParents: true)
            let entries = try Filesystem.entries(of: folder)
            #expect(entries.map(\.name) == ["Z", "a", "b", "d", "é"])
            #expect(entries.map(\.kind) == [.file, .file, .file, .directory, .file])
        }
    }

    @Test("A tree is removed; a missing one is no error")
    func removal() throws {
        try inFolder { folder in
            try Filesystem.makeDirectory(folder + "/x/y", creatingParents: true)
            try Filesystem.write([1], to: folder + "/x/y/z")
            try Filesystem.removeTree(folder + "/x")
            #expect(!Filesystem.exists(folder + "/x"))
            try Filesystem.removeTree(folder + "/x")
        }
    }

    @Test("Errors read as Node's")
    func errors() throws {
        try inFolder { folder in
            let error = #expect(throws: FilesystemError.self) {
                try Filesystem.read(folder + "/none")
            }
            #expect(
                error?.description
                    == "ENOENT: no such file or directory, open '\(folder)/none'")
            #expect(error?.code == "ENOENT")
            let directory = #expect(throws: FilesystemError.self) { try Filesystem.read(folder) }
            #expect(directory?.description == "EISDIR: illegal operation on a directory, read")
            let listing = #expect(throws: FilesystemError.self) {
                try Filesystem.entries(of: folder + "/none")
            }
            #expect(listing?.syscall == "scandir")
            let existing = #expect(throws: FilesystemError.self) {
                try Filesystem.makeDirectory(folder)
            }
            #expect(existing?.description == "EEXIST: file already exists, mkdir '\(folder)'")
            #expect(throws: FilesystemError.self) {
                try Filesystem.makeDirectory("/proc/nothing/here", creatingParents: true)
            }
        }
    }

    @Test(
        "Paths from the root",
        arguments: [
            ("a", "/b", "/b/a"), ("/a/../b//c/.", "/x", "/b/c"), ("../../..", "/a/b", "/"),
            ("", "/a/", "/a"), ("\u{301}x/y", "/a", "/a/\u{301}x/y"),
        ])
    func absolute(_ path: String, _ base: String, _ expected: String) {
        #expect(Filesystem.absolute(path, relativeTo: base) == expected)
    }

    @Test(
        "The directory a path is in",
        arguments: [("/a/b", "/a"), ("/a", "/"), ("a", "."), ("a/b/", "a"), ("/", nil)]
            as [(String, String?)])
    func parent(_ path: String, _ expected: String?) {
        #expect(Filesystem.parent(of: path) == expected)
    }

    @Test(
        "SHA-256",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ])
    func digest(_ text: String, _ expected: String) {
        #expect(SHA256.hex(text) == expected)
        #expect(SHA256.hex(Array(text.utf8)) == expected)
    }
}

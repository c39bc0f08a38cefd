internal import Filesystem
private import Glibc
internal import JSCore

extension NodeRuntime {
    /// `internalBinding('fs')`: the file system calls behind `fs`, all synchronous.
    func makeFileSystemBinding() -> JSValue {
        func attempt<Value>(
            _ body: () throws(FilesystemError) -> Value
        ) throws(JSException) -> Value {
            do { return try body() } catch { throw exception(error) }
        }
        return nativeObject([
            "readFile": { [unowned self] (call) throws(JSException) in
                let bytes = try attempt { () throws(FilesystemError) in
                    try Filesystem.read(call[0].description)
                }
                return self.context.uint8Array(bytes)
            },
            "readFileUtf8": { [unowned self] (call) throws(JSException) in
                let text = try attempt { () throws(FilesystemError) in
                    try Filesystem.readText(call[0].description)
                }
                return self.context.value(text)
            },
            "stat": { [unowned self] (call) throws(JSException) in
                let status = try attempt { () throws(FilesystemError) in
                    try Filesystem.status(of: call[0].description, followingLinks: true)
                }
                return self.value(of: status)
            },
            "lstat": { [unowned self] (call) throws(JSException) in
                let status = try attempt { () throws(FilesystemError) in
                    try Filesystem.status(of: call[0].description, followingLinks: false)
                }
                return self.value(of: status)
            },
            "readdir": { [unowned self] (call) throws(JSException) in
                let entries = try attempt { () throws(FilesystemError) in
                    try Filesystem.entries(of: call[0].description)
                }
                return self.context.array(
                    entries.map { entry in
                        self.context.array([
                            self.context.value(entry.name), self.context.value(entry.kind.rawValue),
                        ])
                    })
            },
            "realpath": { [unowned self] (call) throws(JSException) in
                let path = try attempt { () throws(FilesystemError) in
                    try Filesystem.realPath(call[0].description)
                }
                return self.context.value(path)
            },
            "exists": { [unowned self] (call) throws(JSException) in
                self.context.value(Filesystem.exists(call[0].description))
            },
            "access": { [unowned self] (call) throws(JSException) in
                let path = call[0].description
                guard unsafe access(path, Int32(call[1].integer ?? 0)) == 0 else {
                    throw self.exception(
                        FilesystemError(errno: errno, syscall: "access", path: path))
                }
                return nil
            },
        ])
    }

    /// A file system error in the form that the shims turn into Node's.
    func exception(_ error: FilesystemError) -> JSException {
        JSException(
            value: context.object([
                "errno": context.value(-Int(error.errno)), "code": context.value(error.code),
                "syscall": context.value(error.syscall), "path": context.value(error.path),
                "message": context.value(error.description),
            ]))
    }

    private func value(of status: FileStatus) -> JSValue {
        let numbers: KeyValuePairs<String, Double> = [
            "mode": Double(status.mode), "size": Double(status.size),
            "mtimeMs": Double(status.modificationTime) / 1_000_000,
            "atimeMs": Double(status.accessTime) / 1_000_000,
            "ctimeMs": Double(status.changeTime) / 1_000_000,
            "birthtimeMs": Double(status.changeTime) / 1_000_000,
            "ino": Double(status.inode), "dev": Double(status.device),
            "nlink": Double(status.linkCount), "uid": Double(status.userIdentifier),
            "gid": Double(status.groupIdentifier), "blksize": Double(status.blockSize),
            "blocks": Double(status.blockCount),
        ]
        let object = context.object()
        for (name, number) in numbers { object.set(name, context.value(number)) }
        return object
    }
}

internal import Filesystem
internal import JSCore

extension NodeRuntime {
    /// `internalBinding('fs')`: the file system calls behind `fs` that take paths, all synchronous.
    func makeFileSystemBinding() -> JSValue {
        nativeObject([
            "readFile": fileCall { [unowned self] (call) throws(FilesystemError) in
                self.context.uint8Array(try Filesystem.read(call[0].description))
            },
            "readFileUtf8": fileCall { [unowned self] (call) throws(FilesystemError) in
                self.context.value(try Filesystem.readText(call[0].description))
            },
            // What the loaders ask of every path they try.
            "kindOf": { [unowned self] (call) throws(JSException) in
                guard let status = try? Filesystem.status(of: call[0].description) else {
                    return self.context.null
                }
                return self.context.value(status.isDirectory ? "directory" : "file")
            },
            "stat": fileCall { [unowned self] (call) throws(FilesystemError) in
                self.value(of: try Filesystem.status(of: call[0].description))
            },
            "lstat": fileCall { [unowned self] (call) throws(FilesystemError) in
                let path = call[0].description
                return self.value(of: try Filesystem.status(of: path, followingLinks: false))
            },
            "statfs": fileCall { [unowned self] (call) throws(FilesystemError) in
                self.value(of: try VolumeStatus(of: call[0].description))
            },
            "readdir": fileCall { [unowned self] (call) throws(FilesystemError) in
                let entries = try Filesystem.entries(of: call[0].description)
                return self.context.array(
                    entries.map { entry in
                        self.context.array([
                            self.context.value(entry.name), self.context.value(entry.kind.rawValue),
                        ])
                    })
            },
            "realpath": fileCall { [unowned self] (call) throws(FilesystemError) in
                self.context.value(try Filesystem.realPath(call[0].description))
            },
            "exists": fileCall { [unowned self] (call) throws(FilesystemError) in
                self.context.value(Filesystem.exists(call[0].description))
            },
            "access": fileCall { (call) throws(FilesystemError) in
                try Filesystem.access(call[0].description, mode: call.int32(1))
                return nil
            },
            "mkdir": changingCall { (call) throws(FilesystemError) in
                try Filesystem.makeDirectory(call[0].description, mode: call.uint32(1))
                return nil
            },
            "mkdtemp": changingCall { [unowned self] (call) throws(FilesystemError) in
                let path = try Filesystem.makeUniqueDirectory(prefix: call[0].description)
                return self.context.value(path)
            },
            "rmdir": changingCall { (call) throws(FilesystemError) in
                try Filesystem.removeDirectory(call[0].description)
                return nil
            },
            "unlink": changingCall { (call) throws(FilesystemError) in
                try Filesystem.remove(call[0].description)
                return nil
            },
            "rename": changingCall { (call) throws(FilesystemError) in
                try Filesystem.rename(call[0].description, to: call[1].description)
                return nil
            },
            "copyFile": changingCall { (call) throws(FilesystemError) in
                try Filesystem.copy(
                    call[0].description, to: call[1].description, exclusive: call.truthy(2))
                return nil
            },
            "link": changingCall { (call) throws(FilesystemError) in
                try Filesystem.link(call[0].description, to: call[1].description)
                return nil
            },
            "symlink": changingCall { (call) throws(FilesystemError) in
                try Filesystem.makeSymbolicLink(
                    to: call[0].description, at: call[1].description)
                return nil
            },
            "readlink": fileCall { [unowned self] (call) throws(FilesystemError) in
                self.context.value(try Filesystem.readLink(call[0].description))
            },
            "chmod": changingCall { (call) throws(FilesystemError) in
                try Filesystem.setMode(call.uint32(1), of: call[0].description)
                return nil
            },
            "chown": changingCall { (call) throws(FilesystemError) in
                try Filesystem.setOwner(
                    user: call.uint32(1), group: call.uint32(2), of: call[0].description,
                    followingLinks: call.truthy(3))
                return nil
            },
            "utimes": changingCall { (call) throws(FilesystemError) in
                try Filesystem.setTimes(
                    access: call.number(1), modification: call.number(2),
                    of: call[0].description, followingLinks: call.truthy(3))
                return nil
            },
        ])
    }

    /// A host function whose failures are thrown in the form that the shims turn into Node's errors.
    func fileCall(
        _ body: @escaping (borrowing JSCall) throws(FilesystemError) -> JSValue?
    ) -> JSHostBody {
        { [unowned self] (call) throws(JSException) in
            do throws(FilesystemError) { return try body(call) } catch {
                throw self.exception(error)
            }
        }
    }

    /// A host function that changes something in the file system.
    func changingCall(
        _ body: @escaping (borrowing JSCall) throws(FilesystemError) -> JSValue?
    ) -> JSHostBody {
        fileCall { [unowned self] (call) throws(FilesystemError) in
            try self.noteFileWrite("open", call[0].description)
            return try body(call)
        }
    }

    /// A file system error in the form that the shims turn into Node's.
    func exception(_ error: FilesystemError) -> JSException {
        JSException(
            value: context.object([
                "errno": context.value(-Int(error.errno)), "code": context.value(error.code),
                "syscall": context.value(error.syscall),
                "path": context.value(error.path),
                "dest": context.value(error.destination),
                "message": context.value(error.description),
            ]))
    }

    /// The numbers in the order in which internal/fs/stats reads them; times as seconds and nanoseconds.
    func value(of status: FileStatus) -> JSValue {
        let numbers = [
            Double(status.device), Double(status.mode), Double(status.linkCount),
            Double(status.userIdentifier), Double(status.groupIdentifier),
            Double(status.ownDevice), Double(status.blockSize), Double(status.inode),
            Double(status.size), Double(status.blockCount),
        ]
        let times = [
            status.accessTime, status.modificationTime, status.changeTime, status.birthTime,
        ]
        let parts = times.flatMap { time in
            let time = time.quotientAndRemainder(dividingBy: 1_000_000_000)
            // What lies before 1970 has a negative second and a positive fraction.
            return time.remainder < 0
                ? [Double(time.quotient - 1), Double(time.remainder + 1_000_000_000)]
                : [Double(time.quotient), Double(time.remainder)]
        }
        return context.array((numbers + parts).map { context.value($0) })
    }

    private func value(of status: VolumeStatus) -> JSValue {
        let numbers = [
            Double(status.type), Double(status.blockSize), Double(status.blockCount),
            Double(status.freeBlockCount), Double(status.availableBlockCount),
            Double(status.fileCount), Double(status.freeFileCount),
        ]
        return context.array(numbers.map { context.value($0) })
    }
}

extension JSCall {
    /// A whole number; a negative one becomes the number with the same bits.
    func uint32(_ index: Int) -> UInt32 {
        UInt32(truncatingIfNeeded: integer(index) ?? 0)
    }

    /// A whole number.
    func int32(_ index: Int) -> Int32 { Int32(truncatingIfNeeded: integer(index) ?? 0) }
}

internal import Filesystem
private import Glibc
internal import JSCore

extension NodeRuntime {
    /// `internalBinding('descriptors')`: the calls behind `fs` that take an open file's number.
    func makeDescriptorBinding() -> JSValue {
        nativeObject([
            "open": fileCall { [unowned self] (call) throws(FilesystemError) in
                if call.int32(1) & (O_CREAT | O_TRUNC | O_WRONLY | O_RDWR) != 0 {
                    try self.noteFileWrite("open", call[0].description)
                }
                let number = try FileDescriptor.open(
                    call[0].description, flags: call.int32(1), mode: call.uint32(2))
                return self.context.value(Int(number))
            },
            "close": fileCall { (call) throws(FilesystemError) in
                try FileDescriptor.close(call.int32(0))
                return nil
            },
            // The target's part from an offset is filled; the position is null for where the file stands.
            "read": fileCall { [unowned self] (call) throws(FilesystemError) in
                let bytes = try FileDescriptor.read(
                    call.int32(0), count: call.integer(3) ?? 0, at: call.position(4))
                call[1].write(bytes, at: call.integer(2) ?? 0)
                return self.context.value(bytes.count)
            },
            "write": fileCall { [unowned self] (call) throws(FilesystemError) in
                if call.int32(0) > STDERR_FILENO { try self.noteFileWrite("write", nil) }
                let count = try FileDescriptor.write(
                    call[1].bytes ?? [], to: call.int32(0), at: call.position(2))
                return self.context.value(count)
            },
            "fstat": fileCall { [unowned self] (call) throws(FilesystemError) in
                self.value(of: try FileDescriptor.status(of: call.int32(0)))
            },
            "fsync": fileCall { (call) throws(FilesystemError) in
                try FileDescriptor.synchronize(call.int32(0))
                return nil
            },
            "fdatasync": fileCall { (call) throws(FilesystemError) in
                try FileDescriptor.synchronize(call.int32(0), onlyData: true)
                return nil
            },
            "ftruncate": changingCall { (call) throws(FilesystemError) in
                try FileDescriptor.truncate(call.int32(0), to: Int64(call.integer(1) ?? 0))
                return nil
            },
            "fchmod": changingCall { (call) throws(FilesystemError) in
                try FileDescriptor.setMode(call.uint32(1), of: call.int32(0))
                return nil
            },
            "fchown": changingCall { (call) throws(FilesystemError) in
                try FileDescriptor.setOwner(
                    user: call.uint32(1), group: call.uint32(2), of: call.int32(0))
                return nil
            },
            "futimes": changingCall { (call) throws(FilesystemError) in
                try FileDescriptor.setTimes(
                    access: call.number(1), modification: call.number(2), of: call.int32(0))
                return nil
            },
        ])
    }
}

extension JSCall {
    /// A place in a file, nil for null.
    fileprivate func position(_ index: Int) -> Int64? {
        self[index].isNullish ? nil : self[index].integer.map(Int64.init)
    }
}

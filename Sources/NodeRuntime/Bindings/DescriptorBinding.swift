internal import Filesystem
private import Glibc
internal import JSCore

extension NodeRuntime {
    /// `internalBinding('descriptors')`: the calls behind `fs` that take an open file's number.
    func makeDescriptorBinding() -> JSValue {
        nativeObject([
            "open": fileCall { [unowned self] (call) throws(FilesystemError) in
                if call.int32(1) & (O_CREAT | O_TRUNC) != 0 { self.noteFileWrite() }
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
                    call.int32(0), count: call[3].integer ?? 0, at: call.position(4))
                call[1].write(bytes, at: call[2].integer ?? 0)
                return self.context.value(bytes.count)
            },
            "write": fileCall { [unowned self] (call) throws(FilesystemError) in
                if call.int32(0) > STDERR_FILENO { self.noteFileWrite() }
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
                try FileDescriptor.truncate(call.int32(0), to: Int64(call[1].integer ?? 0))
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
                    access: call[1].number, modification: call[2].number, of: call.int32(0))
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

internal import EventLoop
internal import Filesystem
private import Glibc
internal import JSCore

extension NodeRuntime {
    /// `internalBinding('standard_streams')`: what the process's streams are, bytes in, bytes out.
    func makeStandardStreamsBinding() -> JSValue {
        var watches: [Int32: Watch] = [:]
        releases.append { [loop] in
            for watch in watches.values { loop.cancel(watch) }
            watches = [:]
        }
        func stop(_ number: Int32) {
            if let watch = watches.removeValue(forKey: number) { loop.cancel(watch) }
        }
        return nativeObject([
            "kindOf": { [unowned self] (call) throws(JSException) in
                self.context.value(streamKind(of: call.int32(0)))
            },
            "writeBytes": { [unowned self] (call) throws(JSException) in
                self.write(
                    call[1].bytes ?? [],
                    to: RuntimeConfiguration.Stream(rawValue: call.integer(0) ?? 1)
                        ?? .standardOutput)
                return nil
            },
            "columns": { [unowned self] (call) throws(JSException) in
                self.context.value(Int(windowSize(of: call.int32(0)).ws_col))
            },
            "rows": { [unowned self] (call) throws(JSException) in
                self.context.value(Int(windowSize(of: call.int32(0)).ws_row))
            },
            // Tells a callback of each part as (null, bytes), of the end as (null, null), of a failure.
            "startReading": { [unowned self] (call) throws(JSException) in
                let number = call.int32(0)
                let callback = call[1]
                let asker = self.acting
                stop(number)
                watches[number] = self.loop.watch(number, for: .read) { [unowned self] in
                    self.enter(callback, self.received(from: number), for: asker)
                }
                return nil
            },
            "stopReading": { (call) throws(JSException) in
                stop(call.int32(0))
                return nil
            },
            "setReadingReferenced": { (call) throws(JSException) in
                watches[call.int32(0)]?.isReferenced = call.truthy(1)
                return nil
            },
        ])
    }

    private func write(_ bytes: [UInt8], to stream: RuntimeConfiguration.Stream) {
        if let writeBytes = configuration.writeBytes {
            writeBytes(bytes, stream)
        } else {
            configuration.write(String(decoding: bytes, as: UTF8.self), stream)
        }
    }

    private func received(from number: Int32) -> [JSValue] {
        do throws(FilesystemError) {
            let bytes = try FileDescriptor.read(number, count: 65_536)
            return [context.null, bytes.isEmpty ? context.null : context.uint8Array(bytes)]
        } catch {
            return [exception(error).value]
        }
    }
}

/// What a descriptor is, as libuv's uv_guess_handle tells it: devices count as files.
private func streamKind(of number: Int32) -> String {
    if isatty(number) == 1 { return "tty" }
    guard let status = try? FileDescriptor.status(of: number) else { return "closed" }
    switch status.kind {
    case .pipe: return "pipe"
    case .socket: return "socket"
    default: return "file"
    }
}

/// The size of a terminal in characters; zero where it is none.
private func windowSize(of number: Int32) -> winsize {
    var size = winsize()
    unsafe _ = ioctl(number, UInt(TIOCGWINSZ), &size)
    return size
}

internal import EventLoop
internal import Filesystem
private import Glibc
internal import JSCore

extension NodeRuntime {
    /// `internalBinding('process')`: facts of this process, its output, and its end.
    func makeProcessBinding() -> JSValue {
        let start = EventLoop.now
        let process = nativeObject([
            "cwd": { [unowned self] (_) throws(JSException) in
                self.context.value(Filesystem.currentDirectory)
            },
            "chdir": { [unowned self] (call) throws(JSException) in
                let path = call[0].description
                guard unsafe chdir(path) == 0 else {
                    throw self.exception(
                        FilesystemError(errno: errno, syscall: "chdir", path: path))
                }
                return nil
            },
            "env": { [unowned self] (_) throws(JSException) in
                let object = self.context.object()
                for (name, value) in self.configuration.environment.sorted(by: { $0.key < $1.key })
                {
                    object.set(name, self.context.value(value))
                }
                return object
            },
            "hrtime": { [unowned self] (_) throws(JSException) in
                var time = timespec()
                unsafe clock_gettime(CLOCK_MONOTONIC, &time)
                return self.context.array([
                    self.context.value(time.tv_sec), self.context.value(time.tv_nsec),
                ])
            },
            "uptime": { [unowned self] (_) throws(JSException) in
                self.context.value((EventLoop.now - start) / 1_000)
            },
            "memoryUsage": { [unowned self] (_) throws(JSException) in
                self.context.object(["rss": self.context.value(residentBytes())])
            },
            "exit": { [unowned self] (call) throws(JSException) in
                self.requestExit(call[0].integer ?? 0)
                return nil
            },
            "exitListenersAreDone": { [unowned self] (_) throws(JSException) in
                self.exitListenersAreDone()
                return nil
            },
            "write": { [unowned self] (call) throws(JSException) in
                let stream = RuntimeConfiguration.Stream(rawValue: call[0].integer ?? 1)
                self.configuration.write(call[1].description, stream ?? .standardOutput)
                return nil
            },
            "isTTY": { [unowned self] (call) throws(JSException) in
                self.context.value(isatty(Int32(call[0].integer ?? -1)) == 1)
            },
            "getuid": { [unowned self] (_) throws(JSException) in
                self.context.value(Int(getuid()))
            },
            "geteuid": { [unowned self] (_) throws(JSException) in
                self.context.value(Int(geteuid()))
            },
            "getgid": { [unowned self] (_) throws(JSException) in
                self.context.value(Int(getgid()))
            },
            "getegid": { [unowned self] (_) throws(JSException) in
                self.context.value(Int(getegid()))
            },
            // In force from the engine's next look, which is its first where no date was made yet.
            "setTimeZone": { (call) throws(JSException) in
                unsafe setenv("TZ", call[0].description, 1)
                tzset()
                return nil
            },
            "umask": { [unowned self] (_) throws(JSException) in
                let mask = umask(0)
                umask(mask)
                return self.context.value(Int(mask))
            },
        ])
        process.set("argv", context.array(configuration.arguments.map { context.value($0) }))
        process.set("execPath", context.value(configuration.arguments.first ?? "jsmigrate"))
        process.set("firstExitDecides", context.value(configuration.firstExitDecides))
        process.set("pid", context.value(Int(getpid())))
        process.set("ppid", context.value(Int(getppid())))
        process.set("platform", context.value("linux"))
        process.set("arch", context.value(machineArchitecture))
        return process
    }
}

/// The architecture as Node names it.
private var machineArchitecture: String {
    #if arch(arm64)
        "arm64"
    #else
        "x64"
    #endif
}

/// The memory of this process that is in RAM, in bytes; field 2 of /proc/self/statm (proc(5)).
private func residentBytes() -> Int {
    let fields = (try? Filesystem.readText("/proc/self/statm"))?.split(separator: " ") ?? []
    return (fields.count > 1 ? Int(fields[1]) ?? 0 : 0) * 4_096
}

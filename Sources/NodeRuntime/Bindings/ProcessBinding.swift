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
                self.context.object(["rss": self.context.value(Filesystem.residentBytes() ?? 0)])
            },
            "exit": { [unowned self] (call) throws(JSException) in
                self.requestExit(call.integer(0) ?? 0)
                return nil
            },
            "exitListenersAreDone": { [unowned self] (_) throws(JSException) in
                self.exitListenersAreDone()
                return nil
            },
            "noteRefusal": { [unowned self] (call) throws(JSException) in
                self.note(
                    Refusal(message: call[0].description, isOfEffect: call[1].truthy))
                return nil
            },
            "write": { [unowned self] (call) throws(JSException) in
                let stream = RuntimeConfiguration.Stream(rawValue: call.integer(0) ?? 1)
                self.configuration.write(call[1].description, stream ?? .standardOutput)
                return nil
            },
            "isTTY": { [unowned self] (call) throws(JSException) in
                self.context.value(isatty(Int32(call.integer(0) ?? -1)) == 1)
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
            "setUmask": { [unowned self] (call) throws(JSException) in
                self.context.value(Int(umask(mode_t(call.integer(0) ?? 0))))
            },
            // 0, or the number of the error.
            "kill": { [unowned self] (call) throws(JSException) in
                let result = kill(pid_t(call.integer(0) ?? 0), Int32(call.integer(1) ?? 0))
                return self.context.value(result == 0 ? 0 : Int(errno))
            },
            "getgroups": { [unowned self] (_) throws(JSException) in
                self.context.array(supplementaryGroups().map { self.context.value($0) })
            },
            "resourceUsage": { [unowned self] (_) throws(JSException) in
                self.context.array(resourceUsage().map { self.context.value($0) })
            },
            "umask": { [unowned self] (_) throws(JSException) in
                let mask = umask(0)
                umask(mask)
                return self.context.value(Int(mask))
            },
        ])
        // Takes the processor's time, which is what the engine's watchdog counts; not refused to a script that
        // has ended, as it is what ends.
        process.set(
            "spin",
            context.makeFunction("spin") { _ in
                let end = EventLoop.now + 0.05
                while EventLoop.now < end {}
                return nil
            })
        process.set("argv", context.array(configuration.arguments.map { context.value($0) }))
        process.set("execPath", context.value(configuration.arguments.first ?? "jsmigrate"))
        process.set("refusesSignals", context.value(configuration.refusesSignals))
        process.set("firstExitDecides", context.value(configuration.firstExitDecides))
        process.set("pid", context.value(Int(getpid())))
        process.set("ppid", context.value(Int(getppid())))
        process.set("platform", context.value("linux"))
        process.set("arch", context.value(machineArchitecture))
        return process
    }
}

/// The groups of the process; getgroups(2).
private func supplementaryGroups() -> [Int] {
    let count = getgroups(0, nil)
    guard count > 0 else { return [] }
    var groups = [gid_t](repeating: 0, count: Int(count))
    let written = unsafe getgroups(count, &groups)
    return groups.prefix(max(Int(written), 0)).map(Int.init)
}

/// What the process has used, in the order in which internal/process/methods reads it: times in
/// microseconds, memory in KiB; getrusage(2).
private func resourceUsage() -> [Int] {
    var usage = rusage()
    unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func microseconds(_ time: timeval) -> Int { time.tv_sec * 1_000_000 + Int(time.tv_usec) }
    return [
        microseconds(usage.ru_utime), microseconds(usage.ru_stime), usage.ru_maxrss,
        usage.ru_minflt, usage.ru_majflt, usage.ru_inblock, usage.ru_oublock, usage.ru_nvcsw,
        usage.ru_nivcsw,
    ]
}

/// The architecture as Node names it.
private var machineArchitecture: String {
    #if arch(arm64)
        "arm64"
    #else
        "x64"
    #endif
}

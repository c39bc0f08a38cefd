import Filesystem
import Glibc
import Subprocess

/// A program that a test has started and watches.
package final class RunningProgram {
    private let captured: CapturedProcess
    private let terminal: Terminal?
    /// Kept so that the folder is there for as long as the program runs.
    private let project: Project

    package init(
        _ executable: String, _ arguments: [String], in project: Project,
        environment: [String: String], standardInput: String, terminal usesTerminal: Bool
    ) throws {
        var command = ChildProcess.Command(
            executable, arguments, environment: environment, workingDirectory: project.path)
        command.startsSession = true
        self.project = project
        if usesTerminal {
            let terminal = try Terminal()
            captured = try CapturedProcess(command, on: terminal.descriptor, named: terminal.path)
            captured.write(standardInput)
            self.terminal = terminal
        } else {
            captured = try CapturedProcess(command, input: standardInput)
            terminal = nil
        }
    }

    package var identifier: Int32 { captured.process.identifier }
    package var output: String { captured.output }
    package var errors: String { captured.errors }

    /// Waits until `condition` holds, which may look at the output or at a database.
    ///
    /// - Throws: `TestFailure` when it does not within `timeout`.
    package func wait(
        _ description: String, timeout: Duration = .seconds(120), until condition: () throws -> Bool
    ) throws {
        let deadline = ContinuousClock.now + timeout
        while true {
            _ = captured.collect(timeout: .milliseconds(20)) { false }
            if try condition() { return }
            guard ContinuousClock.now < deadline else {
                throw TestFailure("waited in vain: \(description)\n\(output)\n\(errors)")
            }
        }
    }

    /// Waits until `text` has appeared in the output or among the errors.
    package func waitForText(_ text: String, timeout: Duration = .seconds(120)) throws {
        try wait("for \(text)", timeout: timeout) {
            output.contains(text) || errors.contains(text)
        }
    }

    /// How many sockets the program has open.
    package func connectionCount() throws -> Int {
        let folder = "/proc/\(identifier)/fd"
        return try Filesystem.entries(of: folder).count { entry in
            (try? Filesystem.readLink("\(folder)/\(entry.name)"))?.hasPrefix("socket:") ?? false
        }
    }

    package func send(signal: Int32) {
        captured.process.send(signal: signal)
    }

    /// Types on the program's terminal.
    package func type(_ text: String) {
        captured.write(text)
    }

    /// Waits for the program's end.
    package func finish(timeout: Duration = .seconds(120)) -> JSMigrate.Outcome {
        let ending = captured.finish(timeout: timeout)
        var code: Int32?
        if case .exited(let value) = ending { code = value }
        return JSMigrate.Outcome(exitCode: code, output: output, errors: errors)
    }
}

/// A pseudo terminal: the end that a test holds, and the name of the one that a program opens.
private struct Terminal {
    let descriptor: Int32
    let path: String

    init() throws {
        descriptor = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        // TIOCSPTLCK and TIOCGPTN: unlock the other end, ask for its number. Swift's Glibc module has
        // neither these macros nor grantpt, unlockpt and ptsname_r.
        var isLocked: Int32 = 0
        var number: Int32 = 0
        guard descriptor >= 0, unsafe ioctl(descriptor, 0x4004_5431, &isLocked) == 0,
            unsafe ioctl(descriptor, 0x8004_5430, &number) == 0
        else { throw TestFailure("no pseudo terminal") }
        path = "/dev/pts/\(number)"
    }
}

import Glibc
import Testing

@testable import Subprocess

@Suite struct ChildProcessTests {
    @Test func outputErrorsAndExitCodeAreCollected() throws {
        let command = shell("cat; echo oops >&2; exit 3")
        let result = try ChildProcess.run(command, input: "given")
        #expect(result.ending == .exited(code: 3))
        #expect(result.output == "given")
        #expect(result.errors == "oops\n")
    }

    @Test func moreThanAPipeHoldsGoesThroughBothWays() throws {
        let text = String(repeating: "0123456789", count: 100_000)
        let result = try ChildProcess.run(shell("cat"), input: text)
        #expect(result.output == text)
    }

    @Test func inputThatNobodyReadsIsNoFailure() throws {
        let text = String(repeating: "0123456789", count: 100_000)
        let result = try ChildProcess.run(shell("exit 0"), input: text)
        #expect(result.succeeded)
    }

    @Test func aProgramThatTakesTooLongIsKilled() throws {
        let result = try ChildProcess.run(shell("exec sleep 600"), timeout: .milliseconds(300))
        #expect(result.ending == nil)
    }

    @Test func whatItHasPrintedByThenIsKept() throws {
        let running = try CapturedProcess(shell("echo on; exec sleep 600"))
        #expect(running.collect(timeout: .seconds(60)) { running.output == "on\n" })
        #expect(running.finish(timeout: .milliseconds(300)) == nil)
        #expect(running.output == "on\n")
    }

    @Test func anOutlivingGrandchildDoesNotHoldUpTheEnd() throws {
        let start = ContinuousClock.now
        let result = try ChildProcess.run(shell("sleep 600 & echo $!"), timeout: .seconds(120))
        let grandchild = try #require(Int32(result.output.dropLast()))
        #expect(kill(grandchild, SIGKILL) == 0, "it is still there")
        #expect(result.succeeded)
        #expect(start.duration(to: .now) < .seconds(60))
    }

    @Test func aMissingProgramIsNamed() {
        #expect(
            throws: ChildProcessError(program: "/nowhere/program", errno: ENOENT)
        ) { try ChildProcess(.init("/nowhere/program")) }
    }

    @Test func aSignalThatIsBlockedHereIsNotBlockedThere() throws {
        var blocked = sigset_t()
        var before = sigset_t()
        unsafe sigemptyset(&blocked)
        unsafe sigaddset(&blocked, SIGTERM)
        unsafe pthread_sigmask(SIG_BLOCK, &blocked, &before)
        defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
        let child = try ChildProcess(.init("sleep", ["600"]))
        child.send(signal: SIGTERM)
        #expect(child.wait(timeout: .seconds(60)) == .killed(signal: SIGTERM))
    }

    @Test func aSessionOfItsOwnIsOutOfReachOfTheTerminal() throws {
        var command = ChildProcess.Command("sleep", ["600"])
        command.startsSession = true
        let child = try ChildProcess(command)
        #expect(getsid(child.identifier) == child.identifier)
        child.send(signal: SIGKILL)
        child.wait(timeout: .seconds(60))
    }

    @Test func onlyTheStandardDescriptorsAreInherited() throws {
        let descriptor = unsafe open("/dev/null", O_RDONLY)
        defer { close(descriptor) }
        let result = try ChildProcess.run(.init("ls", ["/proc/self/fd"]))
        // The fourth is the folder that ls reads.
        #expect(result.output == "0\n1\n2\n3\n")
    }
}

/// A command line for sh.
private func shell(_ script: String) -> ChildProcess.Command {
    ChildProcess.Command("/bin/sh", ["-c", script])
}

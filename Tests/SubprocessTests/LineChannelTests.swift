import Subprocess
import Testing

/// Lines to and from a program that has the other end of the channel as its standard input.
@Suite struct LineChannelTests {
    private func start(_ script: String) throws -> (process: ChildProcess, channel: LineChannel) {
        try LineChannel.start(ChildProcess.Command("sh", ["-c", script]))
    }

    @Test func linesGoBothWays() throws {
        let (process, channel) = try start("read line; echo \"heard $line\" >&0; echo again >&0")
        #expect(channel.send("one", within: .seconds(10)))
        #expect(channel.receive(within: .seconds(10)) == "heard one")
        #expect(channel.receive(within: .seconds(10)) == "again")
        #expect(channel.receive(within: .seconds(10)) == nil)
        #expect(channel.isClosed)
        #expect(process.wait(timeout: .seconds(10)) == .exited(code: 0))
    }

    @Test func aLineMayBeLongerThanTheSystemTakesAtOnce() throws {
        let (_, channel) = try start("read line; printf '%s\\n' \"$line\" >&0")
        let line = String(repeating: "long-", count: 50_000)
        #expect(channel.send(line, within: .seconds(10)))
        #expect(channel.receive(within: .seconds(10)) == line)
    }

    @Test func whoeverDoesNotAnswerIsNotWaitedForLonger() throws {
        let (process, channel) = try start("exec sleep 60")
        #expect(channel.receive(within: .milliseconds(20)) == nil)
        #expect(!channel.isClosed)
        process.send(signal: 9)
        #expect(channel.receive(within: .seconds(10)) == nil)
        #expect(channel.isClosed)
        #expect(!channel.send("gone", within: .seconds(10)))
    }
}

import Subprocess
import Testing

/// Lines to and from a program that has the other end of the channel as its standard input.
@Suite struct LineChannelTests {
    private func start(_ script: String) throws -> (process: ChildProcess, channel: LineChannel) {
        try LineChannel.start(ChildProcess.Command("sh", ["-c", script]))
    }

    @Test func linesGoBothWays() throws {
        let (process, channel) = try start("read line; echo \"heard $line\" >&0; echo again >&0")
        #expect(channel.send("one", within: .seconds(60)))
        #expect(channel.receive(within: .seconds(60)) == "heard one")
        #expect(channel.receive(within: .seconds(60)) == "again")
        #expect(channel.receive(within: .seconds(60)) == nil)
        #expect(channel.isClosed)
        #expect(process.wait(timeout: .seconds(60)) == .exited(code: 0))
    }

    @Test func aLineMayBeLongerThanTheSystemTakesAtOnce() throws {
        let (_, channel) = try start("read line; printf '%s\\n' \"$line\" >&0")
        let line = String(repeating: "long-", count: 50_000)
        #expect(channel.send(line, within: .seconds(60)))
        #expect(channel.receive(within: .seconds(60)) == line)
    }

    @Test func twoWhoBothHaveMuchToSayDoNotWaitForEachOther() throws {
        let (_, channel) = try start("cat >&0")
        let lines = (0..<4_000).map { "\($0) " + String(repeating: "much-", count: 200) }
        for line in lines { try #require(channel.send(line, within: .seconds(60))) }
        #expect(lines.allSatisfy { channel.receive(within: .seconds(60)) == $0 })
    }

    @Test func whoeverSaysMuchAndTakesNothingIsNotHeardToTheEnd() throws {
        let (process, channel) = try LineChannel.start(
            ChildProcess.Command("sh", ["-c", "exec yes much >&0"]), capacity: 1 << 20)
        defer { process.send(signal: 9) }
        #expect(!channel.send(String(repeating: "x", count: 8 << 20), within: .seconds(60)))
        #expect(channel.isClosed)
        #expect(channel.receive(within: .zero) == "much")
    }

    @Test func whatIsUnwantedIsNotSentToItsEnd() throws {
        let (process, channel) = try start("exec sleep 600")
        var count = 0
        let isSent = channel.send(String(repeating: "x", count: 8 << 20), within: nil) {
            count += 1
            return count > 2
        }
        #expect(!isSent)
        #expect(!channel.isClosed)
        process.send(signal: 9)
    }

    @Test func whoeverDoesNotAnswerIsNotWaitedForLonger() throws {
        let (process, channel) = try start("exec sleep 600")
        #expect(channel.receive(within: .milliseconds(20)) == nil)
        #expect(!channel.isClosed)
        process.send(signal: 9)
        #expect(channel.receive(within: .seconds(60)) == nil)
        #expect(channel.isClosed)
        #expect(!channel.send("gone", within: .seconds(60)))
    }
}

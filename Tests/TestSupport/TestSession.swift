import Glibc
import Subprocess

/// A second connection that stays open: an idle psql that is given statements one after the other.
package final class TestSession {
    private let psql: CapturedProcess
    private var answered = 0

    init(_ database: TestDatabase) throws {
        let command = ChildProcess.Command(
            try TestServer.binaries() + "/psql",
            ["--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--field-separator=\t"],
            environment: database.libpqEnvironment)
        psql = try CapturedProcess(command, closesInput: false)
        try run("SELECT 1")
    }

    /// Runs SQL and waits for it.
    ///
    /// - Returns: what psql prints, errors included.
    @discardableResult
    package func run(_ sql: String, timeout: Duration = .seconds(120)) throws -> String {
        send(sql)
        return try answer(timeout: timeout)
    }

    /// Gives SQL to the server without waiting, for statements that are meant to block.
    package func send(_ sql: String) {
        psql.write("\(sql)\n;\n\\echo \(marker)\n\\warn \(marker)\n")
    }

    /// Waits for the end of what `send` was given last.
    package func answer(timeout: Duration = .seconds(120)) throws -> String {
        let marker = marker + "\n"
        let isThere = psql.collect(timeout: timeout) {
            psql.output.contains(marker) && psql.errors.contains(marker)
        }
        guard isThere else {
            throw TestFailure("no answer from psql within \(timeout): \(psql.errors)")
        }
        defer { answered += 1 }
        return [psql.output, psql.errors].map { text in
            let previous = "answer-\(answered - 1)-end\n"
            let start = text.range(of: previous)?.upperBound ?? text.startIndex
            let end = text.range(of: marker)?.lowerBound ?? text.endIndex
            return String(text[start..<end])
        }.joined()
    }

    /// Closes the connection, as the end of a client would.
    package func close() {
        psql.closeInput()
        _ = psql.finish(timeout: .seconds(60))
    }

    private var marker: String { "answer-\(answered)-end" }
}

extension String {
    /// Where `other` begins and ends, the first time it occurs.
    package func range(of other: String) -> Range<String.Index>? {
        firstRange(of: other)
    }
}

import EventLoop
import Glibc
import MigrationKit
import MigrationRunner

/// The question whether to go on, put to whoever types.
struct Confirmation {
    let output: any Output
    let loop: EventLoop

    /// Asks for the word `yes`: the question goes to the standard error, the answer is one line of the
    /// standard input. Ctrl+C ends the wait.
    ///
    /// - Parameters:
    ///   - question: what is about to be done, as a question.
    ///   - isGiven: whether `--yes` has answered it.
    /// - Throws: a failure of exit code 5 for any other answer, the end of the input included;
    ///   ``RunEnd`` for a signal.
    func ask(_ question: String, isGiven: Bool) throws(RunEnd) {
        if isGiven { return }
        try ask(question, for: "yes", option: "--yes")
    }

    /// Asks for a word, as above.
    ///
    /// - Parameter option: the option that would have answered.
    /// - Throws: a failure of exit code 5 for any other answer; ``RunEnd`` for a signal.
    func ask(_ question: String, for word: String, option: String) throws(RunEnd) {
        output.write("\(question) Type '\(word)' to go on: ", to: .standardError)
        let answer = try readLine()
        if answer == nil { output.write("\n", to: .standardError) }
        guard answer?.trimmed == word else {
            throw .failed(
                GeneralFailure(
                    "the answer was not '\(word)'; nothing was done", exitCode: .refused,
                    remedy: "answer with the word \(word), or run with \(option)"))
        }
    }

    /// Reads a line byte by byte, so that nothing behind it is taken; nil at the end of the input.
    private func readLine() throws(RunEnd) -> String? {
        var bytes: [UInt8] = []
        var isOver = false
        var isEnd = false
        let watch = loop.watch(STDIN_FILENO, for: .read) {
            var byte: UInt8 = 0
            let count = unsafe read(STDIN_FILENO, &byte, 1)
            if count < 0, errno == EINTR || errno == EAGAIN { return }
            isEnd = count != 1
            isOver = isEnd || byte == UInt8(ascii: "\n")
            if !isOver { bytes.append(byte) }
        }
        defer { loop.cancel(watch) }
        loop.run { isOver || loop.interruption != nil }
        if let interruption = loop.interruption { throw .interrupted(interruption) }
        return isEnd && bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self[...]
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text.drop(while: \.isWhitespace))
    }
}

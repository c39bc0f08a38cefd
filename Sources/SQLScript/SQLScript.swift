/// A SQL file divided as psql divides it: statements, psql's own commands, and directives.
package struct SQLScript: Sendable {
    /// A part of a script.
    package enum Part: Equatable, Sendable {
        /// A statement.
        case statement(SQLStatement)
        /// A directive and the byte it begins at.
        case directive(SQLDirective, offset: Int)
        /// A command of psql, with its backslash, and the byte it begins at.
        case metaCommand(String, offset: Int)
    }

    /// The parts, in order.
    package let parts: [Part]
    /// Where comments stand, in bytes; those in a block of goose's are not among them.
    package let comments: [Range<Int>]

    /// Divides a source.
    ///
    /// - Parameter isCopyFromClient: whether a statement that begins with COPY takes rows from the
    ///   client, so that rows follow it in the file.
    package init(_ source: SQLSource, isCopyFromClient: (String) -> Bool) {
        (parts, comments) = withoutActuallyEscaping(isCopyFromClient) {
            var reader = SQLScriptReader(source, isCopyFromClient: $0)
            return (reader.read(), reader.comments)
        }
    }
}

/// Reads a script token by token and finds where statements end.
private struct SQLScriptReader {
    private let source: SQLSource
    private let isCopyFromClient: (String) -> Bool
    private var scanner: SQLScanner
    private var parts: [SQLScript.Part] = []
    private(set) var comments: [Range<Int>] = []
    private var statement = OpenStatement()

    init(_ source: SQLSource, isCopyFromClient: @escaping (String) -> Bool) {
        self.source = source
        self.isCopyFromClient = isCopyFromClient
        scanner = SQLScanner(source.bytes)
    }

    mutating func read() -> [SQLScript.Part] {
        while let token = scanner.next() {
            if token.kind.isComment { comments.append(token.range) }
            switch token.kind {
            case .lineComment: readComment(token)
            case .backslash: readMetaCommand(at: token.range.lowerBound)
            case .semicolon where statement.endsHere:
                finish(before: token.range.lowerBound)
            default:
                let word = token.kind == .word ? source.text(token.range) : nil
                statement.add(token, word: word)
            }
        }
        finish(before: source.bytes.count)
        return parts
    }

    // MARK: - Statements

    private mutating func finish(before end: Int) {
        defer { statement = OpenStatement() }
        guard let start = statement.start, statement.hasContent else { return }
        let text = source.text(start..<end).trimmingTrailingBlanks
        var finished = SQLStatement(text: text, offset: start)
        if statement.beginsWithCopy, isCopyFromClient(text) { finished.copyData = readRows() }
        parts.append(.statement(finished))
    }

    /// Takes the lines behind a COPY up to `\.` or the end of the file.
    private mutating func readRows() -> [UInt8] {
        let bytes = source.bytes
        var line = bytes[scanner.offset...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
        let start = line ?? bytes.count
        while let begin = line, begin < bytes.count {
            let end = bytes[begin...].firstIndex(of: UInt8(ascii: "\n"))
            let text = bytes[begin..<(end ?? bytes.count)]
            if text.elementsEqual("\\.".utf8) || text.elementsEqual("\\.\r".utf8) {
                scanner.move(to: end.map { $0 + 1 } ?? bytes.count)
                return Array(bytes[start..<begin])
            }
            line = end.map { $0 + 1 }
        }
        scanner.move(to: bytes.count)
        return Array(bytes[start...])
    }

    // MARK: - What is no statement

    private mutating func readComment(_ token: SQLToken) {
        let comment = source.text(token.range)
        guard let directive = SQLDirective(comment: comment) else { return }
        if SQLDirective.isOwn(comment) {
            // It speaks of the whole file, wherever it stands, and divides nothing.
            return parts.append(.directive(directive, offset: token.range.lowerBound))
        }
        guard isFirstOfLine(token.range.lowerBound) else { return }
        // dbmate and goose read line by line: what stands before ends here, semicolon or not.
        finish(before: token.range.lowerBound)
        parts.append(.directive(directive, offset: token.range.lowerBound))
        if directive == .statementBegin { readBlock() }
    }

    private func isFirstOfLine(_ offset: Int) -> Bool {
        var index = offset
        while index > 0, source.bytes[index - 1] != UInt8(ascii: "\n") {
            index -= 1
            guard source.bytes[index].isSQLBlank else { return false }
        }
        return true
    }

    /// Takes all up to goose's `StatementEnd` as one statement, whatever is in it.
    private mutating func readBlock() {
        let bytes = source.bytes
        let start = scanner.offset
        var line = start
        while line < bytes.count {
            let end = bytes[line...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            let text = source.text(line..<end).trimmingBlanks
            if text.hasPrefix("--"), SQLDirective(comment: text) == .statementEnd { break }
            line = min(end + 1, bytes.count)
            if end == bytes.count { break }
        }
        let lead = bytes[start..<line].prefix(while: \.isSQLBlank).count
        let text = source.text((start + lead)..<line).trimmingTrailingBlanks
        if !text.isEmpty {
            parts.append(.statement(SQLStatement(text: text, offset: start + lead)))
        }
        scanner.move(to: line)
    }

    /// Takes a command of psql to the end of its line.
    private mutating func readMetaCommand(at offset: Int) {
        let bytes = source.bytes
        let rest = bytes[(offset + 1)...]
        let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        let name = rest[..<end].prefix { !$0.isSQLBlank && $0 != UInt8(ascii: "\\") }
        parts.append(
            .metaCommand("\\" + String(decoding: name, as: UTF8.self), offset: offset))
        scanner.move(to: end)
    }
}

extension String {
    fileprivate var trimmingTrailingBlanks: String {
        guard utf8.last?.isSQLBlank == true else { return self }
        let end = utf8.lastIndex { !$0.isSQLBlank }.map { utf8.index(after: $0) }
        return String(self[..<(end ?? startIndex)])
    }

    fileprivate var trimmingBlanks: String {
        String(drop { $0 == " " || $0 == "\t" }).trimmingTrailingBlanks
    }
}

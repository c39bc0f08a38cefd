/// Reads a script token by token and finds where statements end.
struct SQLScriptReader: IteratorProtocol {
    private let source: SQLSource
    private let isCopyFromClient: @Sendable (String) -> Bool
    private var scanner: SQLScanner
    /// Parts that were found and are yet to be given.
    private var found: [SQLScript.Part] = []
    private var statement = OpenStatement()
    private var isAtEnd = false
    /// Where comments stand in what was read, in bytes.
    private(set) var comments: [Range<Int>] = []

    /// Begins at a byte, outside of all statements.
    ///
    /// - Parameter isCopyFromClient: whether a statement that begins with COPY takes rows from the
    ///   client.
    init(
        _ source: SQLSource, at offset: Int = 0,
        isCopyFromClient: @escaping @Sendable (String) -> Bool
    ) {
        self.source = source
        self.isCopyFromClient = isCopyFromClient
        scanner = SQLScanner(source.bytes, at: offset)
    }

    /// The next part; nil at the end.
    mutating func next() -> SQLScript.Part? {
        while found.isEmpty, !isAtEnd { read() }
        return found.isEmpty ? nil : found.removeFirst()
    }

    /// Reads a token.
    private mutating func read() {
        guard let token = scanner.next() else {
            isAtEnd = true
            return finish(before: source.bytes.count)
        }
        if token.kind.isComment { comments.append(token.range) }
        switch token.kind {
        case .lineComment: readComment(token)
        case .backslash: readMetaCommand(at: token.range.lowerBound)
        case .semicolon where statement.endsHere:
            finish(before: token.range.lowerBound)
        default:
            let isWanted = token.kind == .word && statement.wantsWords
            statement.add(token, word: isWanted ? source.text(token.range) : nil)
        }
    }

    // MARK: - Statements

    private mutating func finish(before end: Int) {
        defer { statement = OpenStatement() }
        guard let start = statement.start, statement.hasContent else { return }
        var finished = SQLStatement(source, source.trimmingEnd(of: start..<end))
        if statement.beginsWithCopy, isCopyFromClient(finished.text) { finished.rows = readRows() }
        found.append(.statement(finished))
    }

    /// Takes the lines behind a COPY up to `\.` or the end of the file.
    private mutating func readRows() -> Range<Int> {
        let bytes = source.bytes
        var line = bytes[scanner.offset...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
        let start = line ?? bytes.count
        while let begin = line, begin < bytes.count {
            let end = bytes[begin...].firstIndex(of: UInt8(ascii: "\n"))
            let text = bytes[begin..<(end ?? bytes.count)]
            if text.elementsEqual("\\.".utf8) || text.elementsEqual("\\.\r".utf8) {
                scanner.move(to: end.map { $0 + 1 } ?? bytes.count)
                return start..<begin
            }
            line = end.map { $0 + 1 }
        }
        scanner.move(to: bytes.count)
        return start..<bytes.count
    }

    // MARK: - What is no statement

    private mutating func readComment(_ token: SQLToken) {
        let comment = source.text(token.range)
        guard let directive = SQLDirective(comment: comment) else { return }
        if SQLDirective.isOwn(comment) {
            // It speaks of the whole file, wherever it stands, and divides nothing.
            return found.append(.directive(directive, offset: token.range.lowerBound))
        }
        guard isFirstOfLine(token.range.lowerBound) else { return }
        // dbmate and goose read line by line: what stands before ends here, semicolon or not.
        finish(before: token.range.lowerBound)
        found.append(.directive(directive, offset: token.range.lowerBound))
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
        let range = source.trimmingEnd(of: (start + lead)..<line)
        if !range.isEmpty { found.append(.statement(SQLStatement(source, range))) }
        scanner.move(to: line)
    }

    /// Takes a command of psql to the end of its line.
    private mutating func readMetaCommand(at offset: Int) {
        let bytes = source.bytes
        let rest = bytes[(offset + 1)...]
        let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        let name = rest[..<end].prefix { !$0.isSQLBlank && $0 != UInt8(ascii: "\\") }
        found.append(
            .metaCommand("\\" + String(decoding: name, as: UTF8.self), offset: offset))
        scanner.move(to: end)
    }
}

extension SQLSource {
    /// A part without the blanks at its end.
    fileprivate func trimmingEnd(of range: Range<Int>) -> Range<Int> {
        var end = range.upperBound
        while end > range.lowerBound, bytes[end - 1].isSQLBlank { end -= 1 }
        return range.lowerBound..<end
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        let text = drop { $0 == " " || $0 == "\t" }
        let end = text.utf8.lastIndex { !$0.isSQLBlank }.map { text.utf8.index(after: $0) }
        return String(text[..<(end ?? text.startIndex)])
    }
}

/// A SQL file as a migration: its statements up and down, and whether they want transactions.
package struct SQLMigration: Sendable {
    /// Which part of a migration a file is.
    package enum Side: Sendable {
        /// A lone file: all of it is `up`, unless directives divide it.
        case whole
        /// The `.up.sql` of a pair.
        case up
        /// The `.down.sql` of a pair.
        case down
    }

    /// The statements of one direction.
    package struct Section: Sendable {
        /// The statements, in order.
        package fileprivate(set) var statements: SQLStatements
        /// Whether they run in a transaction where they do not manage their own.
        package fileprivate(set) var usesTransaction = true
    }

    /// The file's text.
    package let source: SQLSource
    private let isCopyFromClient: @Sendable (String) -> Bool
    /// Where comments stand in the file, in bytes.
    package let comments: [Range<Int>]
    /// The statements that apply it; nil where the file has none of that direction.
    package private(set) var up: Section?
    /// The statements that take it back; nil where the file has none of that direction.
    package private(set) var down: Section?

    /// Commands of psql that pg_dump writes and that change nothing for us.
    private static let skippedCommands = ["\\restrict", "\\unrestrict"]

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - side: which part of a migration it is.
    ///   - isCopyFromClient: whether a COPY takes rows from the client.
    /// - Throws: ``SQLScriptError`` where it holds what only psql can do, or a directive that has no
    ///   meaning there.
    package init(
        _ source: SQLSource, side: Side, isCopyFromClient: @escaping @Sendable (String) -> Bool
    ) throws(SQLScriptError) {
        self.source = source
        self.isCopyFromClient = isCopyFromClient
        var reader = SQLScriptReader(source, isCopyFromClient: isCopyFromClient)
        var firstStatement: Int?
        var marks: [SQLScript.Part] = []
        while let part = reader.next() {
            if case .statement(let statement) = part {
                firstStatement = firstStatement ?? statement.offset
            } else {
                marks.append(part)
            }
        }
        comments = reader.comments
        let firstDivision = side == .whole ? marks.first { $0.dividesFile }?.offset : nil
        if let firstDivision, let firstStatement, firstStatement < firstDivision {
            throw SQLScriptError(
                "a statement stands before the first `up` or `down` of the file",
                at: source.place(of: firstStatement),
                remedy: "move it behind `-- migrate:up` or `-- +goose Up`")
        }
        if firstDivision == nil {
            if side == .down { down = section(from: 0) } else { up = section(from: 0) }
        }
        try read(marks, isDivided: firstDivision != nil)
    }

    /// Reads what stands in the file beside statements.
    private mutating func read(
        _ marks: [SQLScript.Part], isDivided: Bool
    ) throws(SQLScriptError) {
        var wantsNone = false
        for mark in marks {
            switch mark {
            case .statement: break
            case .metaCommand(let name, let offset):
                guard !Self.skippedCommands.contains(name) else { continue }
                throw SQLScriptError(
                    "`\(name)` is a command of psql, which a migration cannot use",
                    at: source.place(of: offset),
                    remedy: "write it in SQL, or run that part with psql")
            case .directive(let directive, let offset):
                switch directive {
                case .up(let usesTransaction):
                    try begin(\.up, usesTransaction, at: offset, isDivided)
                case .down(let usesTransaction):
                    try begin(\.down, usesTransaction, at: offset, isDivided)
                case .heading(let isDown):
                    guard isDivided else { continue }
                    try begin(isDown ? \.down : \.up, true, at: offset, isDivided)
                case .noTransaction:
                    // goose reads it for the whole file, wherever it stands.
                    wantsNone = true
                case .statementBegin, .statementEnd: break
                case .unknown(let text):
                    throw SQLScriptError(
                        "`\(text)` is not understood", at: source.place(of: offset),
                        remedy: "see the documentation for the directives that are")
                }
            }
        }
        if wantsNone {
            up?.usesTransaction = false
            down?.usesTransaction = false
        }
    }

    /// The statements of a direction.
    package func section(down isDown: Bool) -> Section? { isDown ? down : up }

    private mutating func begin(
        _ section: WritableKeyPath<SQLMigration, Section?>, _ usesTransaction: Bool, at offset: Int,
        _ isDivided: Bool
    ) throws(SQLScriptError) {
        guard isDivided else {
            throw SQLScriptError(
                "a file of an up and down pair is not divided further",
                at: source.place(of: offset),
                remedy: "remove the directive, or put both directions into one file")
        }
        guard self[keyPath: section] == nil else {
            throw SQLScriptError(
                "the direction has begun already further up", at: source.place(of: offset),
                remedy: "keep the statements of one direction together")
        }
        // What begins later ends what began before.
        for other in [\SQLMigration.up, \SQLMigration.down] {
            guard let open = self[keyPath: other]?.statements.range else { continue }
            self[keyPath: other]?.statements.range =
                open.lowerBound..<min(open.upperBound, offset)
        }
        self[keyPath: section] = self.section(from: offset)
        self[keyPath: section]?.usesTransaction = usesTransaction
    }

    private func section(from offset: Int) -> Section {
        Section(
            statements: SQLStatements(
                source: source, range: offset..<source.bytes.count,
                isCopyFromClient: isCopyFromClient))
    }
}

extension SQLScript.Part {
    /// The byte that it begins at.
    fileprivate var offset: Int {
        switch self {
        case .statement(let statement): statement.offset
        case .directive(_, let offset), .metaCommand(_, let offset): offset
        }
    }

    /// Whether it is a directive that begins a direction.
    fileprivate var dividesFile: Bool {
        guard case .directive(let directive, _) = self else { return false }
        switch directive {
        case .up, .down, .heading: return true
        default: return false
        }
    }
}

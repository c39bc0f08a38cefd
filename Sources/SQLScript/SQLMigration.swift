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
    package struct Section: Equatable, Sendable {
        /// The statements, in order.
        package var statements: [SQLStatement] = []
        /// Whether they run in a transaction where they do not manage their own.
        package var usesTransaction = true
    }

    /// The file's text.
    package let source: SQLSource
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
        _ source: SQLSource, side: Side, isCopyFromClient: (String) -> Bool
    ) throws(SQLScriptError) {
        self.source = source
        let script = SQLScript(source, isCopyFromClient: isCopyFromClient)
        let parts = script.parts
        comments = script.comments
        let isDivided = side == .whole && parts.contains { $0.dividesFile }
        var wantsNone = false
        var current: WritableKeyPath<SQLMigration, Section?>? =
            isDivided ? nil : side == .down ? \.down : \.up
        if let current { self[keyPath: current] = Section() }
        for part in parts {
            switch part {
            case .statement(let statement):
                guard let current else {
                    throw SQLScriptError(
                        "a statement stands before the first `up` or `down` of the file",
                        at: source.place(of: statement.offset),
                        remedy: "move it behind `-- migrate:up` or `-- +goose Up`")
                }
                self[keyPath: current]?.statements.append(statement)
            case .metaCommand(let name, let offset):
                guard !Self.skippedCommands.contains(name) else { continue }
                throw SQLScriptError(
                    "`\(name)` is a command of psql, which a migration cannot use",
                    at: source.place(of: offset),
                    remedy: "write it in SQL, or run that part with psql")
            case .directive(let directive, let offset):
                switch directive {
                case .up(let usesTransaction):
                    current = \.up
                    try begin(\.up, usesTransaction, at: offset, isDivided)
                case .down(let usesTransaction):
                    current = \.down
                    try begin(\.down, usesTransaction, at: offset, isDivided)
                case .heading(let isDown):
                    guard isDivided else { continue }
                    current = isDown ? \.down : \.up
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
        self[keyPath: section] = Section(usesTransaction: usesTransaction)
    }
}

extension SQLScript.Part {
    /// Whether it is a directive that begins a direction.
    fileprivate var dividesFile: Bool {
        guard case .directive(let directive, _) = self else { return false }
        switch directive {
        case .up, .down, .heading: return true
        default: return false
        }
    }
}

import NodeRuntime
import PgQuery

/// The SQL that a text of a script holds, where it is one or more whole statements, some of which change something.
struct WrittenStatements {
    /// What stands for a value that is not known: the parser takes it for a name, people for what is left out.
    private static let placeholder = "…"

    /// The SQL; what is not known of it is a placeholder.
    let sql: String
    /// Its statements that change something, as they are compared.
    let changes: [ComparableStatement]

    /// Reads a text; nil where it is no such SQL.
    init?(_ text: JavaScriptText, in source: [UInt8]) {
        guard !text.hasHead, let first = text.pieces.first,
            Self.mayBegin(first.value)
        else { return nil }
        // What is put in may be a name or a value, or a clause that may be left out.
        for value in text.isWhole ? [""] : [Self.placeholder, ""] {
            let sql = text.joined(with: value, in: source)
            guard let commands = try? SQLParser.commands(in: sql) else { continue }
            let bytes = Array(sql.utf8)
            let changes = commands.filter(\.isChange).map { command in
                ComparableStatement(String(decoding: bytes[command.range], as: UTF8.self))
            }.filter { !$0.mayBeProse }
            guard !changes.isEmpty else { return nil }
            self.sql = sql
            self.changes = changes
            return
        }
        return nil
    }

    /// Whether SQL may begin so: with a word and a blank, or a comment; most texts do not.
    private static func mayBegin(_ value: String) -> Bool {
        let text = value.drop(while: \.isWhitespace)
        if ["--", "/*", "("].contains(where: text.hasPrefix) { return true }
        let behind = text.drop { $0.isASCII && $0.isLetter }
        return behind.startIndex > text.startIndex && behind.first?.isWhitespace == true
    }
}

extension ParsedCommand {
    /// Whether it defines or changes something, or locks what others use.
    fileprivate var isChange: Bool {
        switch command {
        case .changeRows, .lockTable, .vacuum: true
        default: changesSchema
        }
    }
}

extension JavaScriptText {
    /// The pieces one after the other.
    ///
    /// - Parameter value: what stands for values that are not known.
    fileprivate func joined(with value: String, in source: [UInt8]) -> String {
        var text = ""
        for (index, piece) in pieces.enumerated() {
            if index > 0, !isJoined(pieces[index - 1], to: piece, in: source) { text += value }
            text += piece.value
        }
        return hasTail ? text + value : text
    }

    /// Whether there is nothing but a `+` between two pieces.
    private func isJoined(_ piece: Piece, to next: Piece, in source: [UInt8]) -> Bool {
        guard piece.isLiteral, next.isLiteral else { return false }
        let (start, end) = (piece.body.upperBound + 1, next.body.lowerBound - 1)
        return start <= end
            && source[start..<end].allSatisfy {
                $0 == UInt8(ascii: "+") || $0 == 0x20 || (0x09...0x0D).contains($0)
            }
    }
}

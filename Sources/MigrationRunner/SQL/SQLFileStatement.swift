import PgQuery
import Postgres
import SQLScript

/// A statement of a SQL file with what the parser says of it.
struct SQLFileStatement {
    /// Where it stands.
    let place: SQLStatement
    /// The SQL.
    let text: String
    /// What it consists of; nil where the parser cannot read it.
    let parsed: [Statement]?
    /// What the server has refused it with, in a transaction; it may take it with none around it.
    var refusal: PostgresError?

    init(_ place: SQLStatement, _ parser: SQLParserCache) {
        self.place = place
        text = place.text
        parsed = (try? parser.parse(text))?.statements
    }

    /// Whether it can be sent before those in front of it are answered: it is one statement that stays in the
    /// transaction, whatever comes of it, and takes no data.
    ///
    /// - Parameter sessions: the settings that must be taken again where it gives them up.
    func canBeSentAhead(_ sessions: RunSessions) -> Bool {
        guard refusal == nil, place.copyData == nil, let parsed, parsed.count == 1,
            parsed[0].facts.copy == nil, !sessions.areLost(by: parsed)
        else { return false }
        switch parsed[0].kind {
        case .ordinary, .needsBlock: break
        case .blockLocal(let command) where command != "SET TRANSACTION": break
        default: return false
        }
        return StatementUnit.fitsExtendedProtocol(parsed, text: text)
    }

    /// Whether what ran before it is committed first.
    var endsTransaction: Bool {
        guard let parsed, parsed.count == 1 else { return false }
        switch parsed[0].kind {
        case .alone, .begin, .commitPrepared, .rollbackPrepared: return true
        default: return refusal.map { $0.sqlState != .objectInUse } ?? false
        }
    }

    /// Whether it is the COMMIT of a block.
    var endsBlock: Bool {
        guard let kind = parsed?.last?.kind, case .commit = kind else { return false }
        return true
    }

    /// Whether it may have to run alone.
    var mayCommit: Bool { parsed?.contains { $0.facts.mayCommit } ?? false }

    /// Whether it changes what the catalog says.
    var changesSchema: Bool { parsed?.contains { $0.facts.changesSchema } ?? true }
}

/// Statements of a SQL file that are sent in one go, with one Sync behind them.
struct SQLFileWindow {
    private(set) var statements: [SQLFileStatement] = []
    /// Their bytes.
    private(set) var size = 0
    /// What is sent before them, and behind them.
    var lead: [String] = []
    var trail: [String] = []
    /// Whether they have run before, and were undone with one that was sent with them.
    var isRepeated = false

    /// So many statements, or bytes, are enough to keep the server at work.
    private static let countLimit = 128
    private static let sizeLimit = 1 << 16

    /// Whether what runs again, where a statement behind it is refused, may leave more than it did at first:
    /// numbers of sequences are not given back.
    var holdsData: Bool { statements.contains { !$0.changesSchema } }

    /// Whether no more should be added.
    var isFull: Bool { statements.count >= Self.countLimit || size >= Self.sizeLimit }

    mutating func append(_ statement: SQLFileStatement) {
        statements.append(statement)
        size += statement.place.size
    }

    /// All that is sent.
    var request: Request {
        .pipeline((lead + statements.map(\.text) + trail).map { .query($0) })
    }

    /// How many of its statements were answered, of so many results.
    func answeredCount(of resultCount: Int) -> Int {
        min(max(resultCount - lead.count, 0), statements.count)
    }
}

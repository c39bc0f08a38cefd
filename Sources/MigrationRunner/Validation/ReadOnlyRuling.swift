import NodeRuntime
import PgQuery

/// What becomes of a text that a validator of the project sends.
enum ReadOnlyRuling: Equatable {
    /// It is sent as it is.
    case sent
    /// It is sent as one statement: the parser cannot tell whether it is several.
    case sentAlone
    /// It is a command of the one transaction that stays as it is: answered with this tag.
    case answered(tag: String, opensBlock: Bool?)
    /// It is refused, for this reason.
    case refused(String)

    /// Decides.
    init(on text: String) {
        guard let statements = try? SQLParser.readOnlyStatements(in: text) else {
            self = .sentAlone
            return
        }
        if let escape = statements.compactMap(\.escape).first {
            self = .refused(escape)
        } else if let statement = statements.first(where: \.kind.isTransactionControl) {
            self = statements.count == 1 ? .control(statement.kind) : .refused(Self.mixture)
        } else {
            self = .sent
        }
    }

    private static let mixture = "a transaction's begin or end among other statements"

    /// The answer to a lone command: nobody is told that a READ WRITE transaction has begun.
    private static func control(_ kind: StatementKind) -> ReadOnlyRuling {
        switch kind {
        case .begin(let modes) where modes.contains("READ WRITE"): .refused("BEGIN READ WRITE")
        case .begin: .answered(tag: "BEGIN", opensBlock: true)
        case .commit(let isChained): .answered(tag: "COMMIT", opensBlock: isChained)
        case .rollback(let isChained): .answered(tag: "ROLLBACK", opensBlock: isChained)
        case .savepoint: .answered(tag: "SAVEPOINT", opensBlock: nil)
        case .releaseSavepoint: .answered(tag: "RELEASE", opensBlock: nil)
        case .rollbackToSavepoint: .answered(tag: "ROLLBACK", opensBlock: nil)
        case .prepareTransaction: .refused("PREPARE TRANSACTION")
        case .commitPrepared: .refused("COMMIT PREPARED")
        default: .refused("ROLLBACK PREPARED")
        }
    }

    /// The sentence that tells of what is refused.
    static func refusal(_ what: String) -> String { "a validator only reads: \(what) is refused" }
}

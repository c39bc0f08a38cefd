import MigrationKit
import PgQuery

/// What the clients of a migration with `transaction: false` defined, each on its own connection.
struct DirectDefinitions {
    /// What is committed, in order.
    private(set) var log = DefinitionLog()

    private var open: [Int: DefinitionLog] = [:]

    /// Notes a text that has run.
    ///
    /// - Parameter isInTransaction: whether the client's connection is in one afterwards.
    mutating func add(
        _ statements: [Statement]?, text: String, client: Int, isInTransaction: Bool
    ) {
        for statement in statements ?? [] {
            switch statement.kind {
            case .begin: break
            case .commit: commit(client)
            case .rollback: open[client]?.rollBack()
            case let kind where kind.isTransactionControl: open[client]?.note(kind)
            default:
                open[client, default: DefinitionLog(session: client + 1)].add(
                    [statement], text: statement.text)
            }
        }
        if statements == nil {
            open[client, default: DefinitionLog(session: client + 1)].add(nil, text: text)
        }
        if !isInTransaction { commit(client) }
    }

    private mutating func commit(_ client: Int) {
        guard var done = open.removeValue(forKey: client) else { return }
        done.commit()
        log.append(done)
    }
}

import MigrationKit
import PgQuery

/// What the clients of a migration with `transaction: false` defined, each on its own connection.
struct DirectDefinitions {
    /// What is committed, in order.
    private(set) var log: DefinitionLog

    private var open: [Int: DefinitionLog] = [:]

    /// Begins with nothing.
    init(_ extent: DefinitionLog.Extent = .everything) { log = DefinitionLog(extent) }

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
                note(client) { $0.add([statement], text: statement.text) }
            }
        }
        if statements == nil {
            note(client) { $0.add(nil, text: text) }
        }
        if !isInTransaction { commit(client) }
    }

    private mutating func note(_ client: Int, _ body: (inout DefinitionLog) -> Void) {
        body(&open[client, default: DefinitionLog(log.extent, session: client + 1)])
    }

    private mutating func commit(_ client: Int) {
        guard var done = open.removeValue(forKey: client) else { return }
        done.commit()
        log.append(done)
    }
}

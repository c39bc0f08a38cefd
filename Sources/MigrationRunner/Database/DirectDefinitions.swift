import MigrationKit
import PgQuery

/// What the clients of a migration with `transaction: false` defined, each on its own connection.
struct DirectDefinitions {
    /// What is committed, in order.
    private(set) var log: DefinitionLog

    private var open: [Int: DefinitionLog] = [:]
    private var paths: [Int: String] = [:]
    private var lastClient: Int?

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
                open[client, default: DefinitionLog(log.extent)].add(
                    [statement], text: statement.text)
            }
        }
        if statements == nil {
            open[client, default: DefinitionLog(log.extent)].add(nil, text: text)
        }
        if !isInTransaction { commit(client) }
    }

    /// Every client has a search path of its own.
    private mutating func commit(_ client: Int) {
        guard var done = open.removeValue(forKey: client) else { return }
        done.commit()
        if let lastClient, lastClient != client, !paths.isEmpty {
            log.add(nil, text: paths[client] ?? "RESET search_path")
        }
        lastClient = client
        for step in done.steps where step.text.contains("search_path") { paths[client] = step.text }
        log.append(done)
    }
}

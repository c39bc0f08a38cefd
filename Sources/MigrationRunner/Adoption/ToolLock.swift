import Adoption
import EventLoop
import MigrationKit
import PgQuery
import Postgres

/// What keeps a tool from running while its history is taken over: its own locks, and a lock on its
/// table.
///
/// All of them end with the transaction that they are taken in.
struct ToolLock {
    let tool: any MigrationTool
    let table: ToolTable
    let connection: Connection

    /// Takes the locks, or finds out who has them; nothing is waited for.
    ///
    /// - Throws: ``RunEnd`` of exit code 6 where a run of the tool is at work.
    func take() throws(RunEnd) {
        for key in try advisoryKeys() {
            let answer = try connection.answer(
                to: "SELECT pg_catalog.pg_try_advisory_xact_lock(\(key))")
            guard answer.value(0, 0) == "t" else { throw try held(by: key) }
        }
        try lock(table.sqlName)
        guard let beside = tool.lockTable(of: table), let name = try sqlName(of: beside) else {
            return
        }
        try lock(name)
        try checkRows(of: beside, name)
    }

    /// Says whether a run of the tool is at work, and takes no lock.
    ///
    /// - Throws: ``RunEnd`` of exit code 6 where one is.
    func check() throws(RunEnd) {
        for key in try advisoryKeys()
        where try !LockHolder.all(of: String(key), on: connection).isEmpty {
            throw try held(by: key)
        }
        guard let beside = tool.lockTable(of: table), let name = try sqlName(of: beside) else {
            return
        }
        try checkRows(of: beside, name)
    }

    private func advisoryKeys() throws(RunEnd) -> [Int64] {
        let database = try connection.answer(to: "SELECT pg_catalog.current_database()")
        return tool.advisoryLocks(of: table, inDatabase: database.value(0, 0) ?? "")
    }

    private func sqlName(of beside: ToolLockTable) throws(RunEnd) -> String? {
        let other = ToolTable(schema: table.schema, name: beside.name, columns: [])
        let answer = try connection.answer(
            to: "SELECT pg_catalog.to_regclass(\(SQLText.literal(other.sqlName)))")
        return answer.value(0, 0) == nil ? nil : other.sqlName
    }

    private func checkRows(of beside: ToolLockTable, _ name: String) throws(RunEnd) {
        let answer = try connection.answer(
            to: "SELECT pg_catalog.count(*) FROM \(name) WHERE \(beside.isHeld)")
        guard answer.value(0, 0) != "0" else { return }
        throw atWork("\(table.schema).\(beside.name) says that \(tool.title) is at work")
    }

    /// A lock that lets others read and not write: a run that has written and not committed holds
    /// one that this one does not go with.
    private func lock(_ name: String) throws(RunEnd) {
        let reply = connection.reply(
            to: .simple("LOCK TABLE \(name) IN SHARE ROW EXCLUSIVE MODE NOWAIT"))
        guard let cause = reply.error else { return }
        if let interruption = connection.loop.interruption { throw .interrupted(interruption) }
        guard cause.sqlState == .lockNotAvailable else {
            throw .failed(
                GeneralFailure(
                    server: cause,
                    remedy: "adopt as a role that owns \(table.displayName), or may write to it"))
        }
        throw atWork("somebody is at work on \(table.displayName): \(cause.message)")
    }

    private func held(by key: Int64) throws(RunEnd) -> RunEnd {
        let holders = try LockHolder.all(of: String(key), on: connection).map(\.description)
        return atWork("\(tool.title) is at work: its lock is held", details: holders)
    }

    private func atWork(_ message: String, details: [String] = []) -> RunEnd {
        .failed(
            GeneralFailure(
                message, exitCode: .lockNotObtained, details: details, remedy: tool.unlocking))
    }
}

extension ToolTable {
    /// The table as SQL names it.
    var sqlName: String { "\(SQLText.identifier(schema)).\(SQLText.identifier(name))" }
}

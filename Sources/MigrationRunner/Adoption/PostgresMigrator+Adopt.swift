package import Adoption
import Filesystem
package import MigrationKit
import PgQuery
import Postgres

extension PostgresMigrator {
    /// What `adopt` is asked to do.
    package struct AdoptionRequest {
        /// The tool's word; nil for the one that is there.
        package let tool: String?
        /// Its table, where that is not in its usual place.
        package let table: String?
        /// The files of the folder.
        package let files: [MigrationFile]
        /// The names of its other files.
        package let others: [String]
        /// The folder's name.
        package let folder: String

        /// Asks for an adoption.
        package init(
            tool: String?, table: String?, files: [MigrationFile], others: [String],
            folder: String
        ) {
            self.tool = tool
            self.table = table
            self.files = files
            self.others = others
            self.folder = folder
        }
    }

    /// Says what ``adopt(_:confirm:)`` would do; nothing is written and no lock is taken.
    ///
    /// - Returns: nil where no tool's table is there, and ours is.
    /// - Throws: ``RunEnd`` where it would be refused.
    package func planAdoption(_ request: AdoptionRequest) throws(RunEnd) -> AdoptionPlan? {
        let store = try findStore()
        guard let found = try resolve(request, store) else { return nil }
        try ToolLock(tool: found.tool, table: found.table, connection: idleConnection).check()
        return try plan(request, found, store)
    }

    /// Takes another tool's history over, in one transaction that holds the tool's locks.
    ///
    /// - Parameter confirm: shows the plan, and throws where it is not to be carried out; not called
    ///   where there is nothing to do.
    /// - Returns: the plan that was carried out; nil where no tool's table is there, and ours is.
    /// - Throws: ``RunEnd``: of exit code 5 where the history cannot be taken over as it is, 6 where
    ///   a run of the tool is at work.
    package func adopt(
        _ request: AdoptionRequest, confirm: (AdoptionPlan) throws(RunEnd) -> Void
    ) throws(RunEnd) -> AdoptionPlan? {
        let first = try findStore()
        guard try resolve(request, first) != nil else { return nil }
        try first.checkPlace()
        return try underLock(of: first) { () throws(RunEnd) in
            let store = try findStore()
            guard let found = try resolve(request, store) else { return nil }
            let connection = idleConnection
            try connection.execute("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")
            do throws(RunEnd) {
                try ToolLock(tool: found.tool, table: found.table, connection: connection).take()
                let plan = try plan(request, found, store)
                guard !plan.isEmpty || !store.isComplete else {
                    try connection.execute("ROLLBACK")
                    return plan
                }
                try confirm(plan)
                try carryOut(plan, in: store)
                return plan
            } catch {
                _ = connection.reply(to: .simple("ROLLBACK"), isInterruptible: false)
                throw error
            }
        }
    }

    // MARK: - Planning

    private func findStore() throws(RunEnd) -> MigrationStore {
        try MigrationStore.find(on: idleConnection, preferring: options.ledgerSchema)
    }

    private func resolve(
        _ request: AdoptionRequest, _ store: MigrationStore
    ) throws(RunEnd) -> FoundTool? {
        let choice = ToolChoice(word: request.tool, tableName: request.table)
        let found = try choice.resolve(in: store, on: idleConnection)
        try store.refuseForeignTables(except: found?.table)
        return found
    }

    private func plan(
        _ request: AdoptionRequest, _ found: FoundTool, _ store: MigrationStore
    ) throws(RunEnd) -> AdoptionPlan {
        let (tool, table) = (found.tool, found.table)
        let rows = try idleConnection.answer(
            to: """
                SELECT \(tool.selection(of: table).joined(separator: ", "))
                FROM \(table.sqlName) ORDER BY \(tool.order)
                """
        ).rows
        let tracked = try store.rows(on: idleConnection)
        do throws(UnsettledError) {
            try SettlementPlan(tracked).check()
        } catch {
            throw .failed(error)
        }
        let plan = AdoptionPlan(
            tool, table, tool.read(rows, of: table), folder: request.folder,
            inventory: MigrationInventory(files: request.files, rows: tracked),
            others: request.others)
        guard let problem = plan.problems.first else {
            if let name = plan.newTableName { try checkFree(name, in: table.schema) }
            return plan
        }
        throw .failed(
            GeneralFailure(
                problem.message, exitCode: .refused,
                details: plan.problems.dropFirst().map(\.message), remedy: problem.remedy))
    }

    // MARK: - Carrying out

    private func carryOut(_ plan: AdoptionPlan, in store: MigrationStore) throws(RunEnd) {
        let problem = try idleConnection.commit(
            statements(of: plan, in: store), hasHistory: plan.entries.contains(where: \.isNew),
            remedy:
                "nothing was changed; adopt as a role that owns \(plan.table.displayName) and may"
                + " create tables in \(store.ledger.schema)")
        if let problem {
            reporter.report(.warning("the history could not be written: \(problem)"))
        }
    }

    private func statements(
        of plan: AdoptionPlan, in store: MigrationStore
    ) throws(RunEnd) -> [String] {
        var statements: [String] = []
        if let name = plan.newTableName {
            statements.append(
                "ALTER TABLE \(plan.table.sqlName) RENAME TO \(SQLText.identifier(name))")
        }
        statements.append(store.ledger.createSQL)
        let checksums = FileChecksums()
        if let sql = store.checksumsSQL(plan.checksumsOfTracked(checksums)) {
            statements.append(sql)
        }
        let applied = plan.entries.filter(\.isNew).compactMap { entry in
            entry.version.map { version in
                AppliedMigration(
                    version: version.text, name: String(entry.name.prefix(255)),
                    file: entry.file?.fileName ?? entry.label ?? version.text,
                    checksum: entry.file.flatMap { checksums.of($0.path) },
                    appliedAt: entry.record?.appliedAt,
                    durationMilliseconds: entry.record?.durationMilliseconds)
            }
        }
        return statements
            + store.appliedSQL(
                applied, runID: RunIdentifier.random(),
                client: "adopted from \(plan.tool.title) by \(client)")
    }

    /// The name that the tool's table is to get must not be taken.
    private func checkFree(_ name: String, in schema: String) throws(RunEnd) {
        let other = ToolTable(schema: schema, name: name, columns: [])
        let answer = try idleConnection.answer(
            to: "SELECT pg_catalog.to_regclass(\(SQLText.literal(other.sqlName)))")
        guard answer.value(0, 0) != nil else { return }
        throw .failed(
            GeneralFailure(
                "\(other.displayName), the name that the tool's table is to be kept under, is taken",
                exitCode: .refused,
                remedy: "rename that table, then run `jsmigrate adopt` again"))
    }
}

extension AdoptionPlan.Entry {
    /// What the tool calls it, as far as the history has room.
    fileprivate var label: String? { record.map { String($0.label.prefix(255)) } }
}

extension AdoptionPlan {
    /// What our table says already gets the checksums of the files as they are now, where it has
    /// none.
    fileprivate func checksumsOfTracked(
        _ checksums: FileChecksums
    ) -> [(version: String, checksum: String)] {
        entries.filter(\.isTracked).compactMap { entry in
            guard let version = entry.version, let path = entry.file?.path,
                let checksum = checksums.of(path)
            else { return nil }
            return (version.text, checksum)
        }
    }
}

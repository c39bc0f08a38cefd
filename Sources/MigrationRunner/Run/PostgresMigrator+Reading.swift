package import MigrationKit
import Postgres

/// What is there, for commands that change nothing and for the plans of those that do.
extension PostgresMigrator {
    /// Finds the tracking tables, in one round trip.
    func locateStore() throws(RunEnd) -> MigrationStore {
        try MigrationStore.locate(on: idleConnection, preferring: options.ledgerSchema)
    }

    /// The state of every migration.
    package func inventory(of files: [MigrationFile]) throws(RunEnd) -> MigrationInventory {
        let store = try locateStore()
        warnOfOtherTools(store)
        return MigrationInventory(files: files, rows: try store.rows(on: idleConnection))
    }

    /// What the applied migrations defined, in the order in which they were applied, for any thread to find out.
    ///
    /// - Parameter isPathKnown: whether nothing but the files has set search paths.
    /// - Throws: ``RunEnd`` where the tracking table cannot be read.
    package func appliedDefinitions(
        of inventory: MigrationInventory, isPathKnown: Bool
    ) throws(RunEnd) -> @Sendable () -> [ExecutedMigration] {
        let recorded = try locateStore().definitions(on: idleConnection)
        return { AppliedDefinitions.read(inventory, recorded: recorded, isPathKnown: isPathKnown) }
    }

    /// The state of every migration, for who looks again and again: the tables are looked for only as long as
    /// they are not there.
    func watchedInventory(of files: [MigrationFile]) throws(RunEnd) -> MigrationInventory {
        let store: MigrationStore
        if let watchedStore { store = watchedStore } else { store = try locateStore() }
        if store.condition == .complete { watchedStore = store }
        do throws(RunEnd) {
            return MigrationInventory(files: files, rows: try store.rows(on: idleConnection))
        } catch {
            // Somebody may have moved or dropped them.
            guard watchedStore != nil, idleConnection.isOpen else { throw error }
            watchedStore = nil
            return try inventory(of: files)
        }
    }

    /// Says that another tool's table is here and counts for nothing.
    func warnOfOtherTools(_ store: MigrationStore) {
        guard let notice = store.otherToolsNotice else { return }
        reporter.report(.warning(notice + "; `jsmigrate adopt` takes it over"))
    }

    /// The tracking table as SQL names it; nil where there is none.
    package func trackingTableName() throws(RunEnd) -> String? {
        let store = try locateStore()
        return store.condition == .absent ? nil : store.table.name
    }
}

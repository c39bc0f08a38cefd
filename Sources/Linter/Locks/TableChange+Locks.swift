import PgQuery

extension TableChange {
    /// Whether the tables that inherit are changed too.
    enum Recursion {
        /// They are not.
        case no
        /// They are locked in a mode; nil for that of the whole statement.
        case inMode(LockMode?)
    }

    /// The lock on the table, by `AlterTableGetLockLevel` of PostgreSQL 15.
    var lockMode: LockMode {
        switch self {
        case .validateConstraint, .attachPartition, .setStatistics, .setClusterIndex:
            .shareUpdateExclusive
        case .setOptions(let names):
            names.allSatisfy(Self.isHarmless) ? .shareUpdateExclusive : .accessExclusive
        case .setTriggers: .shareRowExclusive
        case .detachPartition(_, let isConcurrent):
            isConcurrent ? .shareUpdateExclusive : .accessExclusive
        case .addConstraint(let constraint):
            constraint.referencedTable == nil ? .accessExclusive : .shareRowExclusive
        default: .accessExclusive
        }
    }

    /// Whether the tables that inherit are changed with it.
    ///
    /// PostgreSQL 18, where NOT NULL is a constraint (manual, "ALTER TABLE"), locks them in the mode of the
    /// whole statement for UNIQUE, for a foreign key and for a CHECK that is NO INHERIT too, and leaves
    /// them alone for DROP NOT NULL; measured with the statements of the sweep.
    func recursion(_ table: TableMemory?) -> Recursion {
        let isPartitioned = table?.isPartitioned == true
        switch self {
        case .addColumn, .dropColumn, .setNotNull, .dropNotNull, .alterType, .setDefault,
            .setStatistics, .setStorage:
            return .inMode(nil)
        case .addConstraint(let constraint):
            switch constraint.kind {
            case .check: return constraint.isNotInherited ? .no : .inMode(nil)
            case .foreignKey: return isPartitioned ? .inMode(nil) : .no
            // Their indexes are built one after the other, as CREATE INDEX does it.
            case .unique, .exclusion: return isPartitioned ? .inMode(.share) : .no
            case .primaryKey:
                // Where NOT NULL has to be set first, that is done below too.
                let isReady = constraint.columns.allSatisfy { table?.isProvenNotNull($0) == true }
                return isPartitioned ? .inMode(isReady ? .share : nil) : .no
            case .notNull, .other: return .no
            }
        case .dropConstraint(let name, _), .validateConstraint(let name):
            switch table?.constraints[name]?.kind {
            case .check?, nil:
                return table?.constraints[name]?.isNotInherited == true ? .no : .inMode(nil)
            case .foreignKey?, .key?: return isPartitioned ? .inMode(nil) : .no
            }
        default: return .no
        }
    }

    /// Whether an option is set beside readers and writers (`reloptions.c` of PostgreSQL 15).
    private static func isHarmless(_ option: String) -> Bool {
        ![
            "user_catalog_table", "security_barrier", "security_invoker", "check_option",
            "fastupdate", "buffering", "pages_per_range", "autosummarize",
            "gin_pending_list_limit",
        ].contains(option)
    }
}

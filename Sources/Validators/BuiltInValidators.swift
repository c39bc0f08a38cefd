package import MigrationKit

/// The validators that are part of the program.
package enum BuiltInValidators {
    /// All of them, in the order in which they run and are reported.
    package static var all: [any MigrationValidator] {
        [
            ConnectivityValidator(),
            PendingValidator(),
            DatabaseSizeValidator(),
            BlockingLocksValidator(),
            LongTransactionsValidator(),
            ActiveConnectionsValidator(),
            PreparedTransactionsValidator(),
            ReplicationLagValidator(),
            ReplicationSlotsValidator(),
            WraparoundValidator(),
            InvalidIndexesValidator(),
            UnvalidatedConstraintsValidator(),
            MigrationsSettledValidator(),
            ExpectedObjectsValidator(),
            SchemaChecksumValidator(),
            LeftRunningValidator(),
            DuplicateIndexesValidator(),
            UnusedIndexesValidator(),
            ForeignKeysWithoutIndexValidator(),
            MissingStatisticsValidator(),
            IndexUseValidator(),
            QueryTimesValidator(),
            SequencesValidator(),
            NullsValidator(),
            OrphanedRowsValidator(),
            IndexCorruptionValidator(),
        ]
    }
}

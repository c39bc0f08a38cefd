/// The rules that there are.
package enum LintRules {
    /// All of them, in the order in which they are documented.
    package static let all: [any LintRule] = [
        // Indexes.
        IndexNotConcurrentRule(), DropIndexNotConcurrentRule(), ReindexNotConcurrentRule(),
        ConcurrentUniqueIndexIfNotExistsRule(), ConcurrentInTransactionRule(),
        // Columns.
        VolatileDefaultRule(), StoredGeneratedColumnRule(), SerialColumnRule(),
        IdentityColumnRule(), RequiredColumnRule(), ConstrainedDomainColumnRule(), SetNotNullRule(),
        ColumnTypeRewriteRule(), ColumnTypeRecheckRule(),
        // Constraints.
        ValidatingForeignKeyRule(), ValidatingCheckRule(), ValidateInSameTransactionRule(),
        UniqueConstraintRule(), PrimaryKeyRule(), PrimaryKeyOnNullableRule(),
        ExclusionConstraintRule(), DomainConstraintRule(),
        // What is renamed or taken away.
        RenameColumnRule(), RenameTableRule(), DropColumnRule(), DropTableRule(), DropSchemaRule(),
        TruncateRule(),
        // Rows.
        UnboundedUpdateRule(), UnboundedDeleteRule(), BackfillUnderLockRule(),
        // Whole tables.
        VacuumFullRule(), ClusterRule(), SetTablespaceRule(), SetLoggedRule(),
        RefreshNotConcurrentRule(), AttachPartitionRule(), DetachPartitionRule(),
        // Locks.
        LockTableRule(), CreateTriggerRule(), SeveralTablesLockedRule(), EnumValueInUseRule(),
        // Types.
        JSONColumnRule(), CharColumnRule(), TimestampColumnRule(), PreferIdentityRule(),
        SmallKeyRule(),
        // The migration and its file.
        MissingDownRule(), UnreadableFileRule(), IncompleteListingRule(), UnparsedStatementRule(),
        CodeNotLintedRule(), UnsentStatementRule(),
        UnusedSuppressionRule(), UnknownRuleRule(),
    ]

    /// Their names.
    package static let names = Set(all.map(\.name))
}

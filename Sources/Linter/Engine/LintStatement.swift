package import PgQuery

/// A statement that a migration sends.
package struct LintStatement: Sendable {
    /// What it commands.
    package let command: SQLCommand
    /// How it stands to transactions.
    package let kind: StatementKind
    /// The statement without the blanks and comments before it.
    package let text: String
    /// Where it stands in the text that is sent, in bytes.
    package let range: Range<Int>
    /// The locks that it takes on relations that were there before the run.
    package let locks: [RelationLock]
}

extension LintStatement {
    /// The parts of an `ALTER TABLE`, and the table; nil for any other statement.
    package var tableChanges: (table: SQLName, changes: [TableChange])? {
        guard case .alterTable(let table, .table, _, let changes) = command else { return nil }
        return (table, changes)
    }

    /// The parts of an `ALTER TABLE` of a table that was there before the run.
    package func changesOfExistingTable(
        _ context: LintContext
    ) -> (table: SQLName, changes: [TableChange])? {
        guard let (table, changes) = tableChanges, !context.schema.isNew(table) else { return nil }
        return (table, changes)
    }

    /// The columns that are added to a table that was there before the run.
    package func columnsAddedToExistingTable(
        _ context: LintContext
    ) -> (table: SQLName, columns: [ColumnDefinition])? {
        changesOfExistingTable(context).map { table, changes in
            (table, changes.compactMap { $0.column(addedTo: context.schema.table(table)) })
        }
    }

    /// The constraints that are added to a table that was there before the run, those of added columns
    /// not among them.
    package func constraintsAddedToExistingTable(
        _ context: LintContext
    ) -> (table: SQLName, constraints: [TableConstraint])? {
        changesOfExistingTable(context).map { table, changes in
            (
                table,
                changes.compactMap {
                    if case .addConstraint(let constraint) = $0 { constraint } else { nil }
                }
            )
        }
    }

    /// The constraints that are added to a table that was there before the run, with those of added
    /// columns.
    package func constraintsAddedWithColumnsToExistingTable(
        _ context: LintContext
    ) -> (table: SQLName, constraints: [TableConstraint])? {
        changesOfExistingTable(context).map { table, changes in
            (
                table,
                changes.flatMap { change -> [TableConstraint] in
                    switch change {
                    case .addConstraint(let constraint): [constraint]
                    default:
                        change.column(addedTo: context.schema.table(table))?.constraints ?? []
                    }
                }
            )
        }
    }
}

extension LintStatement {
    /// The columns that `CREATE TABLE` defines.
    package var columnsOfNewTable: [ColumnDefinition] {
        if case .createTable(let table) = command { table.columns } else { [] }
    }

    /// The columns that `CREATE TABLE` and `ADD COLUMN` define.
    package var definedColumns: [ColumnDefinition] {
        let added = (tableChanges?.changes ?? []).compactMap {
            if case .addColumn(let column, _) = $0 { column } else { nil }
        }
        return columnsOfNewTable + added
    }
}

extension LintStatement {
    /// What it does to the rows of tables that were there before the run.
    package func rowChangesOfExistingTables(_ context: LintContext) -> [RowChange] {
        guard case .changeRows(let changes) = command else { return [] }
        return changes.filter { !context.schema.isNew($0.table) }
    }
}

extension TableChange {
    /// The column that it adds; nil where the table is known to have one of that name, and may.
    fileprivate func column(addedTo table: TableMemory?) -> ColumnDefinition? {
        guard case .addColumn(let column, let ifNotExists) = self else { return nil }
        return ifNotExists && table?.columns[column.name] != nil ? nil : column
    }
}

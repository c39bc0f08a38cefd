import PgQuery

extension LintStatement {
    /// How to add a constraint that holds for new rows at once, and for the others once they were looked at.
    ///
    /// - Returns: none for one that stands behind a column.
    func steps(
        validating constraint: TableConstraint, of table: SQLName, _ schema: SchemaMemory
    ) -> [String] {
        guard let (name, definition) = definition(of: constraint, of: table, schema) else {
            return []
        }
        return SafeSQL.constraint(name, definition.text, of: table)
    }

    /// Finds keys of tables that were there before the run, each of which builds its index itself.
    ///
    /// - Parameter steps: makes the SQL that does it beside readers and writers.
    func keysBuildingTheirIndex(
        _ kind: TableConstraint.Kind, _ context: LintContext,
        steps: (TableConstraint, SQLName) -> [String]
    ) -> [RuleFinding] {
        guard let (table, constraints) = constraintsAddedWithColumnsToExistingTable(context),
            !isOnlyOfPartitionedTable(context.schema)
        else { return [] }
        let isPartitioned = context.schema.table(table)?.isPartitioned == true
        return constraints.filter { $0.kind == kind && $0.index == nil }.map { constraint in
            RuleFinding(
                "nobody can read or write \(table) while the index is built",
                help: isPartitioned ? helpForKeysOfPartitions : nil,
                steps: steps(constraint, table), locks: locks, scans: true, at: constraint.offset)
        }
    }

    /// A partitioned table has no CONCURRENTLY, and takes no index as its key (manual, "CREATE INDEX" and
    /// "ALTER TABLE").
    private var helpForKeysOfPartitions: String {
        """
        add it to the partitioned table with ALTER TABLE ONLY, build an index CONCURRENTLY on each partition and \
        make it the partition's key with USING INDEX, then attach each of these to the partitioned table's index \
        (ALTER INDEX, ATTACH PARTITION)
        """
    }

    /// Whether it leaves the partitions of a table alone, and so builds no index.
    private func isOnlyOfPartitionedTable(_ schema: SchemaMemory) -> Bool {
        guard case .alterTable(let table, .table, isOnly: true, _) = command else { return false }
        return schema.table(table)?.isPartitioned == true
    }

    /// How to build the index of a key beside readers and writers.
    ///
    /// - Returns: none for one that stands behind a column, of a partitioned table, or of a shape of its own.
    func steps(
        building key: TableConstraint, of table: SQLName, _ schema: SchemaMemory
    ) -> [String] {
        guard schema.table(table)?.isPartitioned != true,
            let (name, definition) = definition(of: key, of: table, schema)
        else { return [] }
        let words = key.kind == .primaryKey ? ["PRIMARY", "KEY"] : ["UNIQUE"]
        let shape = definition.dropFirst(words.count)
        guard definition.tokens.prefix(words.count).map(\.keyword) == words,
            shape.tokens.first?.sign == "(",
            !shape.tokens.contains(where: { $0.keyword == "USING" })
        else { return [] }
        let columns = shape.prefix { ["DEFERRABLE", "INITIALLY", "NOT"].contains($0.keyword) }
        return SafeSQL.key(
            words.joined(separator: " "), name, of: table, shape: columns.text,
            properties: shape.dropping(columns).text)
    }

    /// The name of a constraint of the table, its own or the one that it gets, and what stands behind it.
    private func definition(
        of constraint: TableConstraint, of table: SQLName, _ schema: SchemaMemory
    ) -> (name: String, definition: SQLPart)? {
        let isOfTable = tableChanges?.changes.contains(.addConstraint(constraint)) == true
        guard isOfTable, let member = member(at: constraint.offset),
            let name = schema.name(of: constraint, in: schema.identity(of: table))
        else { return nil }
        return (name, constraint.name == nil ? member : member.dropFirst(2))
    }
}

import PgQuery

extension SchemaMemory {
    /// A foreign key between two tables.
    struct ForeignKey {
        /// The table that has it.
        let table: RelationIdentity
        /// The table that it refers to.
        let referenced: RelationIdentity
        /// Its columns.
        let columns: [String]
        /// The columns that it refers to.
        let referencedColumns: [String]
    }

    /// All foreign keys.
    var foreignKeys: [ForeignKey] {
        tables.sorted { $0.key < $1.key }.flatMap { identity, table in
            table.constraints.sorted { $0.key < $1.key }.compactMap { _, constraint in
                guard case .foreignKey(let other, let columns, let named) = constraint.kind else {
                    return nil
                }
                return ForeignKey(
                    table: identity, referenced: other, columns: columns,
                    referencedColumns: named.isEmpty ? tables[other]?.primaryKey ?? [] : named)
            }
        }
    }

    /// The tables that inherit from a table, partitions among them, and those that inherit from them.
    func descendants(of table: RelationIdentity) -> [RelationIdentity] {
        closure(of: [table]) { parent in
            tables.filter { $0.value.parents.contains(parent) }.map(\.key)
        }
    }

    /// The default partition of a table.
    func defaultPartition(of table: RelationIdentity) -> RelationIdentity? {
        tables.first { $0.value.parents.contains(table) && $0.value.partition == .rest }?.key
    }

    /// The views that read a relation, and those that read them.
    ///
    /// - Parameter column: one that they have to use; nil for whatever they use.
    func views(of relation: RelationIdentity, using column: String? = nil) -> [RelationIdentity] {
        let first = tables.filter { _, view in
            guard view.kind == .view || view.kind == .materializedView,
                view.sources.contains(relation)
            else { return false }
            return column.map { view.queriedColumns?.contains($0) ?? true } ?? true
        }.map(\.key).sorted()
        return first
            + closure(of: first) { source in
                tables.filter {
                    ($0.value.kind == .view || $0.value.kind == .materializedView)
                        && $0.value.sources.contains(source)
                }.map(\.key)
            }
    }

    /// The tables that have a column of a type, or of a domain that is made of it.
    func tables(using type: SQLName) -> [RelationIdentity] {
        let wanted = qualified(type) { newTypes.contains($0) || domains[$0] != nil }
        func uses(_ type: SQLType) -> Bool {
            let name = SQLName(schema: type.schema, name: type.name)
            if qualified(name, isKnown: { $0 == wanted }) == wanted { return true }
            return domain(type)?.base.map(uses) ?? false
        }
        return tables.filter { _, table in
            table.columns.values.contains { $0.type.map(uses) == true }
        }.map(\.key).sorted()
    }

    /// The tables that refer to some, and those that refer to them.
    func referencing(_ all: [RelationIdentity]) -> [RelationIdentity] {
        let keys = foreignKeys
        return closure(of: all) { table in
            keys.filter { $0.referenced == table && $0.table != table }.map(\.table)
        }
    }

    /// All that is reached from some by steps, these not among them.
    private func closure(
        of start: [RelationIdentity], step: (RelationIdentity) -> [RelationIdentity]
    ) -> [RelationIdentity] {
        var found: [RelationIdentity] = []
        var seen = Set(start)
        var rest = start
        while let next = rest.popLast() {
            for each in step(next).sorted() where seen.insert(each).inserted {
                found.append(each)
                rest.append(each)
            }
        }
        return found
    }
}

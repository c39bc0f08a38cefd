package import PgQuery

/// What is known of the schema from the statements of the run up to now.
package struct SchemaMemory: Equatable, Sendable {
    /// An index that was made.
    package struct Index: Equatable, Sendable {
        /// The table that it is of.
        package let table: SQLName
        /// Its columns.
        package let columns: [String]
    }

    private var tables: [String: TableMemory] = [:]
    private var indexes: [String: Index] = [:]
    private var newTypes: Set<String> = []
    private var newSchemas: Set<String> = []
    private var volatilities: [String: String] = [:]

    /// What is known of a table; nil for nothing.
    package func table(_ name: SQLName) -> TableMemory? { tables[Self.key(name)] }

    /// Whether a table, view or sequence was made in this run.
    package func isNew(_ name: SQLName) -> Bool {
        tables[Self.key(name)]?.isNew == true || name.schema.map(newSchemas.contains) == true
    }

    /// The table of an index that was made in this run; nil for one that was there before.
    package func index(_ name: SQLName) -> Index? { indexes[Self.key(name)] }

    /// Whether a type was made in this run.
    package func isNewType(_ name: SQLName) -> Bool { newTypes.contains(Self.key(name)) }

    /// Whether a schema was made in this run.
    package func isNewSchema(_ name: String) -> Bool { newSchemas.contains(name) }

    /// The volatility of a function that was made in this run.
    package func volatility(of function: SQLName) -> String? { volatilities[Self.key(function)] }

    /// Whether the index of a table that was there before the run is meant, or one that is not known.
    package func isOfExistingTable(index name: SQLName) -> Bool {
        index(name).map { !isNew($0.table) } ?? true
    }

    // MARK: - What statements do to it

    /// Takes note of what a statement does.
    ///
    /// - Parameter isNew: whether it is of this run; else what it makes was there before.
    mutating func apply(_ command: SQLCommand, isNew: Bool = true) {
        switch command {
        case .createTable(let definition): create(definition, isNew: isNew)
        case .createFromQuery(let name, _):
            tables[Self.key(name), default: TableMemory()].isNew = isNew
        case .createIndex(let index):
            let name = index.name ?? Self.chosenName(of: index)
            indexes[Self.key(SQLName(schema: index.table.schema, name: name))] = Index(
                table: index.table, columns: index.columns)
        case .alterTable(let name, .table, let changes):
            for change in changes {
                tables[Self.key(name), default: TableMemory()].apply(change, table: name.name)
                if case .attachPartition(let partition, _) = change, self.isNew(name) {
                    tables[Self.key(partition), default: TableMemory()].isNew = true
                }
            }
        case .drop(let dropped): drop(dropped)
        case .rename(let renaming): rename(renaming)
        case .createEnum(let name), .createDomain(let name):
            if isNew { newTypes.insert(Self.key(name)) }
        case .createSchema(let name):
            if isNew { newSchemas.insert(name) }
        case .createFunction(let name, let volatility):
            volatilities[Self.key(name)] = volatility ?? "volatile"
        default: break
        }
    }

    private mutating func create(_ definition: TableDefinition, isNew: Bool) {
        var table = TableMemory(isNew: isNew)
        for column in definition.columns {
            table.add(column)
            for constraint in column.constraints where constraint.kind != .primaryKey {
                table.add(constraint, table: definition.name.name)
            }
        }
        for constraint in definition.constraints {
            table.add(constraint, table: definition.name.name)
        }
        tables[Self.key(definition.name)] = table
    }

    private mutating func drop(_ dropped: DroppedObjects) {
        for name in dropped.names {
            switch dropped.kind {
            case .table, .view, .materializedView: tables[Self.key(name)] = nil
            case .index: indexes[Self.key(name)] = nil
            case .type, .domain: newTypes.remove(Self.key(name))
            case .schema: newSchemas.remove(name.name)
            default: break
            }
        }
    }

    private mutating func rename(_ renaming: Renaming) {
        guard let relation = renaming.relation else { return }
        let key = Self.key(relation)
        switch renaming.kind {
        case .table, .materializedView:
            let name = SQLName(schema: relation.schema, name: renaming.newName)
            tables[Self.key(name)] = tables.removeValue(forKey: key)
        case .column:
            guard let part = renaming.part, let column = tables[key]?.columns[part] else { return }
            tables[key]?.columns[part] = nil
            tables[key]?.columns[renaming.newName] = column
        case .constraint:
            guard let part = renaming.part, let constraint = tables[key]?.constraints[part] else {
                return
            }
            tables[key]?.constraints[part] = nil
            tables[key]?.constraints[renaming.newName] = constraint
        case .index:
            let name = SQLName(schema: relation.schema, name: renaming.newName)
            indexes[Self.key(name)] = indexes.removeValue(forKey: key)
        default: break
        }
    }

    /// The name that the server gives an index, where nothing else has it.
    private static func chosenName(of index: IndexDefinition) -> String {
        ([index.table.name] + index.columns + ["idx"]).joined(separator: "_")
    }

    /// A name as it is looked up: one without a schema is taken for one of `public`.
    private static func key(_ name: SQLName) -> String { "\(name.schema ?? "public").\(name.name)" }
}

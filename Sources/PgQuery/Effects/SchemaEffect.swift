/// What a statement makes of the objects of a schema, as far as its text alone can tell.
package enum SchemaEffect: Equatable, Sendable {
    /// An object is there afterwards.
    case made(MadeObject)
    /// An object is gone, and with `cascades` whatever depends on it.
    case dropped(SchemaObjectKind, SQLName, cascades: Bool)
    /// An object has another name; with `ifExists` where there is such an object.
    case renamed(SchemaObjectKind, SQLName, to: String, ifExists: Bool)
    /// An object is in another schema; with `ifExists` where there is such an object.
    case moved(SchemaObjectKind, SQLName, toSchema: String, ifExists: Bool)
    /// A table has a column; with `ifTableExists` where there is such a table.
    case columnAdded(SQLName, String, ifTableExists: Bool)
    /// A table has a column no longer.
    case columnDropped(SQLName, String, cascades: Bool)
    /// A column has another name; with `ifTableExists` where there is such a table.
    case columnRenamed(SQLName, String, to: String, ifTableExists: Bool)
    /// A table has a constraint.
    case constraintAdded(SQLName, MadeConstraint)
    /// A table has a constraint no longer.
    case constraintDropped(SQLName, String, cascades: Bool)
    /// A constraint has another name.
    case constraintRenamed(SQLName, String, to: String)
    /// A table is a part of another one from now on.
    case attached(SQLName, to: SQLName)
    /// Names without a schema mean something else from now on; nil for what the session began with.
    case searchPath([String]?, isLocal: Bool)
    /// What was set for a transaction only holds no longer.
    case transactionEnded
    /// Something is done that the text does not tell: the name of the command.
    case unknown(String)
}

/// A kind of objects that have names of their own.
package enum SchemaObjectKind: String, Equatable, Sendable {
    case table, view, index, sequence, type, function, schema
    /// Where a statement may mean any relation, as `ALTER TABLE … RENAME` may.
    case relation

    /// Whether such objects share their names with tables.
    package var isRelation: Bool {
        switch self {
        case .table, .view, .index, .sequence, .relation: true
        case .type, .function, .schema: false
        }
    }
}

/// An object that a statement makes.
package struct MadeObject: Equatable, Sendable {
    /// What it is.
    package var kind: SchemaObjectKind
    /// Its name; of an index without one, what the server would choose first.
    package var name: SQLName
    /// Whether one of that name may have been there already (`IF NOT EXISTS`).
    package var ifNotExists = false
    /// Whether it goes with the session.
    package var isTemporary = false
    /// The columns that the statement names, of a table.
    package var columns: [String] = []
    /// The constraints with a name, of a table.
    package var constraints: [MadeConstraint] = []
    /// The tables that it is a part of, or inherits from.
    package var parents: [SQLName] = []
    /// The relations that it is made of: those of a view's query, the table of an index.
    package var sources: [SQLName] = []
    /// The columns that an index depends on, those in expressions and its predicate among them.
    package var usedColumns: [String] = []
    /// The key columns of an index whose name the server chooses; nil where it has a name. With an
    /// expression among them such an index is no made object, as its name is not known.
    package var unnamedKey: [String]?

    package init(kind: SchemaObjectKind, name: SQLName) {
        self.kind = kind
        self.name = name
    }
}

/// A constraint with a name.
package struct MadeConstraint: Equatable, Sendable {
    /// Its name.
    package var name: String
    /// The columns that it depends on.
    package var columns: [String]
    /// The table that it refers to.
    package var refersTo: SQLName?
    /// The index that becomes its own, and takes its name.
    package var index: String?

    package init(
        name: String, columns: [String] = [], refersTo: SQLName? = nil, index: String? = nil
    ) {
        self.name = name
        self.columns = columns
        self.refersTo = refersTo
        self.index = index
    }
}

extension SQLParser {
    /// Finds what each statement of a text makes of the objects of a schema.
    ///
    /// - Throws: ``SQLSyntaxError`` where the parser cannot read the text.
    package static func effects(of text: String) throws(SQLSyntaxError) -> [[SchemaEffect]] {
        let tree = try ParseTree(parsing: text)
        return tree.map { SchemaEffect.effects(of: $0.node) }
    }
}

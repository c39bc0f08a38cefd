import PgQuery

/// One thing that is looked for in the catalogue.
struct ExpectedItem {
    /// How it is looked for.
    enum Kind: String {
        case schema, table, view, index, sequence, relation, type, function, column, constraint
        /// An index of certain columns, whatever its name.
        case key
        /// A constraint of a kind on certain columns, whatever its name.
        case demand
    }

    let kind: Kind
    /// The schema; the name itself for a schema.
    var schema: String?
    /// The name of the object, or of the table that it belongs to.
    let name: String
    /// The name of the column or the constraint; the columns of an unnamed index or constraint.
    var part: String?
    /// What an unnamed constraint demands.
    var demand: MadeConstraint.Kind?
    /// The columns of an unnamed constraint.
    var columns: [String] = []
    /// Where it comes from.
    let origin: Origin
    /// Whether it was perhaps never made, as `IF NOT EXISTS` found something of the name.
    var mayBeOlder = false
    /// Whether the table that it belongs to is looked for as well.
    var isOfExpectedTable = false

    /// What it is, for people.
    var title: String {
        let place = [schema, name].compactMap(\.self).map(SQLText.plainIdentifier).joined(
            separator: ".")
        switch kind {
        case .schema: return "schema \(SQLText.plainIdentifier(name))"
        case .column: return "column \(place).\(SQLText.plainIdentifier(part ?? ""))"
        case .constraint: return "constraint \(SQLText.plainIdentifier(part ?? "")) on \(place)"
        case .demand:
            let columns = columns.map(SQLText.plainIdentifier).joined(separator: ", ")
            return "\(demand?.title ?? "constraint") on \(place) (\(columns))"
        case .key: return "index on \(place) (\(part ?? ""))"
        case .relation: return place
        default: return "\(kind.rawValue) \(place)"
        }
    }

    /// Whether a doubt may be about it.
    func isInQuestion(by doubt: Doubt) -> Bool {
        guard doubt.origin.position > origin.position else { return false }
        switch (doubt.scope, kind) {
        case (.anything, _): return true
        case (_, .function), (_, .view): return true
        case (.usersOfTypes, .column): return true
        // These go with a column that they use, and with a function of an expression or a predicate.
        case (.usersOfTypes, .index), (.usersOfTypes, .key), (.usersOfTypes, .constraint),
            (.usersOfTypes, .demand):
            return true
        default: return false
        }
    }
}

extension ExpectedSchema {
    /// All that is to be there, in the order in which it was made.
    var items: [ExpectedItem] {
        var items = schemas.map {
            ExpectedItem(kind: .schema, schema: nil, name: $0.key, origin: $0.value)
        }
        items += types.map {
            ExpectedItem(kind: .type, schema: $0.key.schema, name: $0.key.name, origin: $0.value)
        }
        items += functions.map {
            ExpectedItem(
                kind: .function, schema: $0.key.schema, name: $0.key.name, origin: $0.value)
        }
        for (key, relation) in relations { items += Self.items(of: relation, at: key) }
        return items.map { (item: $0, title: $0.title) }.sorted {
            ($0.item.origin.position, $0.title) < ($1.item.origin.position, $1.title)
        }.map(\.item)
    }

    private static func items(
        of relation: ExpectedRelation, at key: SQLName
    ) -> [ExpectedItem] {
        var items: [ExpectedItem] = []
        if let origin = relation.origin, !relation.isImplicit {
            if relation.isNamedByServer {
                // Nothing is looked for where it is an expression's: its name is a guess.
                if let columns = relation.key, let table = relation.sources.first {
                    var item = ExpectedItem(
                        kind: .key, schema: table.schema, name: table.name, origin: origin)
                    item.part = columns.joined(separator: ", ")
                    items.append(item)
                }
            } else {
                items.append(
                    ExpectedItem(
                        kind: ExpectedItem.Kind(rawValue: relation.kind.rawValue) ?? .relation,
                        schema: key.schema, name: key.name, origin: origin))
            }
        }
        func part(_ kind: ExpectedItem.Kind, _ name: String, _ origin: Origin) -> ExpectedItem {
            var item = ExpectedItem(
                kind: kind, schema: key.schema, name: key.name, origin: origin)
            item.part = name
            item.mayBeOlder = relation.mayBeOlder && origin == relation.origin
            item.isOfExpectedTable = relation.origin != nil
            return item
        }
        items += relation.columns.map { part(.column, $0.key, $0.value) }
        for (name, constraint) in relation.constraints {
            var item = part(
                constraint.isNamedByServer ? .demand : .constraint, name, constraint.origin)
            item.demand = constraint.kind
            item.columns = constraint.columns.sorted()
            items.append(item)
        }
        return items
    }
}

extension MadeConstraint.Kind {
    /// What it is, for people.
    fileprivate var title: String {
        switch self {
        case .check: "check"
        case .primaryKey: "primary key"
        case .unique: "unique constraint"
        case .exclusion: "exclusion constraint"
        case .foreignKey: "foreign key"
        }
    }
}

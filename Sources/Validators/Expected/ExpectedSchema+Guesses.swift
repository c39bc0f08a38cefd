import PgQuery

/// What is not known for certain is not expected: names that the server chose, and what goes with something
/// of which nothing is known.
extension ExpectedSchema {
    /// The tables that are parts of a table, and the parts of these.
    func parts(of key: SQLName) -> [SQLName] {
        var parts: [SQLName] = []
        var waiting = [key]
        while let next = waiting.popLast() {
            for (part, relation) in relations
            where relation.parents.contains(next) && !parts.contains(part) {
                parts.append(part)
                waiting.append(part)
            }
        }
        return parts
    }

    /// Constraints that the server named, of which a statement names one, are expected no longer, but for the
    /// one that is known by that name.
    ///
    /// - Returns: those that it may be.
    mutating func forgetConstraints(
        thatMayBe name: String, of key: SQLName
    ) -> [ExpectedConstraint] {
        let constraints = relations[key]?.constraints ?? [:]
        if let known = constraints[name], !known.isNamedByServer { return [] }
        let others = constraints.filter {
            $0.key != name && $0.value.choice?.mayHaveMade(name) == true
        }
        for guess in others.keys { relations[key]?.constraints[guess] = nil }
        return others.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Indexes that the server named, of which a statement names one, likewise.
    mutating func forgetIndexes(thatMayBe key: SQLName) {
        if let known = relations[key], !known.isNamedByServer { return }
        let others = relations.filter {
            $0.key != key && $0.key.schema == key.schema && $0.value.kind == .index
                && $0.value.choice?.mayHaveMade(key.name) == true
        }
        for guess in others.keys { relations[guess] = nil }
    }

    /// Relations of which no more is known than a name that a statement gave them may have been a part of one
    /// that goes and is not known either.
    mutating func forgetUnknown(in schema: String?, exceptAt key: SQLName) {
        let unknown = relations.filter {
            $0.key.schema == schema && $0.key != key && $0.value.kind == .relation
                && $0.value.maker == nil && $0.value.sources.isEmpty
        }
        for guess in unknown.keys { relations[guess] = nil }
    }

    /// The indexes of partitions that do what the index of their table did go with it.
    mutating func dropIndexes(
        like dropped: ExpectedRelation, ofPartsOf table: SQLName, _ origin: Origin
    ) {
        let tables = parts(of: table)
        let alike = relations.filter { _, index in
            index.kind == .index && !Set(index.sources).isDisjoint(with: tables)
                && index.columnsInUse == dropped.columnsInUse
        }
        for index in alike.keys where relations[index] != nil {
            dropRelation(index, cascades: false, origin)
        }
    }

    /// So do those that may have become a part of a key's.
    mutating func dropIndexes(
        of constraint: ExpectedConstraint, at part: SQLName, _ origin: Origin
    ) {
        guard constraint.mayHaveIndex else { return }
        let alike = relations.filter { _, index in
            index.kind == .index && index.sources.contains(part)
                && index.columnsInUse == constraint.columns
        }
        for index in alike.keys where relations[index] != nil {
            dropRelation(index, cascades: false, origin)
        }
    }

    /// The indexes of a table that is a part no longer go with nothing but it.
    mutating func detachIndexes(of part: SQLName) {
        for (key, index) in relations where index.kind == .index && index.sources.contains(part) {
            relations[key]?.parents = []
        }
    }
}

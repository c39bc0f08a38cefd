import PgQuery

/// Whom rows come from that are not as they should be.
extension RunHistory {
    /// The statements that wrote rows of a table, of its parents and its parts, behind another one.
    private func writers(
        of name: SQLName, after position: Int, _ isMeant: ([String]?) -> Bool = { _ in true }
    ) throws -> [Origin] {
        let schema = try schema
        var names: Set<SQLName> = [name]
        var waiting = [name]
        while let next = waiting.popLast() {
            let parts = schema.relations.filter { $0.value.parents.contains(next) }.map(\.key)
            for related in (schema.relations[next]?.parents ?? []) + parts
            where names.insert(related).inserted {
                waiting.append(related)
            }
        }
        return names.flatMap { schema.relations[$0]?.writes ?? [] }
            .filter { $0.origin.position >= position && isMeant($0.columns) }.map(\.origin)
    }

    func orphans(_ oid: UInt32) throws -> Blame {
        guard let key = try facts.constraint(oid), let child = key.table, let parent = key.refersTo
        else { return .nobody }
        let maker = try maker(ofConstraint: oid)
        let schema = try schema
        let made = maker.origins.map(\.position).max() ?? 0
        // Where triggers are on, the server refuses such rows once the key is there.
        let writers = try (writers(of: child.name, after: made) + writers(of: parent, after: made))
            .filter {
                schema.withoutTriggers.contains($0.version)
            }
        let isUnproven = !key.isValidated || key.wasNotValid(in: schema)
        let causes = (isUnproven ? maker.origins : []) + writers
        guard causes.isEmpty else { return Blame(causes, isSure: maker.isSure) }
        return Blame(maker.origins.isEmpty ? [] : try unknown, isSure: false)
    }

    func nulls(_ columns: [String], of table: UInt32) throws -> Blame {
        guard let name = try facts.table(table) else { return .nobody }
        let schema = try schema
        // A check that is NOT VALID holds for later rows.
        let unproven = try facts.unprovenChecks(of: table, columns).map {
            try maker(ofConstraint: $0)
        }
        if unproven.contains(where: { !$0.origins.isEmpty }) {
            return Blame(unproven.flatMap(\.origins), isSure: unproven.allSatisfy(\.isSure))
        }
        let relation = schema.relations[name]
        let rules = columns.compactMap { relation?.notNull[$0] }
        let made = rules.map(\.position).min() ?? 0
        let written = try writers(of: name, after: made) { given in
            given.map { !$0.filter(columns.contains).isEmpty } ?? true
        }
        let catalogue = schema.runs.filter { run in
            run.use?.writes.contains { $0.table.name == "pg_attribute" } ?? false
        }
        let isNew = isOlder(table: table) == false || !rules.isEmpty
        return Blame(catalogue.map(\.origin) + written, isSure: isNew)
    }

    func makers(of columns: [String], of table: UInt32) throws -> Blame {
        guard let name = try facts.table(table) else { return .nobody }
        let relation = try schema.relations[name]
        let makers = columns.compactMap { relation?.columns[$0] }
        guard !makers.isEmpty else { return Blame(try unknown, isSure: false) }
        return Blame(makers, isSure: true)
    }

    func rows(of table: UInt32) throws -> Blame {
        guard let name = try facts.table(table) else { return .nobody }
        let relation = try schema.relations[name]
        let isNew = isOlder(table: table) == false
        let written = try writers(of: name, after: relation?.maker?.position ?? 0) {
            $0?.isEmpty != true
        }
        // CREATE TABLE AS writes its rows itself.
        let maker = isNew ? [relation?.maker].compactMap(\.self) : []
        return Blame(written.isEmpty ? maker : written, isSure: isNew)
    }

    func sequence(_ oid: UInt32, isBehind: Bool) throws -> Blame {
        guard let sequence = try facts.sequence(oid) else { return .nobody }
        let schema = try schema
        let own = schema.relations[sequence.name]
        let implicit = sequence.owners.compactMap { owner in
            schema.relations.values.first { relation in
                relation.isImplicit && relation.sources.contains(owner.table)
                    && relation.usedColumns.contains(owner.column)
            }
        }
        let made = (own?.kind == .sequence ? own : nil) ?? implicit.first
        let isOlder =
            made?.mayBeOlder == true
            && sequence.owners.contains { self.isOlder(table: $0.oid) != false }
        let maker = isOlder ? nil : made?.maker
        let settings = (own?.settings ?? []) + schema.unknownSettings
        guard isBehind else {
            if let last = (own?.settings ?? []).last { return Blame([last], isSure: true) }
            return Blame([maker].compactMap(\.self), isSure: true)
        }
        var causes = settings.filter { $0.position >= maker?.position ?? 0 }
        for owner in sequence.owners {
            causes += try writers(of: owner.table, after: maker?.position ?? 0) { given in
                given.map { $0.contains(owner.column) } ?? true
            }
            // A sequence for rows that were there begins before their numbers.
            if let maker, schema.relations[owner.table]?.maker != maker { causes.append(maker) }
        }
        if causes.isEmpty { causes = [maker].compactMap(\.self) }
        return Blame(causes, isSure: maker != nil)
    }
}

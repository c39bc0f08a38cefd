import PgQuery

/// Whom indexes that are too many, gone or missed come from.
extension RunHistory {
    /// Of those that do the same the first that was made is none too many.
    func duplicate(_ oid: UInt32, of kept: UInt32) throws -> Blame {
        let own = try maker(ofIndex: oid)
        let other = try maker(ofIndex: kept)
        switch (own.origins.isEmpty, other.origins.isEmpty) {
        case (true, _): return Blame(other)
        case (false, true): return Blame(own)
        case (false, false):
            let isLater =
                (own.origins.map(\.position).max() ?? 0)
                >= (other.origins.map(\.position).max() ?? 0)
            return Blame(isLater ? own : other)
        }
    }

    func keyWithoutIndex(_ oid: UInt32) throws -> Blame {
        guard let key = try facts.constraint(oid), let table = key.table else { return .nobody }
        let maker = try maker(ofConstraint: oid)
        let made = maker.origins.map(\.position).max() ?? 0
        // An index that would do was dropped after the key was made.
        let dropped = try schema.losses.filter { loss in
            loss.origin.position > made && loss.index.sources.contains(table.name)
                && Set((loss.index.keyInUse ?? []).prefix(key.columns.count)) == key.columns
        }.map(\.origin)
        guard let last = dropped.last else { return Blame(maker) }
        return Blame([last], isSure: true)
    }

    func loss(of oid: UInt32) throws -> Blame {
        let schema = try schema
        if let loss = schema.losses.last(where: { $0.index.oid == oid }) {
            return .certain(loss.origin.version)
        }
        return Blame(try unknown, isSure: false)
    }

    func missedIndexes(of table: UInt32) throws -> Blame {
        guard let name = try facts.table(table) else { return .nobody }
        let dropped = try schema.losses.filter { $0.index.sources.contains(name) }
        return Blame(dropped.map(\.origin), isSure: false)
    }
}

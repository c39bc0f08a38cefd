import PgQuery

extension MadeConstraint.Kind {
    /// Its letter in `pg_constraint`.
    var letter: String {
        switch self {
        case .check: "c"
        case .primaryKey: "p"
        case .unique: "u"
        case .exclusion: "x"
        case .foreignKey: "f"
        }
    }

    /// The kind of a letter; nil for one that is none of these.
    init?(letter: String) {
        let kinds: [MadeConstraint.Kind] = [.check, .primaryKey, .unique, .exclusion, .foreignKey]
        guard let kind = kinds.first(where: { $0.letter == letter }) else { return nil }
        self = kind
    }
}

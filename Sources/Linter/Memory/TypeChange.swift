import PgQuery

/// What it costs to change the type of a column.
enum TypeChange: Equatable {
    /// Only the catalogue is changed.
    case cheap
    /// The table is written anew, or may be, as the old type is not known.
    case rewrite

    /// Judges a change, by the casts that are binary coercible and the modifiers that only widen
    /// (`ATColumnChangeRequiresRewrite`); nil for what is no change of a type.
    init?(_ change: TableChange, of table: TableMemory?, _ context: LintContext) {
        guard case .alterType(let column, let new, _, let using) = change else { return nil }
        // USING with anything but the column itself computes each value.
        guard using.map({ $0.column == column }) ?? true else {
            self = .rewrite
            return
        }
        guard let old = table?.columns[column]?.type else {
            self = .rewrite
            return
        }
        // A domain is stored as what it is made of; only its constraints have values looked at.
        let target = context.schema.base(of: new)
        if target.isConstrained, !old.isSame(as: new) {
            self = .rewrite
            return
        }
        self.init(
            context.schema.base(of: old).type, target.type, isUTC: context.transaction.isUTC)
    }

    /// - Parameter isUTC: whether the session's time zone is UTC, in which timestamps with and without a
    ///   zone are the same.
    private init(_ old: SQLType, _ new: SQLType, isUTC: Bool) {
        let names = Set([old.name, new.name])
        if isUTC, names == ["timestamp", "timestamptz"], old.modifiers == new.modifiers {
            self = .cheap
        } else {
            self = Self.isCheap(old, new) ? .cheap : .rewrite
        }
    }

    private static func isCheap(_ old: SQLType, _ new: SQLType) -> Bool {
        guard old.schema == nil, new.schema == nil, old.isArray == new.isArray else {
            return old.isSame(as: new)
        }
        switch (old.name, new.name) {
        case ("varchar", "text"), ("text", "text"), ("citext", "text"), ("text", "citext"),
            ("varchar", "citext"), ("citext", "varchar"):
            return new.modifiers.isEmpty
        case ("text", "varchar"): return new.modifiers.isEmpty
        case ("cidr", "inet"), ("xml", "text"): return true
        case ("varchar", "varchar"), ("varbit", "varbit"): return widens(old, new)
        case ("numeric", "numeric"): return widensNumber(old, new)
        case ("timestamp", "timestamp"), ("timestamptz", "timestamptz"), ("time", "time"),
            ("timetz", "timetz"):
            return (new.modifiers.first ?? 6) >= (old.modifiers.first ?? 6)
        case ("interval", "interval"): return widensInterval(old, new)
        default: return old.isSame(as: new)
        }
    }

    /// Whether a length is given up, or grows.
    private static func widens(_ old: SQLType, _ new: SQLType) -> Bool {
        guard let length = new.modifiers.first else { return true }
        return old.modifiers.first.map { $0 <= length } ?? false
    }

    /// Whether the fields and the digits of seconds stay or grow; the modifiers are a mask and a number.
    private static func widensInterval(_ old: SQLType, _ new: SQLType) -> Bool {
        let fullRange = 0x7FFF
        let ranges = [old, new].map { $0.modifiers.first ?? fullRange }
        let digits = [old, new].map { $0.modifiers.dropFirst().first ?? 6 }
        return (ranges[1] == fullRange || ranges[0] == ranges[1]) && digits[0] <= digits[1]
    }

    /// Whether precision is given up, or grows at the same scale.
    private static func widensNumber(_ old: SQLType, _ new: SQLType) -> Bool {
        guard let precision = new.modifiers.first else { return true }
        guard let before = old.modifiers.first else { return false }
        let scales = [old, new].map { $0.modifiers.dropFirst().first ?? 0 }
        return before <= precision && scales[0] == scales[1]
    }
}

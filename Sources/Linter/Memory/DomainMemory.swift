import PgQuery

/// What is known of a domain.
struct DomainMemory: Equatable, Sendable {
    /// The type that it is made of.
    var base: SQLType?
    /// The names of its constraints; those without one have their place.
    var constraints: Set<String> = []
    /// Whether it is NOT NULL.
    var isNotNull = false
    /// Its default.
    var defaultValue: SQLExpression?

    init(_ definition: DomainDefinition) {
        base = definition.base
        defaultValue = definition.defaultValue
        for constraint in definition.constraints { add(constraint, of: definition.name.name) }
    }

    /// Whether it restricts values at all: a new column of such a type has the table written anew.
    var isConstrained: Bool { isNotNull || !constraints.isEmpty }

    mutating func apply(_ change: DomainChange, of domain: String) {
        switch change {
        case .addConstraint(let constraint): add(constraint, of: domain)
        case .setNotNull: isNotNull = true
        case .dropNotNull: isNotNull = false
        case .dropConstraint(let name): constraints.remove(name)
        case .setDefault(let value): defaultValue = value
        case .validate, .other: break
        }
    }

    private mutating func add(_ constraint: TableConstraint, of domain: String) {
        if constraint.kind == .notNull {
            isNotNull = true
        } else {
            // The server's first choice (ChooseConstraintName in pg_constraint.c).
            constraints.insert(constraint.name ?? "\(domain)_check")
        }
    }
}

/// A query that reads one family of objects out of the system catalogues.
///
/// Each row is an object. Its columns are `kind` and `name`; `parent_kind` and `parent`,
/// `origin_kind` and `origin` where there is such an object; all others are properties, with the
/// spaces of their names written as `_`. NULL and false mean that a property does not apply; jsonb
/// is a list, or an order of columns.
struct CatalogueQuery {
    /// A condition: where it does not hold, there is nothing of this family and its query, which
    /// costs more to plan than to run, need not be sent; nil for a family that there always is.
    let presence: String?
    /// The statement.
    let sql: String

    init(onlyIf presence: String? = nil, sql: String) {
        self.presence = presence
        self.sql = sql
    }

    /// The query of every family that a server of this version has.
    static func all(on server: ServerVersion) -> [CatalogueQuery] {
        [
            schemas, relations(server), columns(server), constraints(server), indexes(server),
            sequences, routines(server), aggregates(server), types(server), triggers(server), rules,
            policies, extensions, defaultPrivileges, publications(server), subscriptions(server),
            eventTriggers, statistics(server), foreignData, casts, operators, operatorClasses,
            operatorFamilies, collations(server), conversions, textSearch, languages,
        ]
    }
}

/// The version of a server as a number, 150004 for 15.4, and what it has.
struct ServerVersion {
    let number: Int

    /// The oldest that is supported.
    static let oldest = 120_000

    /// Whether it is a major version, or a newer one.
    func isAtLeast(_ major: Int) -> Bool { number >= major * 10_000 }

    /// A piece of SQL for servers from a major version on, and what stands for it on older ones.
    func from(_ major: Int, _ sql: String, else older: String = "NULL") -> String {
        isAtLeast(major) ? sql : older
    }
}

import MigrationKit

/// What an index is made of, so that two can be compared.
struct IndexShape {
    /// The index as SQL names it.
    let name: String

    /// Its table as SQL names it.
    let table: String

    /// Its oid.
    let oid: UInt32

    /// Whether it belongs to an index of the partitioned table.
    let isPart: Bool

    /// Its name without a schema.
    private let ownName: String

    /// Whether its table is partitioned.
    private let isPartitioned: Bool

    /// Whether a constraint is kept by it.
    let isConstraint: Bool

    /// How hard it is to do without: 0 for a primary key, ``dispensable`` for an index that only makes
    /// queries faster.
    let rank: Int

    /// Whether something stands on it that its likeness does not give: a primary key, a foreign key that
    /// refers to it, the identity of rows in a replica, an exclusion.
    let isIndispensable: Bool

    private let method: String
    private let columns: [String]
    private let classes: [String]
    private let collations: [String]
    private let options: [String]
    private let keyCount: Int
    private let expressions: String
    private let predicate: String
    private let nulls: String

    /// Whether it is unique at the end of a statement or transaction only.
    private let isLate: Bool

    /// The rank of an index that nothing but speed depends on.
    static let dispensable = 5

    /// Reads a row of ``DuplicateIndexesValidator``.
    ///
    /// - Throws: `UnexpectedAnswer` where the row has not the columns of its query.
    init(_ row: ReadOnlyRow) throws {
        func list(_ column: String) throws -> [String] {
            try row.text(column).split(separator: " ").map(String.init)
        }
        name = try row.text("name")
        table = try row.text("table_name")
        ownName = try row.text("own_name")
        oid = try row.oid("oid")
        isPart = try row.boolean("is_part")
        isPartitioned = try row.boolean("is_partitioned")
        isConstraint = try row.boolean("is_constraint")
        method = try row.text("method")
        columns = try list("columns")
        classes = try list("classes")
        collations = try list("collations")
        options = try list("options")
        keyCount = try row.integer("keys")
        expressions = try row.text("expressions")
        predicate = try row.text("predicate")
        nulls = try row.text("nulls")
        if try row.boolean("is_primary") {
            rank = 0
        } else if try row.boolean("is_referred_to") {
            rank = 1
        } else if isConstraint {
            rank = 2
        } else if try row.boolean("is_identity") {
            rank = 3
        } else {
            rank = try row.boolean("is_unique") ? 4 : Self.dispensable
        }
        isIndispensable =
            try rank < 2 || row.boolean("is_identity") || row.boolean("is_exclusion")
        isLate = try row.boolean("is_unique") && !row.boolean("is_immediate")
    }

    /// The same for indexes that serve the same queries; a unique one serves those of another, too.
    var signature: [String] {
        let isUniqueWithNulls = rank < Self.dispensable && nulls == "true"
        return [
            method, columns.joined(separator: " "), String(keyCount),
            classes.joined(separator: " "), collations.joined(separator: " "),
            options.joined(separator: " "), expressions, predicate,
            isUniqueWithNulls ? "nulls not distinct" : "", isLate ? "deferrable" : "",
        ]
    }

    /// The statement that gets rid of it. A constraint's index has the constraint's name; one of a
    /// partitioned table cannot be dropped concurrently.
    var removal: String {
        if isConstraint { return "ALTER TABLE \(table) DROP CONSTRAINT \(ownName);" }
        return "DROP INDEX \(isPartitioned ? "" : "CONCURRENTLY ")\(name);"
    }

    /// Whether a search by its columns can use the other, longer index as well.
    func begins(_ other: IndexShape) -> Bool {
        let count = columns.count
        return method == "btree" && other.method == "btree" && count == keyCount
            && other.keyCount > count && expressions.isEmpty && other.expressions.isEmpty
            && predicate == other.predicate && other.columns.starts(with: columns)
            && other.classes.starts(with: classes) && other.collations.starts(with: collations)
            && other.options.starts(with: options)
    }
}

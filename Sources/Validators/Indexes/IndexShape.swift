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

    /// Whether a constraint is kept by it.
    let isConstraint: Bool

    /// How hard it is to do without: 0 for a constraint that others refer to, ``dispensable`` for an
    /// index that only makes queries faster.
    let rank: Int

    private let method: String
    private let columns: [String]
    private let classes: [String]
    private let collations: [String]
    private let options: [String]
    private let keyCount: Int
    private let expressions: String
    private let predicate: String
    private let nulls: String

    /// The rank of an index that nothing but speed depends on.
    static let dispensable = 4

    /// Reads a row of ``DuplicateIndexesValidator``.
    ///
    /// - Throws: `UnexpectedAnswer` where the row has not the columns of its query.
    init(_ row: ReadOnlyRow) throws {
        func list(_ column: String) throws -> [String] {
            try row.text(column).split(separator: " ").map(String.init)
        }
        name = try row.text("name")
        table = try row.text("table_name")
        oid = try row.oid("oid")
        isPart = try row.boolean("is_part")
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
        if try row.boolean("is_referred_to") {
            rank = 0
        } else if isConstraint {
            rank = 1
        } else if try row.boolean("is_identity") {
            rank = 2
        } else {
            rank = try row.boolean("is_unique") ? 3 : Self.dispensable
        }
    }

    /// The same for indexes that serve the same queries; a unique one serves those of another, too.
    var signature: [String] {
        let isUniqueWithNulls = rank < Self.dispensable && nulls == "true"
        return [
            method, columns.joined(separator: " "), String(keyCount),
            classes.joined(separator: " "), collations.joined(separator: " "),
            options.joined(separator: " "), expressions, predicate,
            isUniqueWithNulls ? "nulls not distinct" : "",
        ]
    }

    /// How to get rid of it.
    var removal: String {
        isConstraint
            ? "ALTER TABLE \(table) DROP CONSTRAINT …;" : "DROP INDEX CONCURRENTLY \(name);"
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

import MigrationKit
import PgQuery

/// Asks the catalogue what an object at fault is.
struct FaultFacts {
    /// A table.
    struct Table {
        let oid: UInt32
        let name: SQLName
    }

    /// An index.
    struct Index {
        let name: SQLName
        let table: Table
        /// The key columns; nil where an expression is among them.
        let columns: [String]?
        /// The key or exclusion constraint that it keeps.
        let constraint: UInt32?
        /// The index of the partitioned table that it belongs to.
        let parent: UInt32?
    }

    /// A constraint.
    struct Constraint {
        let name: String
        let kind: MadeConstraint.Kind?
        /// The table; nil for one of a domain.
        let table: Table?
        let domain: SQLName?
        let columns: Set<String>
        let refersTo: SQLName?
        /// The constraint of the partitioned table that it belongs to.
        let parent: UInt32?
        let isValidated: Bool

        /// Whether the statement that made it did not look at the rows.
        func wasNotValid(in schema: ExpectedSchema) -> Bool {
            guard let table else { return false }
            return schema.relations[table.name]?.constraints[name]?.isNotValid ?? false
        }
    }

    /// A sequence, and the columns that it numbers.
    struct Sequence {
        let name: SQLName
        let owners: [(oid: UInt32, table: SQLName, column: String)]
    }

    private let database: any ReadOnlyDatabase

    init(_ database: any ReadOnlyDatabase) { self.database = database }

    /// An index; nil where there is none.
    ///
    /// - Throws: The server's error.
    func index(_ oid: UInt32) throws -> Index? {
        try database.query(Self.indexSQL, [String(oid)]).first.map { row in
            Index(
                name: try name(row, "schema", "name"), table: try table(row),
                columns: row["columns"].map { SQLName.list($0) },
                constraint: row["constraint_oid"].flatMap { UInt32($0) },
                parent: row["parent"].flatMap { UInt32($0) })
        }
    }

    /// A constraint; nil where there is none.
    ///
    /// - Throws: The server's error.
    func constraint(_ oid: UInt32) throws -> Constraint? {
        try database.query(Self.constraintSQL, [String(oid)]).first.map { row in
            Constraint(
                name: try row.text("name"),
                kind: MadeConstraint.Kind(letter: try row.text("contype")),
                table: row["table_oid"] == nil ? nil : try table(row),
                domain: row["domain"] == nil ? nil : try name(row, "domain_schema", "domain"),
                columns: Set(row["columns"].map { SQLName.list($0) } ?? []),
                refersTo: row["parent_table"] == nil
                    ? nil : try name(row, "parent_schema", "parent_table"),
                parent: row["parent"].flatMap { UInt32($0) },
                isValidated: try row.boolean("convalidated"))
        }
    }

    /// A sequence; nil where there is none.
    ///
    /// - Throws: The server's error.
    func sequence(_ oid: UInt32) throws -> Sequence? {
        let rows = try database.query(Self.sequenceSQL, [String(oid)])
        guard let first = rows.first else { return nil }
        return Sequence(
            name: try name(first, "schema", "name"),
            owners: try rows.compactMap { row in
                guard let column = row["column_name"] else { return nil }
                let table = try table(row)
                return (table.oid, table.name, column)
            })
    }

    /// The name of a table; nil where there is none.
    ///
    /// - Throws: The server's error.
    func table(_ oid: UInt32) throws -> SQLName? {
        try database.query(
            """
            SELECT namespace.nspname AS schema, class.relname AS name
              FROM pg_class AS class
              JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
             WHERE class.oid = $1::oid
            """, [String(oid)]
        ).first.map { try name($0, "schema", "name") }
    }

    /// The constraints of single columns that are not proven.
    ///
    /// - Throws: The server's error.
    func unprovenChecks(of table: UInt32, _ columns: [String]) throws -> [UInt32] {
        try database.query(
            """
            SELECT item.oid
              FROM pg_constraint AS item
              JOIN pg_attribute AS attribute
                ON attribute.attrelid = item.conrelid AND attribute.attnum = item.conkey[1]
             WHERE item.conrelid = $1::oid AND NOT item.convalidated AND item.contype IN ('c', 'n')
               AND cardinality(item.conkey) = 1 AND attribute.attname = ANY ($2::name[])
            """, [String(table), ArrayLiteral.text(columns)]
        ).map { try $0.oid("oid") }
    }

    private func name(_ row: ReadOnlyRow, _ schema: String, _ name: String) throws -> SQLName {
        SQLName(schema: try row.text(schema), name: try row.text(name))
    }

    private func table(_ row: ReadOnlyRow) throws -> Table {
        Table(
            oid: try row.oid("table_oid"),
            name: try name(row, "table_schema", "table_name"))
    }

    private static let indexSQL = """
        SELECT namespace.nspname AS schema, class.relname AS name, owner.oid AS table_oid,
               home.nspname AS table_schema, owner.relname AS table_name,
               (SELECT inhparent FROM pg_inherits WHERE inhrelid = class.oid) AS parent,
               (SELECT min(oid) FROM pg_constraint
                 WHERE conindid = class.oid AND conrelid = owner.oid
                   AND contype IN ('p', 'u', 'x')) AS constraint_oid,
               (SELECT CASE WHEN bool_and(number <> 0)
                            THEN string_agg(quote_ident(attname), ',' ORDER BY position) END
                  FROM unnest(index.indkey::smallint[]) WITH ORDINALITY AS part (number, position)
                  LEFT JOIN pg_attribute ON attrelid = owner.oid AND attnum = number
                 WHERE position <= index.indnkeyatts) AS columns
          FROM pg_index AS index
          JOIN pg_class AS class ON class.oid = index.indexrelid
          JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
          JOIN pg_class AS owner ON owner.oid = index.indrelid
          JOIN pg_namespace AS home ON home.oid = owner.relnamespace
         WHERE index.indexrelid = $1::oid
        """

    private static let constraintSQL = """
        SELECT item.conname AS name, item.contype, item.convalidated,
               owner.oid AS table_oid, home.nspname AS table_schema, owner.relname AS table_name,
               type.typname AS domain, type_home.nspname AS domain_schema,
               other.relname AS parent_table, other_home.nspname AS parent_schema,
               nullif(item.conparentid, 0) AS parent,
               (SELECT string_agg(quote_ident(attname), ',')
                  FROM pg_attribute
                 WHERE attrelid = item.conrelid AND attnum = ANY (item.conkey)) AS columns
          FROM pg_constraint AS item
          LEFT JOIN pg_class AS owner ON owner.oid = item.conrelid
          LEFT JOIN pg_namespace AS home ON home.oid = owner.relnamespace
          LEFT JOIN pg_type AS type ON type.oid = item.contypid
          LEFT JOIN pg_namespace AS type_home ON type_home.oid = type.typnamespace
          LEFT JOIN pg_class AS other ON other.oid = item.confrelid
          LEFT JOIN pg_namespace AS other_home ON other_home.oid = other.relnamespace
         WHERE item.oid = $1::oid
        """

    private static let sequenceSQL = """
        WITH use AS (
            SELECT refobjid AS relation, refobjsubid AS number
              FROM pg_depend
             WHERE classid = 'pg_class'::regclass AND objid = $1::oid
               AND refclassid = 'pg_class'::regclass AND refobjsubid > 0
               AND deptype IN ('a', 'i')
            UNION
            SELECT source.adrelid, source.adnum
              FROM pg_depend AS item
              JOIN pg_attrdef AS source ON source.oid = item.objid
             WHERE item.classid = 'pg_attrdef'::regclass
               AND item.refclassid = 'pg_class'::regclass AND item.refobjid = $1::oid
        )
        SELECT namespace.nspname AS schema, class.relname AS name, owner.oid AS table_oid,
               home.nspname AS table_schema, owner.relname AS table_name,
               attribute.attname AS column_name
          FROM pg_class AS class
          JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
          LEFT JOIN use ON true
          LEFT JOIN pg_class AS owner ON owner.oid = use.relation
          LEFT JOIN pg_namespace AS home ON home.oid = owner.relnamespace
          LEFT JOIN pg_attribute AS attribute
            ON attribute.attrelid = owner.oid AND attribute.attnum = use.number
         WHERE class.oid = $1::oid
        """
}

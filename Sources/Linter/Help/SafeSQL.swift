import PgQuery

/// SQL that does in steps what one statement would do while it keeps others waiting.
///
/// The steps are those of a migration: what is in no block of its own shares a transaction, so that what has
/// to come after a commit has a block before it.
enum SafeSQL {
    /// An `ALTER TABLE`.
    static func alter(_ table: SQLName, _ change: String) -> String {
        "ALTER TABLE \(table.plain) \(change);"
    }

    /// Adds a constraint, and looks at the rows that are there while others read and write.
    static func constraint(_ name: String, _ definition: String, of table: SQLName) -> [String] {
        let name = SQLText.plainIdentifier(name)
        return [
            "BEGIN;", alter(table, "ADD CONSTRAINT \(name) \(definition) NOT VALID"), "COMMIT;",
            alter(table, "VALIDATE CONSTRAINT \(name)"),
        ]
    }

    /// Sets NOT NULL, of which a CHECK was the proof before.
    ///
    /// PostgreSQL 18 has constraints of its own for NOT NULL, whose names end in `_not_null`.
    static func notNull(_ column: String, of table: SQLName) -> [String] {
        let check = "\(table.name)_\(column)_is_there"
        let column = SQLText.plainIdentifier(column)
        return constraint(check, "CHECK (\(column) IS NOT NULL)", of: table) + [
            alter(table, "ALTER COLUMN \(column) SET NOT NULL"),
            alter(table, "DROP CONSTRAINT \(SQLText.plainIdentifier(check))"),
        ]
    }

    /// Builds a unique index, and makes it a key.
    ///
    /// - Parameters:
    ///   - words: `UNIQUE` or `PRIMARY KEY`.
    ///   - shape: the columns in parentheses, and what follows them.
    ///   - properties: whether it is deferrable.
    static func key(
        _ words: String, _ name: String, of table: SQLName, shape: String, properties: String = ""
    ) -> [String] {
        let name = SQLText.plainIdentifier(name)
        let ending = properties.isEmpty ? "" : " \(properties)"
        return [
            "CREATE UNIQUE INDEX CONCURRENTLY \(name) ON \(table.plain) \(shape);",
            alter(table, "ADD CONSTRAINT \(name) \(words) USING INDEX \(name)\(ending)"),
        ]
    }

    /// Adds a column, and then its default, which the rows that are there do not get.
    static func column(
        _ name: String, _ type: String, default value: String, of table: SQLName
    ) -> [String] {
        let name = SQLText.plainIdentifier(name)
        return [
            alter(table, "ADD COLUMN \(name) \(type)"),
            alter(table, "ALTER COLUMN \(name) SET DEFAULT \(value)"),
        ]
    }

    /// Adds a column that a sequence numbers from now on.
    static func numberedColumn(_ name: String, _ type: String, of table: SQLName) -> [String] {
        let sequence = SQLName(schema: table.schema, name: "\(table.name)_\(name)_seq").plain
        let value = "nextval(\(SQLText.literal(sequence)))"
        return ["CREATE SEQUENCE \(sequence);"]
            + column(name, type, default: value, of: table) + [
                "ALTER SEQUENCE \(sequence) OWNED BY \(table.plain).\(SQLText.plainIdentifier(name));"
            ]
    }

    /// Adds a column that a trigger computes from now on.
    ///
    /// - Parameter value: an expression of the row's other columns.
    static func computedColumn(
        _ name: String, _ type: String, of table: SQLName, value: String
    ) -> [String] {
        let function = SQLName(schema: table.schema, name: "set_\(table.name)_\(name)").plain
        let trigger = SQLText.plainIdentifier("set_\(table.name)_\(name)")
        let name = SQLText.plainIdentifier(name)
        return [
            alter(table, "ADD COLUMN \(name) \(type)"),
            """
            CREATE FUNCTION \(function)() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
              NEW.\(name) := (SELECT \(value) FROM (SELECT NEW.*) AS \(SQLText.plainIdentifier(table.name)));
              RETURN NEW;
            END $$;
            """,
            """
            CREATE TRIGGER \(trigger) BEFORE INSERT OR UPDATE ON \(table.plain)
              FOR EACH ROW EXECUTE FUNCTION \(function)();
            """,
        ]
    }
}

/// Statements of all kinds, one a line, each of which runs in a transaction on ``SweptSchema``.
enum SweptStatements {
    /// All of them.
    static var all: [String] {
        (creations + tableChanges + otherChanges + drops + work).split(separator: "\n").map(
            String.init)
    }

    /// Those that depend on what is known of columns, constraints and indexes under their names of
    /// ``SweptSchema/renames``.
    static let behindRenames = #"""
        ALTER TABLE orders ALTER COLUMN remark SET NOT NULL
        ALTER TABLE orders ALTER COLUMN code_number SET NOT NULL
        ALTER TABLE orders ALTER COLUMN code_text TYPE text
        ALTER TABLE orders ALTER COLUMN tag_text TYPE text
        ALTER TABLE orders ALTER COLUMN mark_text TYPE text
        ALTER TABLE orders ALTER COLUMN code_number TYPE varchar(40)
        ALTER TABLE orders DROP COLUMN client CASCADE
        ALTER TABLE orders DROP COLUMN order_no CASCADE
        ALTER TABLE orders DROP COLUMN sum CASCADE
        ALTER TABLE orders DROP COLUMN remark
        ALTER TABLE customers DROP COLUMN customer_no CASCADE
        ALTER TABLE customers DROP CONSTRAINT customers_pkey CASCADE
        ALTER TABLE customers DROP CONSTRAINT mail_is_unique
        ALTER TABLE orders DROP CONSTRAINT orders_key CASCADE
        ALTER TABLE orders VALIDATE CONSTRAINT code_number_is_there
        ALTER TABLE events DROP COLUMN sort
        REINDEX INDEX mail_is_unique
        REINDEX INDEX orders_key
        REINDEX TABLE customers
        REINDEX TABLE orders
        DROP INDEX orders_mark
        DROP TABLE customers CASCADE
        """#.split(separator: "\n").map(String.init)
}

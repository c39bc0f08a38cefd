extension SweptStatements {
    static let otherChanges = #"""
        ALTER VIEW order_list RENAME TO fresh
        ALTER VIEW order_list ALTER COLUMN total SET DEFAULT 1
        ALTER VIEW order_list SET (security_barrier = true)
        ALTER MATERIALIZED VIEW order_counts RENAME TO fresh
        ALTER MATERIALIZED VIEW order_counts SET (fillfactor = 70)
        ALTER INDEX orders_customer RENAME TO fresh
        ALTER INDEX orders_customer SET (fillfactor = 70)
        ALTER INDEX events_only ATTACH PARTITION events_1_kind
        ALTER INDEX orders_pkey RENAME TO fresh
        ALTER SEQUENCE numbers RESTART
        ALTER SEQUENCE numbers OWNED BY orders.id
        ALTER SEQUENCE numbers RENAME TO fresh
        ALTER SEQUENCE orders_line_seq AS bigint
        ALTER TRIGGER orders_stamp ON orders RENAME TO fresh
        ALTER POLICY orders_policy ON orders USING (id > 0)
        ALTER POLICY orders_policy ON orders RENAME TO fresh
        ALTER RULE orders_rule ON refunds RENAME TO fresh
        ALTER STATISTICS orders_statistics SET STATISTICS 100
        ALTER STATISTICS orders_statistics RENAME TO fresh
        ALTER PUBLICATION orders_publication ADD TABLE customers
        ALTER PUBLICATION orders_publication DROP TABLE items
        ALTER PUBLICATION orders_publication SET TABLE orders, customers
        ALTER PUBLICATION orders_publication SET (publish = 'insert')
        ALTER TYPE state RENAME VALUE 'paid' TO 'done'
        ALTER TYPE state RENAME TO fresh
        ALTER TYPE place ADD ATTRIBUTE zip text
        ALTER DOMAIN amount ADD CONSTRAINT fresh CHECK (VALUE < 1000)
        ALTER DOMAIN amount ADD CONSTRAINT fresh CHECK (VALUE < 1000) NOT VALID
        ALTER DOMAIN amount SET NOT NULL
        ALTER DOMAIN amount DROP NOT NULL
        ALTER DOMAIN amount DROP CONSTRAINT amount_check
        ALTER DOMAIN amount SET DEFAULT 0
        ALTER DOMAIN amount RENAME TO fresh
        ALTER FUNCTION stamp() STABLE
        ALTER SCHEMA archive RENAME TO fresh
        ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC
        ALTER FUNCTION constant() RENAME TO fresh
        ALTER TYPE place RENAME ATTRIBUTE town TO city
        ALTER TYPE place SET SCHEMA archive
        ALTER SEQUENCE numbers SET SCHEMA archive
        ALTER VIEW order_list SET SCHEMA archive
        ALTER MATERIALIZED VIEW order_counts SET SCHEMA archive
        ALTER VIEW order_list OWNER TO pg_database_owner
        ALTER DOMAIN amount VALIDATE CONSTRAINT amount_check

        """#

    static let drops = #"""
        DROP TABLE archive.old_orders
        DROP TABLE items
        DROP TABLE refunds, sessions
        DROP TABLE orders CASCADE
        DROP TABLE events
        DROP TABLE events_1
        DROP TABLE logs_1
        DROP TABLE cats
        DROP TABLE animals CASCADE
        DROP TABLE numbered
        DROP TABLE IF EXISTS nothing
        DROP VIEW order_sums
        DROP VIEW order_list CASCADE
        DROP MATERIALIZED VIEW order_counts
        DROP INDEX orders_customer
        DROP INDEX orders_customer, orders_number
        DROP INDEX events_at
        DROP INDEX events_only
        DROP INDEX events_1_kind
        DROP INDEX order_counts_key
        DROP SEQUENCE numbers
        DROP TRIGGER orders_stamp ON orders
        DROP TRIGGER IF EXISTS nothing ON orders
        DROP RULE orders_rule ON refunds
        DROP POLICY orders_policy ON orders
        DROP STATISTICS orders_statistics
        DROP PUBLICATION orders_publication
        DROP TYPE place
        DROP TYPE state CASCADE
        DROP DOMAIN amount CASCADE
        DROP FUNCTION stamp() CASCADE
        DROP SCHEMA archive CASCADE
        DROP TABLE items, orders, refunds CASCADE
        DROP TABLE badges
        DROP VIEW order_list, order_sums
        DROP TABLE IF EXISTS nothing, badges

        """#
}

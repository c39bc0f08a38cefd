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

    private static let creations = #"""
        CREATE TABLE fresh (id bigint)
        CREATE TABLE fresh (id bigint PRIMARY KEY, customer bigint REFERENCES customers (id))
        CREATE TABLE fresh (id bigint, a bigint REFERENCES customers, b bigint REFERENCES orders, c bigint REFERENCES customers)
        CREATE TABLE fresh (id bigint PRIMARY KEY, parent bigint REFERENCES fresh (id))
        CREATE TABLE fresh (LIKE orders)
        CREATE TABLE fresh (LIKE orders INCLUDING ALL)
        CREATE TABLE fresh () INHERITS (animals)
        CREATE TABLE fresh PARTITION OF events FOR VALUES FROM (2000) TO (3000)
        CREATE TABLE fresh PARTITION OF events DEFAULT
        CREATE TABLE fresh PARTITION OF logs FOR VALUES IN (5)
        CREATE TABLE IF NOT EXISTS orders (id bigint)
        CREATE TABLE fresh AS SELECT * FROM orders
        CREATE TEMP TABLE fresh (id bigint)
        CREATE TABLE fresh OF place
        CREATE VIEW fresh AS SELECT * FROM orders
        CREATE OR REPLACE VIEW order_list AS SELECT id, total, note FROM orders
        CREATE MATERIALIZED VIEW fresh AS SELECT * FROM orders
        CREATE SEQUENCE fresh
        CREATE SEQUENCE fresh OWNED BY orders.id
        CREATE INDEX fresh ON orders (note)
        CREATE UNIQUE INDEX fresh ON orders (number, id)
        CREATE INDEX fresh ON orders (note) WHERE total > 0
        CREATE INDEX fresh ON events (kind)
        CREATE INDEX fresh ON ONLY events (kind)
        CREATE INDEX fresh ON events_1 (kind)
        CREATE INDEX fresh ON order_counts (total)
        CREATE INDEX fresh ON animals (name)
        CREATE INDEX IF NOT EXISTS orders_customer ON orders (customer)
        CREATE TRIGGER fresh BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION stamp()
        CREATE OR REPLACE TRIGGER orders_stamp BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION stamp()
        CREATE CONSTRAINT TRIGGER fresh AFTER UPDATE ON orders FROM customers FOR EACH ROW EXECUTE FUNCTION stamp()
        CREATE TRIGGER fresh BEFORE UPDATE ON events FOR EACH ROW EXECUTE FUNCTION stamp()
        CREATE RULE fresh AS ON DELETE TO orders DO INSTEAD NOTHING
        CREATE OR REPLACE RULE orders_rule AS ON DELETE TO refunds DO INSTEAD NOTHING
        CREATE POLICY fresh ON orders USING (id > 0)
        CREATE POLICY fresh ON orders USING (EXISTS (SELECT FROM customers))
        CREATE STATISTICS fresh ON customer, number FROM orders
        CREATE PUBLICATION fresh FOR TABLE customers, orders
        CREATE PUBLICATION fresh FOR TABLE events
        CREATE TYPE fresh AS ENUM ('a')
        CREATE TYPE fresh AS (a int)
        CREATE DOMAIN fresh AS text
        CREATE FUNCTION fresh() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM orders'
        CREATE SCHEMA fresh
        CREATE EXTENSION IF NOT EXISTS plpgsql
        CREATE POLICY fresh ON events USING (true)
        CREATE STATISTICS fresh ON id, at FROM events
        CREATE TABLE fresh (id bigint, customer bigint REFERENCES customers, UNIQUE (id)) PARTITION BY LIST (id)
        CREATE TABLE fresh (LIKE events INCLUDING INDEXES)
        CREATE TABLE fresh () INHERITS (animals, dogs)
        CREATE TABLE fresh (CHECK (legs > 0)) INHERITS (animals)
        CREATE OR REPLACE VIEW order_sums AS SELECT sum(total) AS total FROM order_list
        CREATE AGGREGATE fresh (int) (SFUNC = int4pl, STYPE = int)
        CREATE CAST (text AS state) WITH INOUT
        CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq)
        CREATE COLLATION fresh FROM "C"
        CREATE TYPE fresh AS RANGE (subtype = int4)
        CREATE FUNCTION fresh_event() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'
        CREATE TABLE fresh (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer bigint NOT NULL REFERENCES customers (id) ON DELETE CASCADE, UNIQUE (customer, id))

        """#

    private static let work = #"""
        SELECT * INTO fresh FROM orders
        TRUNCATE sessions
        TRUNCATE TABLE refunds, sessions RESTART IDENTITY
        TRUNCATE orders CASCADE
        TRUNCATE customers, orders, items, refunds
        TRUNCATE events
        TRUNCATE events_1
        TRUNCATE ONLY animals
        LOCK TABLE orders
        LOCK TABLE orders IN SHARE ROW EXCLUSIVE MODE
        LOCK TABLE orders, customers IN SHARE MODE
        LOCK TABLE events IN EXCLUSIVE MODE
        LOCK TABLE ONLY events IN EXCLUSIVE MODE
        LOCK TABLE order_list IN SHARE MODE
        REINDEX TABLE orders
        REINDEX INDEX orders_customer
        REINDEX INDEX orders_pkey
        REINDEX TABLE events_1
        REINDEX TABLE order_counts
        CLUSTER orders USING orders_customer
        ANALYZE orders
        ANALYZE orders (note)
        ANALYZE events
        REFRESH MATERIALIZED VIEW order_counts
        REFRESH MATERIALIZED VIEW order_counts WITH NO DATA
        REFRESH MATERIALIZED VIEW CONCURRENTLY order_counts
        COMMENT ON TABLE orders IS 'x'
        COMMENT ON COLUMN orders.note IS 'x'
        COMMENT ON INDEX orders_customer IS 'x'
        COMMENT ON VIEW order_list IS 'x'
        COMMENT ON MATERIALIZED VIEW order_counts IS 'x'
        COMMENT ON SEQUENCE numbers IS 'x'
        COMMENT ON CONSTRAINT total_is_sane ON orders IS 'x'
        COMMENT ON TRIGGER orders_stamp ON orders IS 'x'
        COMMENT ON POLICY orders_policy ON orders IS 'x'
        COMMENT ON RULE orders_rule ON refunds IS 'x'
        COMMENT ON FUNCTION stamp() IS 'x'
        COMMENT ON STATISTICS orders_statistics IS 'x'
        COMMENT ON TYPE state IS 'x'
        GRANT SELECT ON orders TO PUBLIC
        GRANT SELECT ON ALL TABLES IN SCHEMA public TO PUBLIC
        REVOKE SELECT (note) ON orders FROM PUBLIC
        INSERT INTO customers (id, name) VALUES (9, 'x')
        INSERT INTO items (id, order_id) VALUES (9, 1)
        INSERT INTO events (id, at) VALUES (5, '2020-01-01')
        INSERT INTO customers (id, name) SELECT id + 100, 'x' FROM orders
        INSERT INTO customers (id, name) VALUES (1, 'x') ON CONFLICT (id) DO UPDATE SET name = 'y'
        UPDATE orders SET note = 'x' WHERE id = 1
        UPDATE orders SET note = 'x'
        UPDATE orders SET note = c.name FROM customers AS c WHERE c.id = orders.customer
        UPDATE events SET kind = 'x' WHERE id = 1
        UPDATE animals SET legs = 4 WHERE name = 'x'
        UPDATE ONLY animals SET legs = 4 WHERE name = 'x'
        DELETE FROM sessions WHERE id = 1
        DELETE FROM sessions
        DELETE FROM items USING orders WHERE orders.id = items.order_id AND orders.id < 10
        DELETE FROM events WHERE id = 1
        WITH gone AS (DELETE FROM sessions RETURNING id) SELECT count(*) FROM gone
        WITH gone AS (DELETE FROM sessions RETURNING *) INSERT INTO archive.old_orders SELECT id, data FROM gone
        WITH batch AS (SELECT id FROM orders LIMIT 10) UPDATE orders SET note = 'x' FROM batch WHERE batch.id = orders.id
        MERGE INTO sessions AS s USING items AS i ON i.id = s.id WHEN MATCHED THEN UPDATE SET data = 'x'
        EXPLAIN DELETE FROM sessions
        EXPLAIN ANALYZE DELETE FROM sessions
        SELECT * FROM orders WHERE id = 1 FOR UPDATE
        SELECT count(*) FROM orders
        SELECT nextval('numbers')
        SELECT setval('numbers', 10)
        SET lock_timeout = '1s'
        SET CONSTRAINTS ALL IMMEDIATE
        DO 'BEGIN PERFORM 1; END'
        COMMENT ON TABLE events IS 'x'
        REINDEX INDEX events_1_kind
        SELECT * FROM orders FOR SHARE
        SELECT pg_catalog.set_config('search_path', '', false)
        TRUNCATE animals
        TRUNCATE logs_1, logs_rest
        CLUSTER items USING items_pkey
        ANALYZE animals
        UPDATE items SET product = 'x' FROM orders
        DELETE FROM items USING orders
        WITH x AS (UPDATE items SET product = 'y' RETURNING *) SELECT * FROM x

        """#

    private static let tableChanges = #"""
        ALTER TABLE orders ADD COLUMN fresh text
        ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text
        ALTER TABLE orders ADD COLUMN fresh text DEFAULT 'x'
        ALTER TABLE orders ADD COLUMN fresh timestamptz DEFAULT now()
        ALTER TABLE orders ADD COLUMN fresh uuid DEFAULT gen_random_uuid()
        ALTER TABLE orders ADD COLUMN fresh int DEFAULT constant()
        ALTER TABLE orders ADD COLUMN fresh text NOT NULL DEFAULT 'x'
        ALTER TABLE orders ADD COLUMN fresh int CHECK (fresh > 0)
        ALTER TABLE orders ADD COLUMN fresh int UNIQUE
        ALTER TABLE orders ADD COLUMN fresh serial
        ALTER TABLE orders ADD COLUMN fresh bigint GENERATED ALWAYS AS IDENTITY
        ALTER TABLE orders ADD COLUMN fresh bigint GENERATED ALWAYS AS (id + 1) STORED
        ALTER TABLE orders ADD COLUMN fresh amount
        ALTER TABLE orders ADD COLUMN fresh amount DEFAULT 1
        ALTER TABLE orders ADD COLUMN fresh label
        ALTER TABLE orders ADD COLUMN fresh label DEFAULT 'x'
        ALTER TABLE orders ADD COLUMN fresh state DEFAULT 'new'
        ALTER TABLE orders ADD COLUMN fresh place
        ALTER TABLE orders ADD COLUMN fresh bigint REFERENCES customers (id)
        ALTER TABLE orders ADD COLUMN fresh bigint DEFAULT 1 REFERENCES customers (id)
        ALTER TABLE orders ADD COLUMN fresh bigint DEFAULT NULL REFERENCES customers (id)
        ALTER TABLE events ADD COLUMN fresh text
        ALTER TABLE animals ADD COLUMN fresh text
        ALTER TABLE items DROP COLUMN product
        ALTER TABLE orders DROP COLUMN IF EXISTS nothing
        ALTER TABLE items DROP COLUMN order_id
        ALTER TABLE orders DROP COLUMN customer CASCADE
        ALTER TABLE customers DROP COLUMN id CASCADE
        ALTER TABLE events DROP COLUMN kind
        ALTER TABLE orders ALTER COLUMN note SET DEFAULT 'x'
        ALTER TABLE orders ALTER COLUMN note DROP DEFAULT
        ALTER TABLE orders ALTER COLUMN placed SET NOT NULL
        ALTER TABLE orders ALTER COLUMN note SET NOT NULL
        ALTER TABLE orders ALTER COLUMN number SET NOT NULL
        ALTER TABLE orders ALTER COLUMN state SET NOT NULL
        ALTER TABLE orders ALTER COLUMN id SET NOT NULL
        ALTER TABLE orders ALTER COLUMN state DROP NOT NULL
        ALTER TABLE customers ALTER COLUMN name DROP NOT NULL
        ALTER TABLE events ALTER COLUMN kind SET NOT NULL
        ALTER TABLE orders ALTER COLUMN number TYPE varchar(40)
        ALTER TABLE orders ALTER COLUMN number TYPE text
        ALTER TABLE orders ALTER COLUMN number TYPE varchar(20)
        ALTER TABLE orders ALTER COLUMN number TYPE varchar(10)
        ALTER TABLE orders ALTER COLUMN number TYPE text COLLATE "C"
        ALTER TABLE customers ALTER COLUMN email TYPE varchar(100)
        ALTER TABLE orders ALTER COLUMN placed TYPE date
        ALTER TABLE orders ALTER COLUMN placed TYPE timestamp USING placed AT TIME ZONE 'UTC'
        ALTER TABLE items ALTER COLUMN product TYPE text USING lower(product)
        ALTER TABLE items ALTER COLUMN product TYPE text
        ALTER TABLE items ALTER COLUMN product TYPE label
        ALTER TABLE items ALTER COLUMN product TYPE amount USING 1
        ALTER TABLE items ALTER COLUMN id TYPE numeric
        ALTER TABLE items ALTER COLUMN order_id TYPE integer
        ALTER TABLE items ALTER COLUMN price TYPE bigint
        ALTER TABLE customers ALTER COLUMN id TYPE integer
        ALTER TABLE customers ALTER COLUMN born TYPE timestamp
        ALTER TABLE orders ALTER COLUMN note SET STATISTICS 500
        ALTER TABLE orders ALTER COLUMN note SET (n_distinct = 5)
        ALTER TABLE orders ALTER COLUMN note SET STORAGE external
        ALTER TABLE orders ALTER COLUMN note SET COMPRESSION pglz
        ALTER TABLE numbered ALTER COLUMN id SET GENERATED BY DEFAULT
        ALTER TABLE numbered ALTER COLUMN id DROP IDENTITY
        ALTER TABLE numbered ALTER COLUMN id RESTART WITH 100
        ALTER TABLE customers ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY
        ALTER TABLE orders ADD CONSTRAINT fresh CHECK (id > 0)
        ALTER TABLE orders ADD CONSTRAINT fresh CHECK (id > 0) NOT VALID
        ALTER TABLE events ADD CONSTRAINT fresh CHECK (id > 0)
        ALTER TABLE orders ADD CONSTRAINT fresh UNIQUE (placed)
        ALTER TABLE orders ADD CONSTRAINT fresh UNIQUE USING INDEX orders_number
        ALTER TABLE refunds ADD PRIMARY KEY (id)
        ALTER TABLE items ADD CONSTRAINT fresh FOREIGN KEY (id) REFERENCES customers (id)
        ALTER TABLE items ADD CONSTRAINT fresh FOREIGN KEY (id) REFERENCES customers (id) NOT VALID
        ALTER TABLE events ADD CONSTRAINT fresh FOREIGN KEY (id) REFERENCES customers (id)
        ALTER TABLE refunds ADD CONSTRAINT fresh EXCLUDE USING btree (id WITH =)
        ALTER TABLE orders VALIDATE CONSTRAINT number_is_there
        ALTER TABLE orders VALIDATE CONSTRAINT total_is_sane
        ALTER TABLE refunds VALIDATE CONSTRAINT refunds_order_fkey
        ALTER TABLE orders DROP CONSTRAINT total_is_sane
        ALTER TABLE items DROP CONSTRAINT items_order_fkey
        ALTER TABLE orders DROP CONSTRAINT orders_pkey CASCADE
        ALTER TABLE customers DROP CONSTRAINT customers_email_key
        ALTER TABLE items ALTER CONSTRAINT items_order_fkey DEFERRABLE
        ALTER TABLE orders RENAME CONSTRAINT total_is_sane TO fresh
        ALTER TABLE orders RENAME COLUMN note TO fresh
        ALTER TABLE events RENAME COLUMN kind TO fresh
        ALTER TABLE orders RENAME TO fresh
        ALTER TABLE orders SET SCHEMA archive
        ALTER TABLE orders OWNER TO pg_database_owner
        ALTER TABLE orders SET (fillfactor = 70)
        ALTER TABLE orders SET (autovacuum_enabled = false)
        ALTER TABLE orders RESET (fillfactor)
        ALTER TABLE orders SET (user_catalog_table = true)
        ALTER TABLE orders CLUSTER ON orders_customer
        ALTER TABLE orders SET WITHOUT CLUSTER
        ALTER TABLE orders SET LOGGED
        ALTER TABLE refunds SET UNLOGGED
        ALTER TABLE sessions SET LOGGED
        ALTER TABLE sessions SET UNLOGGED
        ALTER TABLE orders SET ACCESS METHOD heap
        ALTER TABLE orders REPLICA IDENTITY FULL
        ALTER TABLE orders ENABLE ROW LEVEL SECURITY
        ALTER TABLE orders FORCE ROW LEVEL SECURITY
        ALTER TABLE orders DISABLE TRIGGER orders_stamp
        ALTER TABLE orders ENABLE TRIGGER ALL
        ALTER TABLE refunds DISABLE RULE orders_rule
        ALTER TABLE dogs INHERIT animals
        ALTER TABLE cats NO INHERIT animals
        ALTER TABLE events ATTACH PARTITION events_3 FOR VALUES FROM (2000) TO (3000)
        ALTER TABLE logs ATTACH PARTITION logs_2 FOR VALUES IN (2)
        ALTER TABLE events DETACH PARTITION events_1
        ALTER TABLE logs DETACH PARTITION logs_1
        ALTER TABLE ONLY orders ADD COLUMN fresh text
        ALTER TABLE ONLY animals ADD CONSTRAINT fresh CHECK (legs > 0) NO INHERIT
        ALTER TABLE animals ADD CONSTRAINT fresh CHECK (legs > 0) NO INHERIT
        ALTER TABLE ONLY animals ALTER COLUMN legs SET DEFAULT 4
        ALTER TABLE animals ALTER COLUMN legs SET DEFAULT 4
        ALTER TABLE animals ALTER COLUMN legs SET STATISTICS 10
        ALTER TABLE orders VALIDATE CONSTRAINT number_is_there, ADD COLUMN fresh text
        ALTER TABLE orders SET (fillfactor = 70), ALTER COLUMN note SET STATISTICS 10
        ALTER TABLE orders SET (fillfactor = 70), DISABLE TRIGGER ALL
        ALTER TABLE IF EXISTS nothing ADD COLUMN fresh text
        ALTER TABLE order_list RENAME TO fresh
        ALTER TABLE orders ALTER COLUMN code TYPE text
        ALTER TABLE orders ALTER COLUMN tag TYPE text
        ALTER TABLE orders ALTER COLUMN mark TYPE text
        ALTER TABLE orders ALTER COLUMN note TYPE varchar
        ALTER TABLE orders ALTER COLUMN number TYPE citext
        ALTER TABLE items ALTER COLUMN product TYPE text COLLATE "C"
        ALTER TABLE badges ALTER COLUMN code TYPE bigint
        ALTER TABLE animals ALTER COLUMN name TYPE varchar
        ALTER TABLE animals ALTER COLUMN legs TYPE bigint
        ALTER TABLE animals ALTER COLUMN name SET STORAGE external
        ALTER TABLE animals ALTER COLUMN name SET COMPRESSION pglz
        ALTER TABLE animals ALTER COLUMN name SET (n_distinct = 5)
        ALTER TABLE animals ALTER COLUMN name SET NOT NULL
        ALTER TABLE animals ALTER COLUMN name DROP NOT NULL
        ALTER TABLE animals VALIDATE CONSTRAINT legs_are_sane
        ALTER TABLE animals DROP CONSTRAINT has_name
        ALTER TABLE animals RENAME CONSTRAINT has_name TO fresh
        ALTER TABLE animals RENAME COLUMN name TO fresh
        ALTER TABLE animals RENAME TO fresh
        ALTER TABLE animals DROP COLUMN legs
        ALTER TABLE animals ADD CONSTRAINT fresh UNIQUE (name)
        ALTER TABLE animals OWNER TO pg_database_owner
        ALTER TABLE animals DISABLE TRIGGER ALL
        ALTER TABLE animals SET (fillfactor = 70)
        ALTER TABLE animals ADD CONSTRAINT fresh FOREIGN KEY (legs) REFERENCES customers (id) NOT VALID
        ALTER TABLE events ADD CONSTRAINT fresh UNIQUE (id)
        ALTER TABLE events OWNER TO pg_database_owner
        ALTER TABLE events ENABLE ROW LEVEL SECURITY
        ALTER TABLE events DISABLE TRIGGER ALL
        ALTER TABLE events REPLICA IDENTITY FULL
        ALTER TABLE events SET SCHEMA archive
        ALTER TABLE events ALTER COLUMN kind TYPE varchar(10)
        ALTER TABLE events ALTER COLUMN kind SET DEFAULT 'x'
        ALTER TABLE events ALTER COLUMN kind DROP NOT NULL
        ALTER TABLE events RENAME TO fresh
        ALTER TABLE events_1 ADD CONSTRAINT fresh CHECK (id > 0)
        ALTER TABLE orders ALTER COLUMN note TYPE text
        ALTER TABLE orders ALTER COLUMN tag TYPE varchar(10)
        ALTER TABLE items ALTER COLUMN price TYPE amount
        ALTER TABLE events ADD PRIMARY KEY (id)
        ALTER TABLE orders ADD COLUMN a int, ADD COLUMN b int DEFAULT 1
        ALTER TABLE orders ALTER COLUMN placed SET NOT NULL, ADD COLUMN fresh uuid DEFAULT gen_random_uuid()
        ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text DEFAULT random()::text

        """#

    private static let otherChanges = #"""
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

    private static let drops = #"""
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

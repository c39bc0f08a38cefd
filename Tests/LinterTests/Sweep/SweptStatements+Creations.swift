extension SweptStatements {
    static let creations = #"""
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
}

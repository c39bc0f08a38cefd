/// The schema that the statements of the sweep are run on.
enum SweptSchema {
    /// Tables of all kinds, with what belongs to them.
    static let definition = #"""
        CREATE TABLE customers (
          id bigint PRIMARY KEY, email text, name varchar(20) NOT NULL, born date,
          CONSTRAINT customers_email_key UNIQUE (email)
        );
        CREATE TYPE state AS ENUM ('new', 'paid');
        CREATE DOMAIN amount AS bigint CHECK (VALUE >= 0);
        CREATE DOMAIN label AS text;
        CREATE TYPE place AS (street text, town text);
        CREATE TABLE orders (
          id bigint PRIMARY KEY,
          customer bigint CONSTRAINT orders_customer_fkey REFERENCES customers (id),
          number varchar(20), total numeric(10, 2), note text, state state NOT NULL, placed timestamptz,
          line serial, code varchar(10), tag varchar(10), mark varchar(10),
          CONSTRAINT total_is_sane CHECK (total >= 0), CONSTRAINT note_is_there CHECK (note IS NOT NULL),
          CONSTRAINT code_is_there CHECK (code <> '')
        );
        CREATE INDEX orders_customer ON orders (customer);
        CREATE UNIQUE INDEX orders_number ON orders (number);
        CREATE INDEX orders_tag ON orders (id) WHERE tag <> '';
        CREATE INDEX orders_mark ON orders (lower(mark));
        CREATE UNIQUE INDEX orders_line ON orders (line);
        ALTER TABLE orders ADD CONSTRAINT number_is_there CHECK (number IS NOT NULL) NOT VALID;
        CREATE TABLE items (
          id bigint PRIMARY KEY, order_id bigint, product text, price amount,
          CONSTRAINT items_order_fkey FOREIGN KEY (order_id) REFERENCES orders (id)
        );
        CREATE TABLE refunds (id bigint, order_id bigint);
        ALTER TABLE refunds ADD CONSTRAINT refunds_order_fkey
          FOREIGN KEY (order_id) REFERENCES orders (id) NOT VALID;
        CREATE TABLE numbered (id bigint GENERATED ALWAYS AS IDENTITY, value text);
        CREATE SEQUENCE numbers;
        CREATE TABLE events (id bigint NOT NULL, at date NOT NULL, kind text) PARTITION BY RANGE (id);
        CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (1000);
        CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM (1000) TO (2000);
        CREATE INDEX events_at ON events (at);
        CREATE INDEX events_only ON ONLY events (kind);
        CREATE INDEX events_1_kind ON events_1 (kind);
        CREATE TABLE events_3 (id bigint NOT NULL, at date NOT NULL, kind text);
        CREATE TABLE logs (id bigint NOT NULL, line text) PARTITION BY LIST (id);
        CREATE TABLE logs_1 PARTITION OF logs FOR VALUES IN (1);
        CREATE TABLE logs_rest PARTITION OF logs DEFAULT;
        CREATE TABLE logs_2 (id bigint NOT NULL, line text);
        CREATE TABLE animals (name text, legs int);
        CREATE TABLE cats (lives int) INHERITS (animals);
        CREATE TABLE dogs (name text CONSTRAINT has_name CHECK (name <> ''), legs int CONSTRAINT legs_are_sane CHECK (legs >= 0), tricks int);
        CREATE UNLOGGED TABLE sessions (id bigint PRIMARY KEY, data text);
        CREATE VIEW order_list AS SELECT id, total FROM orders;
        CREATE VIEW order_sums AS SELECT sum(total) AS total FROM order_list;
        CREATE MATERIALIZED VIEW order_counts AS
          SELECT customer, count(*) AS total FROM orders GROUP BY customer;
        CREATE UNIQUE INDEX order_counts_key ON order_counts (customer);
        CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE FUNCTION constant() RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT 1';
        CREATE TRIGGER orders_stamp BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION stamp();
        CREATE RULE orders_rule AS ON DELETE TO refunds DO INSTEAD NOTHING;
        CREATE POLICY orders_policy ON orders USING (true);
        CREATE STATISTICS orders_statistics ON customer, state FROM orders;
        CREATE PUBLICATION orders_publication FOR TABLE orders, items;
        CREATE SCHEMA archive;
        CREATE TABLE archive.old_orders (id bigint, note text);
        CREATE EXTENSION IF NOT EXISTS citext;
        ALTER TABLE animals ADD CONSTRAINT legs_are_sane CHECK (legs >= 0) NOT VALID;
        ALTER TABLE animals ADD CONSTRAINT has_name CHECK (name <> '');
        CREATE TABLE badges (id bigint, owner bigint UNIQUE, code int);
        INSERT INTO logs_2 VALUES (2, 'x');
        INSERT INTO events_3 VALUES (2500, '2020-01-01');
        INSERT INTO events VALUES (5, '2020-01-01', 'x'), (1005, '2020-01-01', 'x');
        INSERT INTO logs VALUES (1, 'x'), (7, 'y');
        INSERT INTO customers (id, name) VALUES (1, '1'), (5, 'x'), (1005, 'x');
        """#

    /// Other names for columns, constraints and indexes of it.
    static let renames = #"""

        ALTER TABLE orders RENAME COLUMN id TO order_no;
        ALTER TABLE orders RENAME COLUMN customer TO client;
        ALTER TABLE orders RENAME COLUMN note TO remark;
        ALTER TABLE orders RENAME COLUMN number TO code_number;
        ALTER TABLE orders RENAME COLUMN code TO code_text;
        ALTER TABLE orders RENAME COLUMN tag TO tag_text;
        ALTER TABLE orders RENAME COLUMN mark TO mark_text;
        ALTER TABLE orders RENAME COLUMN total TO sum;
        ALTER TABLE customers RENAME COLUMN id TO customer_no;
        ALTER TABLE customers RENAME COLUMN email TO mail;
        ALTER TABLE events RENAME COLUMN kind TO sort;
        ALTER TABLE orders RENAME CONSTRAINT number_is_there TO code_number_is_there;
        ALTER TABLE customers RENAME CONSTRAINT customers_email_key TO mail_is_unique;
        ALTER INDEX orders_pkey RENAME TO orders_key;
        """#
}

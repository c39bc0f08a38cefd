/// Migrations of the kind that careful teams write, in which an expert would find nothing.
enum SensibleMigrations {
    /// What is there before each of them.
    static let schema = """
        CREATE TYPE order_state AS ENUM ('new', 'paid');
        CREATE TABLE customers (
          id bigint PRIMARY KEY, email text, name text, phone varchar(20), legacy text, updated_at timestamptz
        );
        CREATE TABLE tags (id bigint PRIMARY KEY, name text NOT NULL);
        CREATE TABLE orders (
          id bigint PRIMARY KEY,
          customer_id bigint CONSTRAINT orders_customer_fkey REFERENCES customers (id),
          state order_state NOT NULL, note text, placed_at timestamptz
        );
        CREATE INDEX orders_customer_id ON orders (customer_id);
        CREATE TABLE items (id integer PRIMARY KEY, order_id bigint REFERENCES orders (id), tag_id bigint);
        CREATE VIEW open_orders AS SELECT id, customer_id FROM orders WHERE state <> 'paid';
        CREATE TABLE events (id bigint NOT NULL, kind text) PARTITION BY RANGE (id);
        CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (1000);
        CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM (1000) TO (2000);
        CREATE TABLE old_carts (id bigint);
        """

    /// The migrations by what they do.
    static let all: [(title: String, text: String)] = [
        (
            "a table with its keys, indexes and comments",
            """
            CREATE TABLE invoices (
              id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
              customer_id bigint NOT NULL REFERENCES customers (id) ON DELETE RESTRICT,
              number text NOT NULL UNIQUE,
              total numeric(12, 2) NOT NULL CHECK (total >= 0),
              issued_at timestamptz NOT NULL DEFAULT now()
            );
            CREATE INDEX invoices_customer_id ON invoices (customer_id);
            COMMENT ON TABLE invoices IS 'What customers owe';
            COMMENT ON COLUMN invoices.total IS 'With taxes';
            """
        ),
        (
            "a join table",
            """
            CREATE TABLE order_tags (
              order_id bigint NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
              tag_id bigint NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
              PRIMARY KEY (order_id, tag_id)
            );
            CREATE INDEX order_tags_tag_id ON order_tags (tag_id);
            """
        ),
        (
            "a column that may be null",
            """
            ALTER TABLE orders ADD COLUMN shipped_at timestamptz;
            """
        ),
        (
            "a column with a constant default",
            """
            ALTER TABLE orders ADD COLUMN IF NOT EXISTS priority integer NOT NULL DEFAULT 0;
            """
        ),
        (
            "two columns at once",
            """
            ALTER TABLE orders ADD COLUMN latitude double precision, ADD COLUMN longitude double precision;
            """
        ),
        (
            "an index built beside writers",
            """
            CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_placed_at ON orders (placed_at);
            """
        ),
        (
            "a partial unique index",
            """
            CREATE UNIQUE INDEX CONCURRENTLY orders_open ON orders (customer_id) WHERE state = 'new';
            """
        ),
        (
            "an index in place of another",
            """
            CREATE INDEX CONCURRENTLY orders_customer_placed ON orders (customer_id, placed_at);
            DROP INDEX CONCURRENTLY orders_customer_id;
            """
        ),
        (
            "a foreign key in two steps",
            """
            BEGIN;
            SET LOCAL lock_timeout = '2s';
            ALTER TABLE items ADD CONSTRAINT items_tag_fkey FOREIGN KEY (tag_id) REFERENCES tags (id) NOT VALID;
            COMMIT;
            ALTER TABLE items VALIDATE CONSTRAINT items_tag_fkey;
            """
        ),
        (
            "a new column that refers to another table",
            """
            ALTER TABLE orders ADD COLUMN referrer_id bigint REFERENCES customers (id);
            """
        ),
        (
            "NOT NULL behind a CHECK",
            """
            BEGIN;
            ALTER TABLE orders ADD CONSTRAINT placed_at_set CHECK (placed_at IS NOT NULL) NOT VALID;
            COMMIT;
            ALTER TABLE orders VALIDATE CONSTRAINT placed_at_set;
            BEGIN;
            ALTER TABLE orders ALTER COLUMN placed_at SET NOT NULL;
            ALTER TABLE orders DROP CONSTRAINT placed_at_set;
            COMMIT;
            """
        ),
        (
            "a unique constraint over an index",
            """
            CREATE UNIQUE INDEX CONCURRENTLY customers_email_key ON customers (email);
            ALTER TABLE customers ADD CONSTRAINT customers_email_key UNIQUE USING INDEX customers_email_key;
            """
        ),
        (
            "an enum and a column of it",
            """
            CREATE TYPE channel AS ENUM ('web', 'shop', 'phone');
            ALTER TABLE orders ADD COLUMN channel channel NOT NULL DEFAULT 'web';
            """
        ),
        (
            "another value of an enum",
            """
            ALTER TYPE order_state ADD VALUE IF NOT EXISTS 'returned' AFTER 'paid';
            """
        ),
        (
            "a longer varchar",
            """
            ALTER TABLE customers ALTER COLUMN phone TYPE varchar(40);
            """
        ),
        (
            "varchar becomes text",
            """
            ALTER TABLE customers ALTER COLUMN phone TYPE text;
            """
        ),
        (
            "a batch of a backfill",
            """
            UPDATE orders SET note = '' WHERE id IN (
              SELECT id FROM orders WHERE note IS NULL ORDER BY id LIMIT 1000 FOR UPDATE SKIP LOCKED
            );
            """
        ),
        (
            "a default for rows to come",
            """
            ALTER TABLE orders ALTER COLUMN note SET DEFAULT '';
            """
        ),
        (
            "rows of a table of reference",
            """
            INSERT INTO tags (id, name) VALUES (10, 'fragile'), (11, 'gift') ON CONFLICT (id) DO NOTHING;
            """
        ),
        (
            "a view in place of itself",
            """
            CREATE OR REPLACE VIEW open_orders AS SELECT id, customer_id FROM orders WHERE state = 'new';
            GRANT SELECT ON open_orders TO PUBLIC;
            """
        ),
        (
            "a materialized view and its key",
            """
            CREATE MATERIALIZED VIEW daily_orders AS
              SELECT placed_at::date AS day, count(*) AS orders FROM orders GROUP BY 1;
            CREATE UNIQUE INDEX daily_orders_day ON daily_orders (day);
            """
        ),
        (
            "a trigger with a limit for its lock",
            """
            SET lock_timeout = '3s';
            CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN NEW.updated_at := now(); RETURN NEW; END
            $$;
            CREATE TRIGGER customers_touch BEFORE UPDATE ON customers
              FOR EACH ROW EXECUTE FUNCTION touch();
            """
        ),
        (
            "a partition that is attached when it is filled",
            """
            CREATE TABLE events_3 (LIKE events INCLUDING DEFAULTS INCLUDING CONSTRAINTS);
            ALTER TABLE events_3 ADD CONSTRAINT events_3_bounds CHECK (id >= 3000 AND id < 4000);
            ALTER TABLE events ATTACH PARTITION events_3 FOR VALUES FROM (3000) TO (4000);
            ALTER TABLE events_3 DROP CONSTRAINT events_3_bounds;
            """
        ),
        (
            "a partition that is detached",
            """
            ALTER TABLE events DETACH PARTITION events_1 CONCURRENTLY;
            """
        ),
        (
            "an index of a partitioned table, part by part",
            """
            CREATE INDEX events_kind ON ONLY events (kind);
            CREATE INDEX CONCURRENTLY events_1_kind ON events_1 (kind);
            CREATE INDEX CONCURRENTLY events_2_kind ON events_2 (kind);
            ALTER INDEX events_kind ATTACH PARTITION events_1_kind;
            ALTER INDEX events_kind ATTACH PARTITION events_2_kind;
            """
        ),
        (
            "settings of a table that is written often",
            """
            ALTER TABLE orders SET (autovacuum_vacuum_scale_factor = 0.02);
            ALTER TABLE orders ALTER COLUMN state SET STATISTICS 500;
            ANALYZE orders;
            """
        ),
        (
            "extended statistics",
            """
            CREATE STATISTICS orders_state_customer ON state, customer_id FROM orders;
            """
        ),
        (
            "row level security of a new table",
            """
            CREATE TABLE secrets (id bigint PRIMARY KEY, owner text NOT NULL);
            ALTER TABLE secrets ENABLE ROW LEVEL SECURITY;
            CREATE POLICY secrets_of_owner ON secrets USING (owner = current_user);
            """
        ),
        (
            "an extension and an index that needs it",
            """
            CREATE EXTENSION IF NOT EXISTS pg_trgm;
            CREATE INDEX CONCURRENTLY customers_name_trgm ON customers USING gin (name gin_trgm_ops);
            """
        ),
        (
            "a schema of its own",
            """
            CREATE SCHEMA IF NOT EXISTS reporting;
            SET LOCAL search_path = reporting, public;
            CREATE TABLE totals (day date PRIMARY KEY, total numeric NOT NULL);
            CREATE INDEX totals_total ON totals (total);
            """
        ),
        (
            "a table that is filled from another",
            """
            CREATE TABLE vip_customers AS SELECT id, email FROM customers WHERE id < 100;
            ALTER TABLE vip_customers ADD PRIMARY KEY (id);
            """
        ),
        (
            "a table that is rebuilt under another name",
            """
            CREATE TABLE tags_new (id bigint PRIMARY KEY, name text NOT NULL);
            INSERT INTO tags_new SELECT id, name FROM tags;
            CREATE UNIQUE INDEX tags_new_name ON tags_new (name);
            """
        ),
        (
            "a function and who may call it",
            """
            CREATE FUNCTION full_name(first text, last text) RETURNS text LANGUAGE sql IMMUTABLE
              AS $$ SELECT first || ' ' || last $$;
            REVOKE EXECUTE ON FUNCTION full_name(text, text) FROM PUBLIC;
            """
        ),
        (
            "a CHECK in two steps, in one migration without a transaction",
            """
            -- jsmigrate: no-transaction
            ALTER TABLE orders ADD CONSTRAINT note_length CHECK (length(note) < 1000) NOT VALID;
            ALTER TABLE orders VALIDATE CONSTRAINT note_length;
            """
        ),
        (
            "a primary key that becomes bigint, first step",
            """
            ALTER TABLE items ADD COLUMN new_id bigint;
            CREATE FUNCTION copy_id() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN NEW.new_id := NEW.id; RETURN NEW; END
            $$;
            SET lock_timeout = '2s';
            CREATE TRIGGER items_copy_id BEFORE INSERT OR UPDATE ON items
              FOR EACH ROW EXECUTE FUNCTION copy_id();
            """
        ),
        (
            "a column that nobody reads, allowed",
            """
            -- jsmigrate: allow drop-column the code stopped reading it in release 41
            ALTER TABLE customers DROP COLUMN legacy;
            """
        ),
        (
            "a table that nobody reads, allowed",
            """
            -- jsmigrate: allow drop-table nobody has missed it for a month
            DROP TABLE IF EXISTS old_carts;
            """
        ),
        (
            "constraints renamed",
            """
            ALTER TABLE orders RENAME CONSTRAINT orders_customer_fkey TO orders_customer_id_fkey;
            """
        ),
        (
            "rights",
            """
            GRANT SELECT, INSERT ON orders TO PUBLIC;
            ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO PUBLIC;
            """
        ),
        (
            "a generated column of a new table",
            """
            CREATE TABLE boxes (
              id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, width integer NOT NULL, height integer NOT NULL,
              area integer GENERATED ALWAYS AS (width * height) STORED, code uuid NOT NULL DEFAULT gen_random_uuid()
            );
            """
        ),
    ]
}

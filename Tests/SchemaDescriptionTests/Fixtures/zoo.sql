-- A database with an object of nearly every kind. A line may end with what it needs of the server.
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'zoo_reader') THEN
        CREATE ROLE zoo_reader; CREATE ROLE zoo_writer;
    END IF;
END $$;
CREATE SCHEMA shop; CREATE SCHEMA archive; COMMENT ON SCHEMA shop IS 'the shop';
GRANT USAGE ON SCHEMA shop TO zoo_reader;
CREATE EXTENSION citext SCHEMA shop;
CREATE EXTENSION postgres_fdw; CREATE EXTENSION btree_gist;
CREATE TYPE shop.state AS ENUM ('new', 'paid', 'sent');
CREATE TYPE shop.address AS (street text, town text COLLATE "C");
CREATE DOMAIN shop.sku AS varchar(20) DEFAULT 'x' NOT NULL CONSTRAINT sku_form CHECK (VALUE ~ '^[a-z]');
CREATE TYPE shop.price_range AS RANGE (subtype = numeric);
CREATE SEQUENCE shop.numbers START 5;
CREATE TABLE shop.customer (id serial PRIMARY KEY, name text NOT NULL, kind varchar(10) DEFAULT 'p' CHECK (kind IN ('p', 'c')), email shop.citext UNIQUE, home shop.address, born date DEFAULT '2000-01-02', since timestamptz DEFAULT now());
CREATE TABLE shop.item (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, code shop.sku, price numeric(10,2), twice numeric GENERATED ALWAYS AS (price * 2) STORED, tags text[] DEFAULT '{}', data jsonb);
CREATE TABLE shop.purchase (id bigint, customer_id int REFERENCES shop.customer ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, item_id bigint REFERENCES shop.item, state shop.state DEFAULT 'new', made date NOT NULL, note text) PARTITION BY RANGE (made);
CREATE TABLE shop.purchase_2024 PARTITION OF shop.purchase FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE shop.purchase_rest PARTITION OF shop.purchase DEFAULT;
CREATE INDEX purchase_made ON shop.purchase (made);
CREATE INDEX item_data ON shop.item USING gin (data jsonb_path_ops);
CREATE INDEX item_low ON shop.item (lower(code::text) text_pattern_ops) WHERE price > 0;
CREATE UNIQUE INDEX customer_name ON shop.customer (name);
CREATE TABLE shop.booking (room int, during tsrange, EXCLUDE USING gist (room WITH =, during WITH &&));
CREATE TABLE shop.base (a int, b text); CREATE TABLE shop.child (c int) INHERITS (shop.base);
CREATE VIEW shop.cheap AS SELECT id, code FROM shop.item WHERE price < 10; COMMENT ON COLUMN shop.cheap.code IS 'the code';
CREATE VIEW shop.people WITH (security_barrier) AS SELECT * FROM shop.customer WHERE kind IN ('p', 'c');
CREATE MATERIALIZED VIEW shop.totals AS SELECT item_id, count(*) AS n FROM shop.purchase GROUP BY 1; CREATE INDEX totals_item ON shop.totals (item_id);
CREATE FUNCTION shop.double(n int, m int DEFAULT 2) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT n * m $$;
CREATE FUNCTION shop.atomic(n int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT n + 1; END; -- needs 14
CREATE FUNCTION shop.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE PROCEDURE shop.clean(days int) LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
CREATE AGGREGATE shop.total(int) (sfunc = int4pl, stype = int, initcond = '0');
CREATE TRIGGER touch BEFORE UPDATE ON shop.item FOR EACH ROW EXECUTE FUNCTION shop.touch();
CREATE TRIGGER touchp BEFORE UPDATE ON shop.purchase FOR EACH ROW EXECUTE FUNCTION shop.touch();
CREATE RULE quiet AS ON DELETE TO shop.base DO INSTEAD NOTHING;
ALTER TABLE shop.customer ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON shop.customer FOR SELECT TO zoo_reader USING (name = current_user);
GRANT SELECT ON shop.item TO zoo_reader; GRANT UPDATE (note) ON shop.purchase TO zoo_writer; GRANT EXECUTE ON FUNCTION shop.double TO zoo_reader; REVOKE ALL ON FUNCTION shop.double FROM PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA shop GRANT SELECT ON TABLES TO zoo_reader;
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SEQUENCES TO zoo_writer;
CREATE STATISTICS shop.item_stats (dependencies) ON price, code FROM shop.item;
CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'far.example', dbname 'x');
CREATE USER MAPPING FOR zoo_reader SERVER far OPTIONS (user 'u', password 'secret');
CREATE FOREIGN TABLE shop.distant (id int OPTIONS (column_name 'nr'), t text) SERVER far OPTIONS (table_name 'y');
CREATE PUBLICATION pub FOR TABLE shop.item (id, price) WHERE (price > 1), TABLE shop.customer; -- needs 15
CREATE PUBLICATION pub FOR TABLE shop.item, shop.customer; -- before 15
CREATE FUNCTION shop.watch() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE EVENT TRIGGER watcher ON ddl_command_end WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION shop.watch();
CREATE COLLATION shop.german (provider = icu, locale = 'de'); -- needs icu
CREATE FUNCTION shop.state_text(shop.address) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT 'x' $$;
CREATE CAST (shop.address AS text) WITH FUNCTION shop.state_text(shop.address);
CREATE FUNCTION shop.eq(shop.address, shop.address) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT true $$;
CREATE FUNCTION shop.cmp(shop.address, shop.address) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT 1 $$;
CREATE OPERATOR shop.=== (LEFTARG = shop.address, RIGHTARG = shop.address, FUNCTION = shop.eq, COMMUTATOR = OPERATOR(shop.===));
CREATE OPERATOR CLASS shop.address_ops FOR TYPE shop.address USING btree AS OPERATOR 3 shop.===, FUNCTION 1 shop.cmp(shop.address, shop.address);
CREATE TEXT SEARCH DICTIONARY shop.simple_dict (TEMPLATE = simple, STOPWORDS = english);
CREATE TEXT SEARCH CONFIGURATION shop.conf (COPY = simple); ALTER TEXT SEARCH CONFIGURATION shop.conf ALTER MAPPING FOR asciiword WITH shop.simple_dict;
CREATE CONVERSION shop.conv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
COMMENT ON TABLE shop.item IS 'it''s'; COMMENT ON COLUMN shop.item.price IS 'net';
CREATE TABLE public.schema_migrations (id serial primary key, version varchar(255) not null unique, name varchar(255), direction varchar(10), status varchar(20));
CREATE TABLE public."Odd Name" ("select" int, "A.b" text);
CREATE TABLE shop.log (at timestamptz, line text) PARTITION BY LIST (line);
CREATE TABLE shop.loose (a int PRIMARY KEY, b int);
CREATE SEQUENCE shop.loose_seq OWNED BY shop.loose.b;
CREATE FUNCTION shop.cmp_text(shop.address, text) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT 1 $$;
CREATE TABLE shop.virtual (a int, b int GENERATED ALWAYS AS (a * 2) VIRTUAL, CONSTRAINT a_there NOT NULL a NO INHERIT); -- needs 18
CREATE TABLE shop.lease (room int CONSTRAINT positive CHECK (room > 0) NOT ENFORCED, at tsrange, PRIMARY KEY (room, at WITHOUT OVERLAPS)); -- needs 18
CREATE TABLE shop.stay (room int, at tsrange, FOREIGN KEY (room, PERIOD at) REFERENCES shop.lease (room, PERIOD at)); -- needs 18
ALTER TABLE shop.loose ADD CONSTRAINT b_there NOT NULL b NOT VALID; -- needs 18

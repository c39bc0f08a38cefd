extension SweptStatements {
    static let work = #"""
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
}

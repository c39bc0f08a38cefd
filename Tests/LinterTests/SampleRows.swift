import TestSupport

/// Puts a row into each table that has none: 1 for numbers and texts, so that foreign keys hold.
enum SampleRows {
    static func insert(in session: SQLSession) throws {
        try session.query(
            """
            DO $$
            DECLARE item record; found boolean;
            BEGIN
              FOR item IN
                SELECT c.oid::regclass AS name, string_agg(quote_ident(a.attname), ', ') AS columns,
                  string_agg(CASE
                    WHEN t.typcategory = 'D' THEN 'current_timestamp'
                    WHEN t.typcategory = 'B' THEN 'true'
                    WHEN t.typcategory = 'E' THEN format(
                      '(SELECT min(v) FROM unnest(enum_range(NULL::%s)) AS v)', t.oid::regtype)
                    WHEN t.typcategory = 'R' THEN quote_literal('empty')
                    WHEN t.typname IN ('json', 'jsonb') THEN quote_literal('{}')
                    WHEN t.typname = 'uuid' THEN 'gen_random_uuid()'
                    ELSE quote_literal('1') END, ', ') AS values
                FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
                JOIN pg_type AS t ON t.oid = a.atttypid
                WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
                  AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                GROUP BY c.oid ORDER BY c.oid
              LOOP
                EXECUTE format('SELECT EXISTS (SELECT FROM %s)', item.name) INTO found;
                IF NOT found THEN
                  BEGIN
                    EXECUTE format('INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE VALUES (%s)',
                      item.name, item.columns, item.values);
                  EXCEPTION WHEN check_violation THEN NULL;
                  END;
                END IF;
              END LOOP;
            END $$
            """)
    }
}

extension CatalogueQuery {
    /// Sequences; those of identity columns are told of the column.
    static let sequences = CatalogueQuery(
        onlyIf: "EXISTS (SELECT FROM pg_sequence)",
        sql: """
            WITH \(Fragment.relations)
            SELECT 'sequence' AS kind, format('%I.%I', n.nspname, c.relname) AS name,
                   CASE WHEN r.oid IS NOT NULL THEN 'column' END AS parent_kind,
                   r.name || '.' || quote_ident(a.attname) AS parent,
                   format_type(s.seqtypid, NULL) AS type, s.seqstart::text AS start,
                   s.seqincrement::text AS increment, s.seqmin::text AS minimum,
                   s.seqmax::text AS maximum, s.seqcache::text AS cache, s.seqcycle AS cycle,
                   c.relpersistence = 'u' AS unlogged,
                   r.name || '.' || quote_ident(a.attname) AS owned_by,
                   pg_get_userbyid(c.relowner) AS owner,
                   \(Fragment.comment("c.oid", in: "pg_class")) AS comment,
                   \(Fragment.grants("c.relacl", "s", owner: "c.relowner")) AS grants
            FROM pg_sequence AS s
            JOIN pg_class AS c ON c.oid = s.seqrelid
            JOIN pg_namespace AS n ON n.oid = c.relnamespace
            LEFT JOIN pg_depend AS d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid
                AND d.objsubid = 0 AND d.refclassid = 'pg_class'::regclass
                    AND d.deptype IN ('a', 'i')
            LEFT JOIN relation AS r ON r.oid = d.refobjid
            LEFT JOIN pg_attribute AS a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
            WHERE \(Fragment.isUserSchema("n.nspname"))
                AND \(Fragment.isNoMember("c.oid", of: "pg_class"))
              AND d.deptype IS DISTINCT FROM 'i' AND (d.objid IS NULL OR r.oid IS NOT NULL)
            """)
}

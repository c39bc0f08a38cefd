extension CatalogueQuery {
    /// Types that were made as such: composite, enum, domain, range, base and shell types.
    static func types(_ server: ServerVersion) -> CatalogueQuery {
        CatalogueQuery(
            sql: """
                SELECT CASE t.typtype WHEN 'd' THEN 'domain' ELSE 'type' END AS kind,
                       format('%I.%I', n.nspname, t.typname) AS name,
                       CASE t.typtype WHEN 'c' THEN 'composite' WHEN 'e' THEN 'enum' WHEN 'r'
                           THEN 'range'
                           WHEN 'p' THEN 'shell' WHEN 'b' THEN 'base' END AS variant,
                       CASE WHEN t.typtype = 'e' THEN (
                           SELECT jsonb_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum AS e
                           WHERE e.enumtypid = t.oid) END AS labels,
                       CASE WHEN t.typtype = 'c' THEN \(attributes) END AS attributes,
                       CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END
                           AS type,
                       CASE WHEN t.typtype = 'd' THEN t.typdefault END AS "default",
                       t.typtype = 'd' AND t.typnotnull AS not_null,
                       \(Fragment.collation(
                           "t.typcollation",
                           unless: """
                               coalesce((SELECT b.typcollation FROM pg_type AS b \
                               WHERE b.oid = t.typbasetype), t.typcollation)
                               """))
                           AS collation,
                       \(range(server)), \(base),
                       pg_get_userbyid(t.typowner) AS owner,
                       \(Fragment.comment("t.oid", in: "pg_type")) AS comment,
                       \(Fragment.grants("t.typacl", "T", owner: "t.typowner")) AS grants
                FROM pg_type AS t
                JOIN pg_namespace AS n ON n.oid = t.typnamespace
                LEFT JOIN pg_class AS c ON c.oid = t.typrelid
                LEFT JOIN pg_range AS r ON r.rngtypid = t.oid
                WHERE \(Fragment.isUserSchema("n.nspname"))
                    AND \(Fragment.isNoMember("t.oid", of: "pg_type"))
                  AND t.typtype IN ('c', 'e', 'd', 'r', 'b', 'p') AND (t.typtype <> 'c'
                      OR c.relkind = 'c')
                  AND NOT EXISTS (SELECT FROM pg_type AS element WHERE element.typarray = t.oid)
                """)
    }

    /// The attributes of a composite type.
    private static let attributes = """
        (SELECT jsonb_agg(concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, \
            a.atttypmod), \
        'COLLATE ' || \(Fragment.collation("a.attcollation", unless: "at.typcollation")), \
        'COMMENT ' || quote_literal(\(Fragment.comment("a.attrelid", in: "pg_class", column: "a.attnum")))) \
        ORDER BY a.attnum) FROM pg_attribute AS a JOIN pg_type AS at ON at.oid = a.atttypid \
        WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped)
        """

    private static func range(_ server: ServerVersion) -> String {
        """
        format_type(r.rngsubtype, NULL) AS subtype,
        \(Fragment.name("r.rngsubopc", in: "pg_opclass", "opcname", schema: "opcnamespace"))
            AS subtype_operator_class,
        \(Fragment.collation(
            "r.rngcollation",
            unless: """
                coalesce((SELECT s.typcollation FROM pg_type AS s WHERE s.oid = r.rngsubtype), 0)
                """))
            AS subtype_collation,
        CASE WHEN r.rngcanonical <> 0 THEN r.rngcanonical::regprocedure::text END AS canonical,
        CASE WHEN r.rngsubdiff <> 0 THEN r.rngsubdiff::regprocedure::text END AS subtype_difference,
        \(server.from(14, """
            CASE WHEN r.rngmultitypid <> 0 THEN format_type(r.rngmultitypid, NULL) END
            """))
            AS multirange
        """
    }

    /// How a base type is laid out and which functions it has.
    private static let base = """
        CASE WHEN t.typtype = 'b' AND t.typisdefined THEN jsonb_build_array(
            'input ' || t.typinput::regprocedure, 'output ' || t.typoutput::regprocedure,
            'receive ' || t.typreceive::text, 'send ' || t.typsend::text,
            'modifier input ' || t.typmodin::text, 'modifier output ' || t.typmodout::text,
            'analyze ' || t.typanalyze::text, 'length ' || t.typlen, 'by value ' || t.typbyval,
            'alignment ' || t.typalign::text, 'storage ' || t.typstorage::text,
            'category ' || t.typcategory::text, 'preferred ' || t.typispreferred,
            'default ' || coalesce(t.typdefault, ''), 'delimiter ' || t.typdelim::text,
            'element ' || CASE WHEN t.typelem <> 0 THEN format_type(t.typelem, NULL) ELSE '' END,
            'collatable ' || (t.typcollation <> 0)) END AS layout
        """
}

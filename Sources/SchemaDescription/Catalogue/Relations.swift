extension CatalogueQuery {
    /// Tables, views, materialized views and foreign tables.
    static func relations(_ server: ServerVersion) -> CatalogueQuery {
        CatalogueQuery(
            sql: """
                WITH \(Fragment.relations)
                SELECT r.kind, r.name,
                       CASE WHEN r.relispartition THEN 'table' END AS origin_kind,
                       CASE WHEN r.relispartition THEN ancestors.names ->> 0 END AS origin,
                       pg_get_userbyid(r.relowner) AS owner,
                       r.relpersistence = 'u' AS unlogged,
                       (SELECT nullif(am.amname, 'heap') FROM pg_am AS am WHERE am.oid = r.relam)
                           AS access_method,
                       (SELECT quote_ident(t.spcname) FROM pg_tablespace AS t
                        WHERE t.oid = r.reltablespace) AS tablespace,
                       \(Fragment.sorted("""
                           r.reloptions || (SELECT array_agg('toast.' || toast_option) \
                           FROM pg_class AS toast, unnest(toast.reloptions) AS toast_option \
                           WHERE toast.oid = r.reltoastrelid)
                           """)) AS options,
                       CASE WHEN NOT r.relispartition THEN ancestors.names END AS inherits,
                       CASE WHEN r.relispartition THEN ancestors.names ->> 0 END AS partition_of,
                       pg_get_expr(r.relpartbound, r.oid) AS partition_bound,
                       CASE WHEN r.relkind = 'p' THEN pg_get_partkeydef(r.oid) END AS partition_key,
                       CASE WHEN r.reloftype <> 0 THEN format_type(r.reloftype, NULL) END
                           AS of_type,
                       CASE WHEN r.relkind IN ('r', 'p', 'm') THEN
                           CASE r.relreplident WHEN 'n' THEN 'nothing' WHEN 'f' THEN 'full'
                           WHEN 'i' THEN 'index' END END AS replica_identity,
                       r.relrowsecurity AS row_security,
                       r.relforcerowsecurity AS forced_row_security,
                       CASE WHEN r.relkind IN ('v', 'm') THEN pg_get_viewdef(r.oid) END
                           AS definition,
                       (SELECT quote_ident(s.srvname) FROM pg_foreign_server AS s
                        WHERE s.oid = f.ftserver) AS server,
                       CASE WHEN f.ftrelid IS NOT NULL
                            THEN \(Fragment.foreignOptions("f.ftoptions")) END AS server_options,
                       CASE WHEN r.relkind NOT IN ('v', 'm') THEN
                           jsonb_build_object('order', o.names) END
                           AS column_order,
                       o.notes AS columns,
                       d.description AS comment,
                       \(Fragment.grants("r.relacl", "r", owner: "r.relowner")) AS grants
                FROM relation AS r
                LEFT JOIN pg_foreign_table AS f ON f.ftrelid = r.oid
                LEFT JOIN pg_description AS d ON d.classoid = 'pg_class'::regclass
                    AND d.objoid = r.oid AND d.objsubid = 0
                LEFT JOIN (
                    SELECT i.inhrelid, jsonb_agg(format('%I.%I', n.nspname, p.relname)
                                                 ORDER BY i.inhseqno) AS names
                    FROM pg_inherits AS i JOIN pg_class AS p ON p.oid = i.inhparent
                    JOIN pg_namespace AS n ON n.oid = p.relnamespace
                    GROUP BY i.inhrelid
                ) AS ancestors ON ancestors.inhrelid = r.oid
                LEFT JOIN (
                    SELECT a.attrelid, jsonb_agg(quote_ident(a.attname) ORDER BY a.attnum) AS names,
                           jsonb_agg(concat_ws(' ', quote_ident(a.attname),
                               'DEFAULT ' || pg_get_expr(v.adbin, v.adrelid),
                               'COMMENT ' || quote_literal(c.description),
                               'GRANTS ' || (\(Fragment.grants("a.attacl", "c", owner: "r.relowner")))::text))
                           FILTER (WHERE r.relkind IN ('v', 'm') AND (v.adrelid IS NOT NULL
                               OR c.description IS NOT NULL OR a.attacl IS NOT NULL)) AS notes
                    FROM relation AS r
                    JOIN pg_attribute AS a ON a.attrelid = r.oid
                    LEFT JOIN pg_attrdef AS v ON r.relkind = 'v' AND v.adrelid = a.attrelid
                        AND v.adnum = a.attnum
                    LEFT JOIN pg_description AS c ON r.relkind IN ('v', 'm')
                        AND c.classoid = 'pg_class'::regclass AND c.objoid = a.attrelid
                        AND c.objsubid = a.attnum
                    WHERE a.attnum > 0 AND NOT a.attisdropped
                    GROUP BY a.attrelid
                ) AS o ON o.attrelid = r.oid
                """)
    }

    /// The columns of tables and foreign tables.
    static func columns(_ server: ServerVersion) -> CatalogueQuery {
        CatalogueQuery(
            sql: """
                WITH \(Fragment.relations), ancestor AS (
                    SELECT DISTINCT ON (i.inhrelid, a.attname) i.inhrelid, a.attname,
                           format('%I.%I.%I', n.nspname, p.relname, a.attname) AS name
                    FROM pg_inherits AS i JOIN pg_class AS p ON p.oid = i.inhparent
                    JOIN pg_namespace AS n ON n.oid = p.relnamespace
                    JOIN pg_attribute AS a ON a.attrelid = p.oid
                    WHERE p.relkind IN ('r', 'p', 'f') AND a.attnum > 0 AND NOT a.attisdropped
                    ORDER BY i.inhrelid, a.attname, i.inhseqno
                ), identity_sequence AS (
                    SELECT d.refobjid, d.refobjsubid,
                           format('%I.%I AS %s START %s INCREMENT %s MINVALUE %s MAXVALUE %s '
                               'CACHE %s%s',
                               n.nspname, c.relname, format_type(s.seqtypid, NULL), s.seqstart,
                               s.seqincrement, s.seqmin, s.seqmax, s.seqcache,
                               CASE WHEN s.seqcycle THEN ' CYCLE' ELSE '' END) AS text
                    FROM pg_depend AS d JOIN pg_sequence AS s ON s.seqrelid = d.objid
                    JOIN pg_class AS c ON c.oid = s.seqrelid
                    JOIN pg_namespace AS n ON n.oid = c.relnamespace
                    WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
                      AND d.deptype = 'i'
                )
                SELECT 'column' AS kind, r.name || '.' || quote_ident(a.attname) AS name,
                       r.kind AS parent_kind, r.name AS parent,
                       CASE WHEN p.name IS NOT NULL THEN 'column' END AS origin_kind,
                       p.name AS origin,
                       format_type(a.atttypid, a.atttypmod) AS type,
                       \(Fragment.collation("a.attcollation", unless: "t.typcollation"))
                           AS collation,
                       CASE WHEN a.attgenerated = '' THEN pg_get_expr(v.adbin, v.adrelid) END
                           AS "default",
                       CASE WHEN a.attgenerated <> '' THEN pg_get_expr(v.adbin, v.adrelid)
                            || CASE a.attgenerated WHEN 's' THEN ' STORED' ELSE ' VIRTUAL' END END
                           AS generated,
                       CASE a.attidentity WHEN 'a' THEN 'ALWAYS' WHEN 'd' THEN 'BY DEFAULT' END
                           AS identity,
                       s.text AS identity_sequence,
                       a.attnotnull AS not_null,
                       \(server.from(18, Fragment.notNullConstraint(of: "a")))
                           AS not_null_constraint,
                       CASE WHEN a.attstorage <> t.typstorage THEN
                           CASE a.attstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external'
                               WHEN 'm' THEN 'main' ELSE 'extended' END END AS storage,
                       \(server.from(14, """
                           CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END
                           """)) AS compression,
                       nullif(a.attstattarget, -1)::text AS statistics_target,
                       \(Fragment.sorted("a.attoptions")) AS options,
                       CASE WHEN a.attfdwoptions IS NOT NULL
                            THEN \(Fragment.foreignOptions("a.attfdwoptions")) END
                                AS server_options,
                       c.description AS comment,
                       \(Fragment.grants("a.attacl", "c", owner: "r.relowner")) AS grants
                FROM relation AS r
                JOIN pg_attribute AS a ON a.attrelid = r.oid
                JOIN pg_type AS t ON t.oid = a.atttypid
                LEFT JOIN pg_attrdef AS v ON v.adrelid = a.attrelid AND v.adnum = a.attnum
                LEFT JOIN pg_description AS c ON c.classoid = 'pg_class'::regclass
                    AND c.objoid = a.attrelid AND c.objsubid = a.attnum
                LEFT JOIN ancestor AS p ON a.attinhcount > 0 AND p.inhrelid = a.attrelid
                    AND p.attname = a.attname
                LEFT JOIN identity_sequence AS s ON a.attidentity <> ''
                    AND s.refobjid = a.attrelid AND s.refobjsubid = a.attnum
                WHERE r.relkind IN ('r', 'p', 'f') AND a.attnum > 0 AND NOT a.attisdropped
                """)
    }
}

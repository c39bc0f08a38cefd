extension CatalogueQuery {
    /// Constraints of tables and domains, with the index behind them.
    ///
    /// NOT NULL is told of the column. What a partition or a child only inherits, and the copies of
    /// a foreign key for partitions, come with the constraint they were made from.
    static func constraints(_ server: ServerVersion) -> CatalogueQuery {
        CatalogueQuery(
            sql: """
                WITH \(Fragment.relations)
                SELECT 'constraint' AS kind,
                       coalesce(r.name, format('%I.%I', dn.nspname, dt.typname)) || '.'
                           || quote_ident(c.conname)
                           AS name,
                       coalesce(r.kind, 'domain') AS parent_kind,
                       coalesce(r.name, format('%I.%I', dn.nspname, dt.typname)) AS parent,
                       CASE WHEN c.conparentid <> 0 THEN 'constraint' END AS origin_kind,
                       (SELECT format('%I.%I.%I', pn.nspname, pr.relname, p.conname)
                        FROM pg_constraint AS p JOIN pg_class AS pr ON pr.oid = p.conrelid
                        JOIN pg_namespace AS pn ON pn.oid = pr.relnamespace
                        WHERE p.oid = c.conparentid) AS origin,
                       pg_get_constraintdef(c.oid) AS definition,
                       NOT i.indisvalid AS invalid_index,
                       i.indisclustered AS clustered,
                       i.indisreplident AS replica_identity,
                       \(Fragment.sorted("ic.reloptions")) AS options,
                       (SELECT quote_ident(s.spcname) FROM pg_tablespace AS s
                        WHERE s.oid = ic.reltablespace) AS tablespace,
                       CASE WHEN c.contype = 'f' THEN (
                           SELECT jsonb_agg(DISTINCT CASE g.tgenabled WHEN 'D' THEN 'disabled'
                               WHEN 'R' THEN 'replica' ELSE 'always' END)
                           FROM pg_trigger AS g
                           WHERE g.tgconstraint = c.oid AND g.tgenabled <> 'O') END AS triggers,
                       \(Fragment.comment("c.oid", in: "pg_constraint")) AS comment,
                       \(Fragment.comment("i.indexrelid", in: "pg_class")) AS index_comment
                FROM pg_constraint AS c
                LEFT JOIN relation AS r ON r.oid = c.conrelid
                LEFT JOIN pg_type AS dt ON dt.oid = c.contypid
                LEFT JOIN pg_namespace AS dn ON dn.oid = dt.typnamespace
                LEFT JOIN pg_index AS i ON c.contype IN ('p', 'u', 'x')
                    AND i.indexrelid = c.conindid
                LEFT JOIN pg_class AS ic ON ic.oid = i.indexrelid
                WHERE c.contype IN ('c', 'f', 'p', 'u', 'x')
                  AND (r.oid IS NOT NULL OR c.contypid <> 0
                      AND \(Fragment.isUserSchema("dn.nspname"))
                       AND \(Fragment.isNoMember("dt.oid", of: "pg_type")))
                  AND NOT (c.contype = 'f' AND c.conparentid <> 0)
                  AND NOT (c.contype = 'c' AND c.coninhcount > 0 AND NOT c.conislocal)
                """)
    }

    /// Indexes that no constraint stands for.
    static func indexes(_ server: ServerVersion) -> CatalogueQuery {
        CatalogueQuery(
            sql: """
                WITH \(Fragment.relations)
                SELECT 'index' AS kind, format('%I.%I', n.nspname, c.relname) AS name,
                       r.kind AS parent_kind, r.name AS parent,
                       CASE WHEN p.inhrelid IS NOT NULL THEN 'index' END AS origin_kind,
                       (SELECT format('%I.%I', pn.nspname, pc.relname) FROM pg_class AS pc
                        JOIN pg_namespace AS pn ON pn.oid = pc.relnamespace
                        WHERE pc.oid = p.inhparent) AS origin,
                       pg_get_indexdef(i.indexrelid) AS definition,
                       NOT i.indisvalid AS invalid,
                       i.indisclustered AS clustered,
                       i.indisreplident AS replica_identity,
                       (SELECT quote_ident(s.spcname) FROM pg_tablespace AS s
                        WHERE s.oid = c.reltablespace) AS tablespace,
                       (SELECT jsonb_agg(a.attnum || ': ' || a.attstattarget ORDER BY a.attnum)
                        FROM pg_attribute AS a
                        WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0)
                            AS statistics_targets,
                       \(Fragment.comment("i.indexrelid", in: "pg_class")) AS comment
                FROM pg_index AS i
                JOIN relation AS r ON r.oid = i.indrelid
                JOIN pg_class AS c ON c.oid = i.indexrelid
                JOIN pg_namespace AS n ON n.oid = c.relnamespace
                LEFT JOIN pg_inherits AS p ON p.inhrelid = i.indexrelid
                WHERE NOT EXISTS (SELECT FROM pg_constraint AS k
                                  WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
                """)
    }

    /// Extended statistics.
    static func statistics(_ server: ServerVersion) -> CatalogueQuery {
        CatalogueQuery(
            onlyIf: "EXISTS (SELECT FROM pg_statistic_ext)",
            sql: """
                WITH \(Fragment.relations)
                SELECT 'statistics' AS kind, format('%I.%I', n.nspname, s.stxname) AS name,
                       r.kind AS parent_kind, r.name AS parent,
                       pg_get_statisticsobjdef(s.oid) AS definition,
                       \(server.from(13, "nullif(s.stxstattarget, -1)::text")) AS target,
                       pg_get_userbyid(s.stxowner) AS owner,
                       \(Fragment.comment("s.oid", in: "pg_statistic_ext")) AS comment
                FROM pg_statistic_ext AS s
                JOIN relation AS r ON r.oid = s.stxrelid
                JOIN pg_namespace AS n ON n.oid = s.stxnamespace
                """)
    }
}

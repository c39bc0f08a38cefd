extension CatalogueQuery {
    /// Publications with what they publish.
    static func publications(_ server: ServerVersion) -> CatalogueQuery {
        let columns = """
            coalesce(' (' || (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) \
            FROM pg_attribute AS a WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs)) \
                || ')', '') \
            || coalesce(' WHERE ' || pg_get_expr(r.prqual, r.prrelid), '')
            """
        return CatalogueQuery(
            onlyIf: "EXISTS (SELECT FROM pg_publication)",
            sql: """
                SELECT 'publication' AS kind, quote_ident(p.pubname) AS name,
                       p.puballtables AS all_tables,
                       (SELECT jsonb_agg(item ORDER BY item COLLATE "C") FROM (
                           SELECT \(Fragment.name(
                               "r.prrelid", in: "pg_class", "relname", schema: "relnamespace"))
                               || \(server.from(15, columns, else: "''")) AS item
                           FROM pg_publication_rel AS r WHERE r.prpubid = p.oid) AS tables)
                               AS tables,
                       \(server.from(15, """
                           (SELECT jsonb_agg(quote_ident(n.nspname) ORDER BY n.nspname COLLATE "C")
                            FROM pg_publication_namespace AS s
                            JOIN pg_namespace AS n ON n.oid = s.pnnspid WHERE s.pnpubid = p.oid)
                           """)) AS schemas,
                       concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END,
                           CASE WHEN p.pubupdate THEN 'update' END,
                           CASE WHEN p.pubdelete THEN 'delete' END,
                           CASE WHEN p.pubtruncate THEN 'truncate' END) AS publishes,
                       \(server.from(13, "p.pubviaroot")) AS via_partition_root,
                       \(server.from(18, "nullif(p.pubgencols::text, 'n')")) AS generated_columns,
                       pg_get_userbyid(p.pubowner) AS owner,
                       \(Fragment.comment("p.oid", in: "pg_publication")) AS comment
                FROM pg_publication AS p
                """)
    }

    /// Subscriptions of this database; where they lead to is a secret.
    static func subscriptions(_ server: ServerVersion) -> CatalogueQuery {
        CatalogueQuery(
            onlyIf: "EXISTS (SELECT FROM pg_subscription WHERE subenabled IS NOT NULL)",
            sql: """
                SELECT 'subscription' AS kind, quote_ident(s.subname) AS name,
                       s.subenabled AS enabled, s.subslotname::text AS slot,
                       \(Fragment.sorted("s.subpublications")) AS publications,
                       pg_get_userbyid(s.subowner) AS owner,
                       \(server.from(14, Fragment.comment("s.oid", in: "pg_subscription")))
                           AS comment
                FROM pg_subscription AS s
                WHERE s.subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())
                """)
    }
}

extension CatalogueQuery {
    /// Triggers of tables and views, each with its state; one that a partition has of its parent
    /// comes from there.
    static func triggers(_ server: ServerVersion) -> CatalogueQuery {
        CatalogueQuery(
            onlyIf: "EXISTS (SELECT FROM pg_trigger WHERE NOT tgisinternal)",
            sql: """
                WITH \(Fragment.relations)
                SELECT 'trigger' AS kind, r.name || '.' || quote_ident(t.tgname) AS name,
                       r.kind AS parent_kind, r.name AS parent,
                       \(server.from(13, """
                           CASE WHEN t.tgparentid <> 0 THEN 'trigger' END AS origin_kind,
                           (SELECT format('%I.%I.%I', pn.nspname, pc.relname, p.tgname)
                            FROM pg_trigger AS p JOIN pg_class AS pc ON pc.oid = p.tgrelid
                            JOIN pg_namespace AS pn ON pn.oid = pc.relnamespace
                            WHERE p.oid = t.tgparentid) AS origin
                           """, else: "NULL AS origin_kind, NULL AS origin")),
                       pg_get_triggerdef(t.oid) AS definition,
                       \(state("t.tgenabled")) AS state,
                       \(Fragment.comment("t.oid", in: "pg_trigger")) AS comment
                FROM pg_trigger AS t JOIN relation AS r ON r.oid = t.tgrelid
                WHERE NOT t.tgisinternal \(server.from(13, copies, else: ""))
                """)
    }

    /// Before PostgreSQL 15 the copies of a trigger for partitions are marked as internal.
    private static let copies = "OR t.tgparentid <> 0 AND t.tgconstraint = 0"

    /// When a trigger or rule fires, where it does not do so as it would from the start.
    private static func state(_ column: String) -> String {
        "CASE \(column) WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END"
    }

    /// Rules; a view's own is its definition.
    static let rules = CatalogueQuery(
        onlyIf: "EXISTS (SELECT FROM pg_rewrite WHERE oid >= 16384 AND rulename <> '_RETURN')",
        sql: """
            WITH \(Fragment.relations)
            SELECT 'rule' AS kind, r.name || '.' || quote_ident(w.rulename) AS name,
                   r.kind AS parent_kind, r.name AS parent,
                   pg_get_ruledef(w.oid) AS definition, \(state("w.ev_enabled")) AS state,
                   \(Fragment.comment("w.oid", in: "pg_rewrite")) AS comment
            FROM pg_rewrite AS w JOIN relation AS r ON r.oid = w.ev_class
            WHERE w.rulename <> '_RETURN'
            """)

    /// Policies of row security.
    static let policies = CatalogueQuery(
        onlyIf: "EXISTS (SELECT FROM pg_policy)",
        sql: """
            WITH \(Fragment.relations)
            SELECT 'policy' AS kind, r.name || '.' || quote_ident(p.polname) AS name,
                   r.kind AS parent_kind, r.name AS parent,
                   CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w'
                       THEN 'UPDATE'
                       WHEN 'd' THEN 'DELETE' ELSE 'ALL' END AS command,
                   NOT p.polpermissive AS restrictive,
                   (SELECT jsonb_agg(role ORDER BY role COLLATE "C") FROM (
                        SELECT CASE id WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(id))
                            END AS role
                        FROM unnest(p.polroles) AS id) AS roles) AS roles,
                   pg_get_expr(p.polqual, p.polrelid) AS "using",
                   pg_get_expr(p.polwithcheck, p.polrelid) AS "check",
                   \(Fragment.comment("p.oid", in: "pg_policy")) AS comment
            FROM pg_policy AS p JOIN relation AS r ON r.oid = p.polrelid
            """)

    /// Event triggers.
    static let eventTriggers = CatalogueQuery(
        onlyIf: "EXISTS (SELECT FROM pg_event_trigger)",
        sql: """
            SELECT 'event trigger' AS kind, quote_ident(e.evtname) AS name, e.evtevent AS event,
                   \(Fragment.sorted("e.evttags")) AS tags,
                   e.evtfoid::regprocedure::text AS function, \(state("e.evtenabled")) AS state,
                   pg_get_userbyid(e.evtowner) AS owner,
                   \(Fragment.comment("e.oid", in: "pg_event_trigger")) AS comment
            FROM pg_event_trigger AS e
            WHERE \(Fragment.isNoMember("e.oid", of: "pg_event_trigger"))
            """)
}

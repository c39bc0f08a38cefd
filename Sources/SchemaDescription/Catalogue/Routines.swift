extension CatalogueQuery {
    /// The name of a routine: its types, without the names of its parameters.
    private static let name =
        "format('%I.%I(%s)', n.nspname, p.proname, oidvectortypes(p.proargtypes))"

    private static let isOurs = """
        \(Fragment.isUserSchema("n.nspname")) AND \(Fragment.isNoMember("p.oid", of: "pg_proc"))
        """

    /// Functions and procedures; those that a range type brings are told with it.
    static func routines(_ server: ServerVersion) -> CatalogueQuery {
        CatalogueQuery(
            onlyIf: "EXISTS (SELECT FROM pg_proc WHERE oid >= 16384)",
            sql: """
                SELECT CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END AS kind,
                       \(name) AS name,
                       pg_get_function_arguments(p.oid) AS arguments,
                       pg_get_function_result(p.oid) AS returns,
                       l.lanname AS language,
                       p.prokind = 'w' AS "window",
                       CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' END
                           AS volatility,
                       CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' END
                           AS parallel,
                       p.proisstrict AS strict, p.prosecdef AS security_definer,
                       p.proleakproof AS leakproof,
                       nullif(p.procost, CASE WHEN l.lanname IN ('c', 'internal') 
                           THEN 1 ELSE 100 END)::text
                           AS cost,
                       CASE WHEN p.proretset THEN nullif(p.prorows, 1000)::text END AS rows,
                       \(Fragment.sorted("p.proconfig")) AS settings,
                       (SELECT jsonb_agg(format_type(t.type, NULL)) 
                        FROM unnest(p.protrftypes) AS t (type))
                           AS transforms,
                       CASE WHEN p.prosupport <> 0 THEN p.prosupport::regprocedure::text END
                           AS support,
                       \(server.from(14, "pg_get_function_sqlbody(p.oid)")) AS sql_body,
                       nullif(p.prosrc, '') AS body, nullif(p.probin, '') AS library,
                       pg_get_userbyid(p.proowner) AS owner,
                       \(Fragment.comment("p.oid", in: "pg_proc")) AS comment,
                       \(Fragment.grants("p.proacl", "f", owner: "p.proowner")) AS grants
                FROM pg_proc AS p
                JOIN pg_namespace AS n ON n.oid = p.pronamespace
                JOIN pg_language AS l ON l.oid = p.prolang
                WHERE p.prokind <> 'a' AND \(isOurs)
                  AND NOT EXISTS (SELECT FROM pg_depend AS made
                                  WHERE made.classid = 'pg_proc'::regclass
                                  AND made.objid = p.oid AND made.deptype = 'i')
                """)
    }

    /// Aggregates.
    static func aggregates(_ server: ServerVersion) -> CatalogueQuery {
        CatalogueQuery(
            onlyIf: "EXISTS (SELECT FROM pg_aggregate WHERE aggfnoid >= 16384)",
            sql: """
                SELECT 'aggregate' AS kind, \(name) AS name,
                       pg_get_function_arguments(p.oid) AS arguments,
                       pg_get_function_result(p.oid) AS returns,
                       CASE a.aggkind WHEN 'o' THEN 'ordered-set' WHEN 'h'
                           THEN 'hypothetical-set' END
                           AS variant,
                       \(function("aggtransfn", "transition")), \(function("aggfinalfn", "final")),
                       \(function("aggcombinefn", "combine")), \(function("aggserialfn", "serial")),
                       \(function("aggdeserialfn", "deserial")),
                       \(function("aggmtransfn", "moving_transition")),
                       \(function("aggminvtransfn", "moving_inverse")),
                       \(function("aggmfinalfn", "moving_final")),
                       a.aggfinalextra AS final_extra, a.aggmfinalextra AS moving_final_extra,
                       nullif(a.aggfinalmodify, 'r')::text AS final_modify,
                       nullif(a.aggmfinalmodify, 'r')::text AS moving_final_modify,
                       CASE WHEN a.aggsortop <> 0 THEN a.aggsortop::regoperator::text END
                           AS sort_operator,
                       format_type(a.aggtranstype, NULL) AS state_type,
                       nullif(a.aggtransspace, 0)::text AS state_size,
                       CASE WHEN a.aggmtranstype <> 0 THEN format_type(a.aggmtranstype, NULL) END
                           AS moving_state_type,
                       nullif(a.aggmtransspace, 0)::text AS moving_state_size,
                       a.agginitval AS initial, a.aggminitval AS moving_initial,
                       CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' END
                           AS parallel,
                       pg_get_userbyid(p.proowner) AS owner,
                       \(Fragment.comment("p.oid", in: "pg_proc")) AS comment,
                       \(Fragment.grants("p.proacl", "f", owner: "p.proowner")) AS grants
                FROM pg_aggregate AS a
                JOIN pg_proc AS p ON p.oid = a.aggfnoid
                JOIN pg_namespace AS n ON n.oid = p.pronamespace
                WHERE \(isOurs)
                """)
    }

    private static func function(_ column: String, _ property: String) -> String {
        "CASE WHEN a.\(column) <> 0 THEN a.\(column)::regprocedure::text END AS \(property)"
    }

    /// Procedural languages that no extension brought.
    static let languages = CatalogueQuery(
        onlyIf: "EXISTS (SELECT FROM pg_language WHERE oid >= 16384)",
        sql: """
            SELECT 'language' AS kind, quote_ident(l.lanname) AS name, l.lanpltrusted AS trusted,
                   \(procedure("l.lanplcallfoid")) AS handler, \(procedure("l.laninline"))
                       AS inline,
                   \(procedure("l.lanvalidator")) AS validator,
                   pg_get_userbyid(l.lanowner) AS owner,
                   \(Fragment.comment("l.oid", in: "pg_language")) AS comment,
                   \(Fragment.grants("l.lanacl", "l", owner: "l.lanowner")) AS grants
            FROM pg_language AS l
            WHERE \(Fragment.isUserObject("l.oid"))
                AND \(Fragment.isNoMember("l.oid", of: "pg_language"))
            """)

    private static func procedure(_ oid: String) -> String {
        "CASE WHEN \(oid) <> 0 THEN \(oid)::regprocedure::text END"
    }
}

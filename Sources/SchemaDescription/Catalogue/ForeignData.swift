extension CatalogueQuery {
    /// Foreign data wrappers, servers and user mappings, without secrets.
    ///
    /// The options of a user mapping are not readable by everybody and hold passwords: they are
    /// left out.
    static let foreignData = CatalogueQuery(
        onlyIf: "EXISTS (SELECT FROM pg_foreign_data_wrapper)",
        sql: """
            SELECT 'foreign data wrapper' AS kind, quote_ident(w.fdwname) AS name,
                   NULL AS parent_kind, NULL AS parent, NULL AS wrapper, NULL AS type,
                   NULL AS version,
                   CASE WHEN w.fdwhandler <> 0 THEN w.fdwhandler::regprocedure::text END AS handler,
                   CASE WHEN w.fdwvalidator <> 0 THEN w.fdwvalidator::regprocedure::text END
                       AS validator,
                   \(Fragment.foreignOptions("w.fdwoptions")) AS options,
                   pg_get_userbyid(w.fdwowner) AS owner,
                   \(Fragment.comment("w.oid", in: "pg_foreign_data_wrapper")) AS comment,
                   \(Fragment.grants("w.fdwacl", "F", owner: "w.fdwowner")) AS grants
            FROM pg_foreign_data_wrapper AS w
            WHERE \(Fragment.isNoMember("w.oid", of: "pg_foreign_data_wrapper"))
            UNION ALL
            SELECT 'server', quote_ident(s.srvname), NULL, NULL, quote_ident(w.fdwname), s.srvtype,
                   s.srvversion, NULL, NULL, \(Fragment.foreignOptions("s.srvoptions")),
                   pg_get_userbyid(s.srvowner),
                   \(Fragment.comment("s.oid", in: "pg_foreign_server")),
                   \(Fragment.grants("s.srvacl", "S", owner: "s.srvowner"))
            FROM pg_foreign_server AS s JOIN pg_foreign_data_wrapper AS w ON w.oid = s.srvfdw
            WHERE \(Fragment.isNoMember("s.oid", of: "pg_foreign_server"))
            UNION ALL
            SELECT 'user mapping', quote_ident(m.usename) || ' on ' || quote_ident(m.srvname),
                   'server',
                   quote_ident(m.srvname), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
            FROM pg_user_mappings AS m
            """)
}

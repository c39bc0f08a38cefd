extension CatalogueQuery {
    /// The schemas; what initdb grants and says of `public` goes without saying.
    static let schemas = CatalogueQuery(
        sql: """
            SELECT 'schema' AS kind, quote_ident(n.nspname) AS name,
                   pg_get_userbyid(n.nspowner) AS owner,
                   nullif(\(Fragment.comment("n.oid", in: "pg_namespace")),
                          'standard public schema') AS comment,
                   \(Fragment.grants(
                       "n.nspacl",
                       usual: """
                           coalesce((SELECT first.initprivs FROM pg_init_privs AS first \
                           WHERE first.classoid = 'pg_namespace'::regclass \
                           AND first.objoid = n.oid AND first.objsubid = 0), \
                           \(Fragment.usualGrants("n", owner: "n.nspowner")))
                           """, owner: "n.nspowner")) AS grants
            FROM pg_namespace AS n
            WHERE \(Fragment.isUserSchema("n.nspname"))
                AND \(Fragment.isNoMember("n.oid", of: "pg_namespace"))
            """)

    /// The extensions, with the schema and version they are installed in.
    static let extensions = CatalogueQuery(
        sql: """
            SELECT 'extension' AS kind, quote_ident(e.extname) AS name, e.extversion AS version,
                   quote_ident(n.nspname) AS schema, CASE WHEN \(Fragment.isUserObject("e.oid"))
                       THEN pg_get_userbyid(e.extowner) END AS owner,
                   \(Fragment.comment("e.oid", in: "pg_extension")) AS comment
            FROM pg_extension AS e JOIN pg_namespace AS n ON n.oid = e.extnamespace
            """)

    /// What ALTER DEFAULT PRIVILEGES has set, one object for a role, a schema and a kind of object.
    ///
    /// What is set for a schema is added to what is usual, so that nothing is usual there: as for
    /// columns.
    static let defaultPrivileges = CatalogueQuery(
        onlyIf: "EXISTS (SELECT FROM pg_default_acl)",
        sql: """
            SELECT 'default privileges' AS kind,
                   CASE d.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences'
                       WHEN 'f' THEN 'functions' WHEN 'T' THEN 'types' WHEN 'n' THEN 'schemas'
                       ELSE d.defaclobjtype::text END
                   || ' of ' || quote_ident(pg_get_userbyid(d.defaclrole))
                   || coalesce(' in ' || quote_ident(n.nspname), '') AS name,
                   CASE WHEN n.oid IS NOT NULL THEN 'schema' END AS parent_kind,
                   quote_ident(n.nspname) AS parent,
                   \(Fragment.grants(
                       "d.defaclacl",
                       usual: """
                           acldefault(CASE WHEN d.defaclnamespace <> 0 THEN 'c' \
                           WHEN d.defaclobjtype = 'S' THEN 's' \
                           ELSE d.defaclobjtype END, d.defaclrole)
                           """, owner: "d.defaclrole")) AS grants
            FROM pg_default_acl AS d LEFT JOIN pg_namespace AS n ON n.oid = d.defaclnamespace
            """)
}

extension CatalogueQuery {
    /// Collations.
    static func collations(_ server: ServerVersion) -> CatalogueQuery {
        let locale =
            server.isAtLeast(17)
            ? "c.colllocale" : server.from(15, "c.colliculocale", else: "NULL")
        return CatalogueQuery(
            onlyIf: "EXISTS (SELECT FROM pg_collation WHERE oid >= 16384)",
            sql: """
                SELECT 'collation' AS kind, format('%I.%I', n.nspname, c.collname) AS name,
                       CASE c.collprovider WHEN 'c' THEN 'libc' WHEN 'i' THEN 'icu' WHEN 'b'
                           THEN 'builtin'
                           ELSE 'default' END AS provider,
                       c.collcollate AS collate, c.collctype AS ctype, \(locale) AS locale,
                       \(server.from(16, "c.collicurules")) AS rules,
                       NOT c.collisdeterministic AS nondeterministic,
                       pg_get_userbyid(c.collowner) AS owner,
                       \(Fragment.comment("c.oid", in: "pg_collation")) AS comment
                FROM pg_collation AS c JOIN pg_namespace AS n ON n.oid = c.collnamespace
                WHERE \(Fragment.isUserSchema("n.nspname"))
                  AND \(Fragment.isNoMember("c.oid", of: "pg_collation"))
                """)
    }

    /// Conversions between encodings.
    static let conversions = CatalogueQuery(
        onlyIf: "EXISTS (SELECT FROM pg_conversion WHERE oid >= 16384)",
        sql: """
            SELECT 'conversion' AS kind, format('%I.%I', n.nspname, c.conname) AS name,
                   pg_encoding_to_char(c.conforencoding) AS source,
                       pg_encoding_to_char(c.contoencoding) AS target,
                   c.conproc::regprocedure::text AS function, c.condefault AS "default",
                   pg_get_userbyid(c.conowner) AS owner,
                   \(Fragment.comment("c.oid", in: "pg_conversion")) AS comment
            FROM pg_conversion AS c JOIN pg_namespace AS n ON n.oid = c.connamespace
            WHERE \(Fragment.isUserSchema("n.nspname"))
                AND \(Fragment.isNoMember("c.oid", of: "pg_conversion"))
            """)

    /// Configurations, dictionaries, parsers and templates of text search.
    static let textSearch = CatalogueQuery(
        onlyIf: """
            EXISTS (SELECT FROM pg_ts_config WHERE oid >= 16384 \
            UNION ALL SELECT FROM pg_ts_dict WHERE oid >= 16384 \
            UNION ALL SELECT FROM pg_ts_parser WHERE oid >= 16384 \
            UNION ALL SELECT FROM pg_ts_template WHERE oid >= 16384)
            """,
        sql: """
            SELECT 'text search configuration' AS kind, format('%I.%I', n.nspname, c.cfgname)
                AS name,
                   \(Fragment.name(
                       "c.cfgparser", in: "pg_ts_parser", "prsname", schema: "prsnamespace"))
                       AS uses,
                   (SELECT jsonb_agg(line ORDER BY line COLLATE "C") FROM (
                        SELECT token.alias || ': ' || string_agg(
                            \(Fragment.name(
                                "m.mapdict", in: "pg_ts_dict", "dictname", schema: "dictnamespace")),
                            ', ' ORDER BY m.mapseqno) AS line
                        FROM pg_ts_config_map AS m JOIN ts_token_type(c.cfgparser) AS token
                            ON token.tokid = m.maptokentype
                        WHERE m.mapcfg = c.oid GROUP BY token.alias) AS lines) AS mappings,
                   NULL AS options, pg_get_userbyid(c.cfgowner) AS owner,
                   \(Fragment.comment("c.oid", in: "pg_ts_config")) AS comment
            FROM pg_ts_config AS c JOIN pg_namespace AS n ON n.oid = c.cfgnamespace
            WHERE \(Fragment.isUserSchema("n.nspname"))
                AND \(Fragment.isNoMember("c.oid", of: "pg_ts_config"))
            UNION ALL
            SELECT 'text search dictionary', format('%I.%I', n.nspname, d.dictname),
                   \(Fragment.name(
                       "d.dicttemplate", in: "pg_ts_template", "tmplname", schema: "tmplnamespace")),
                   NULL, d.dictinitoption, pg_get_userbyid(d.dictowner),
                   \(Fragment.comment("d.oid", in: "pg_ts_dict"))
            FROM pg_ts_dict AS d JOIN pg_namespace AS n ON n.oid = d.dictnamespace
            WHERE \(Fragment.isUserSchema("n.nspname"))
                AND \(Fragment.isNoMember("d.oid", of: "pg_ts_dict"))
            UNION ALL
            SELECT 'text search parser', format('%I.%I', n.nspname, p.prsname), NULL,
                   jsonb_build_array('start ' || p.prsstart, 'token ' || p.prstoken, 'end '
                       || p.prsend,
                       'headline ' || p.prsheadline, 'lextype ' || p.prslextype),
                   NULL, NULL, \(Fragment.comment("p.oid", in: "pg_ts_parser"))
            FROM pg_ts_parser AS p JOIN pg_namespace AS n ON n.oid = p.prsnamespace
            WHERE \(Fragment.isUserSchema("n.nspname"))
                AND \(Fragment.isNoMember("p.oid", of: "pg_ts_parser"))
            UNION ALL
            SELECT 'text search template', format('%I.%I', n.nspname, t.tmplname), NULL,
                   jsonb_build_array('init ' || t.tmplinit, 'lexize ' || t.tmpllexize),
                   NULL, NULL, \(Fragment.comment("t.oid", in: "pg_ts_template"))
            FROM pg_ts_template AS t JOIN pg_namespace AS n ON n.oid = t.tmplnamespace
            WHERE \(Fragment.isUserSchema("n.nspname"))
                AND \(Fragment.isNoMember("t.oid", of: "pg_ts_template"))
            """)
}

/// The query of a ``SchemaFingerprint``.
enum FingerprintQuery {
    /// One scan of each catalogue. Rows count without what the server changes by itself, or in
    /// REINDEX CONCURRENTLY: the numbers of indexes. Objects of temporary schemas do not count.
    static func sql(_ server: ServerVersion) -> String {
        let parts = columns(server).map { part in
            "SELECT sum(hashtextextended(ROW('\(part.catalogue)', \(part.columns))::text, 0)) "
                + "AS part FROM \(part.source)"
        }
        let whole = wholeCatalogues(server).map { catalogue, number in
            "SELECT sum(hashtextextended('\(catalogue)' || entry::text, 0)) "
                + "FROM \(catalogue) AS entry" + (number.map { " WHERE \($0) >= 16384" } ?? "")
        }
        return """
            WITH permanent AS MATERIALIZED (
                SELECT c.* FROM pg_class AS c
                WHERE c.oid >= 16384 AND c.relpersistence <> 't'
                    AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S', 'c')
            )
            SELECT sum(part), (SELECT oid FROM pg_database WHERE datname = current_database())
            FROM (\((parts + whole).joined(separator: "\nUNION ALL "))) AS parts
            """
    }

    /// Catalogues of which some columns count.
    private static func columns(
        _ server: ServerVersion
    ) -> [(catalogue: String, columns: String, source: String)] {
        [
            (
                "class",
                """
                oid, relname, relnamespace, reltype, reloftype, relowner, relam, reltablespace, \
                relkind, relpersistence, relrowsecurity, relforcerowsecurity, relreplident, \
                relispartition, relacl, reloptions, relpartbound, \
                (SELECT toast.reloptions FROM pg_class AS toast \
                    WHERE toast.oid = permanent.reltoastrelid)
                """, "permanent"
            ),
            (
                "attribute",
                """
                attrelid, attnum, attname, atttypid, atttypmod, attnotnull, attidentity, \
                attgenerated, attcollation, \
                attstorage, attstattarget, attacl, attoptions, attfdwoptions, \
                \(server.from(14, "attcompression"))
                """,
                "pg_attribute JOIN permanent AS c ON c.oid = attrelid "
                    + "WHERE attnum > 0 AND NOT attisdropped"
            ),
            (
                "attrdef", "adrelid, adnum, adbin",
                "pg_attrdef JOIN permanent AS c ON c.oid = adrelid"
            ),
            (
                "constraint",
                """
                conname, contype, condeferrable, condeferred, convalidated, conrelid, contypid, \
                confrelid, confupdtype, confdeltype, confmatchtype, conislocal, coninhcount, \
                conkey, confkey, conexclop, conbin, connoinherit \
                \(server.from(18, ", conenforced, conperiod", else: ""))
                """,
                "pg_constraint WHERE oid >= 16384 AND connamespace NOT IN "
                    + "(SELECT oid FROM pg_namespace WHERE nspname ~ '^pg_')"
            ),
            (
                "index",
                """
                indrelid, i.relname, i.relnamespace, i.reltablespace, i.reloptions, indisunique, \
                indimmediate, indisvalid, indisclustered, indisreplident, indkey, indclass, \
                indcollation, indoption, indexprs, indpred
                """,
                "pg_index JOIN permanent AS c ON c.oid = indrelid "
                    + "JOIN pg_class AS i ON i.oid = indexrelid"
            ),
            (
                "index column", "i.relname, i.relnamespace, attnum, attstattarget",
                "pg_attribute JOIN pg_index ON indexrelid = attrelid "
                    + "JOIN permanent AS c ON c.oid = indrelid "
                    + "JOIN pg_class AS i ON i.oid = indexrelid WHERE attstattarget >= 0"
            ),
            (
                "inherits", "inhrelid, inhparent, inhseqno",
                "pg_inherits JOIN permanent AS c ON c.oid = inhrelid"
            ),
            (
                "trigger",
                "tgrelid, tgfoid, tgtype, tgenabled, tgdeferrable, tginitdeferred, tgattr, "
                    + "tgargs, tgqual, "
                    + "CASE WHEN NOT tgisinternal THEN tgname END",
                "pg_trigger JOIN permanent AS c ON c.oid = tgrelid"
            ),
            (
                "rewrite", "ev_class, rulename, ev_type, ev_enabled, ev_qual, ev_action",
                "pg_rewrite JOIN permanent AS c ON c.oid = ev_class"
            ),
            (
                "type", "pg_type",
                "pg_type JOIN pg_namespace AS n ON n.oid = typnamespace WHERE pg_type.oid >= 16384 "
                    + "AND n.nspname !~ '^pg_' AND typtype <> 'c'"
            ),
            ("namespace", "n", "pg_namespace AS n WHERE n.nspname !~ '^pg_(temp|toast)'"),
            (
                "owned", "objid, refobjid, refobjsubid, deptype",
                """
                pg_depend JOIN permanent AS c ON c.oid = objid WHERE c.relkind = 'S' \
                    AND classid = 'pg_class'::regclass \
                AND refclassid = 'pg_class'::regclass AND deptype IN ('a', 'i')
                """
            ),
            // Its options are not shown to everybody.
            ("user mapping", "srvname, usename", "pg_user_mappings"),
            (
                "description", "classoid, objoid, objsubid, description",
                "pg_description WHERE objoid >= 16384 AND NOT (classoid = 'pg_class'::regclass AND "
                    + "objsubid = 0 AND objoid IN "
                    + "(SELECT oid FROM pg_class WHERE relname = 'schema_migrations'))"
            ),
        ]
    }

    /// Catalogues of which every column counts, each with the column that tells the users' rows
    /// from the system's.
    private static func wholeCatalogues(
        _ server: ServerVersion
    ) -> KeyValuePairs<String, String?> {
        [
            "pg_enum": nil, "pg_sequence": nil, "pg_policy": nil, "pg_partitioned_table": nil,
            "pg_extension": nil, "pg_default_acl": nil, "pg_publication": nil,
            "pg_publication_rel": nil, "pg_event_trigger": nil, "pg_statistic_ext": nil,
            "pg_foreign_data_wrapper": nil, "pg_foreign_server": nil, "pg_foreign_table": nil,
            "pg_range": "rngtypid", "pg_proc": "oid",
            "pg_aggregate": "aggfnoid", "pg_cast": "oid", "pg_operator": "oid",
            "pg_opclass": "oid", "pg_opfamily": "oid", "pg_amop": "amopfamily",
            "pg_amproc": "amprocfamily", "pg_collation": "oid", "pg_conversion": "oid",
            "pg_language": "oid", "pg_ts_config": "oid", "pg_ts_config_map": "mapcfg",
            "pg_ts_dict": "oid", "pg_ts_parser": "oid", "pg_ts_template": "oid",
            server.from(15, "pg_publication_namespace", else: "pg_enum"): nil,
        ]
    }
}

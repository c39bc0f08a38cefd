import MigrationKit
import PgQuery

/// Asks the catalogue for functions of the project, and for what runs them.
struct FunctionCatalogue {
    private let database: any ReadOnlyDatabase

    init(_ database: any ReadOnlyDatabase) { self.database = database }

    /// The functions that are not the server's own.
    ///
    /// - Throws: The server's error.
    func bodies() throws -> [FunctionBody] {
        try database.query(Self.bodiesSQL, [ArrayLiteral.text(Self.harmlessExtensions)]).map {
            row in
            FunctionBody(
                name: try row.text("name"), language: try row.text("language"),
                text: try row.text("text"), mayDefine: try row.boolean("may_define"))
        }
    }

    /// What runs functions that are not the server's own.
    ///
    /// - Throws: The server's error.
    func links() throws -> [FunctionLink] {
        try database.query(Self.linksSQL).map { row in
            FunctionLink(
                relation: row["relation"], caller: row["caller"], function: row["function"],
                target: row["target"], isHidden: try row.boolean("is_hidden"))
        }
    }

    /// The event triggers that are on, with their functions.
    ///
    /// - Throws: The server's error.
    func eventTriggers() throws -> [(name: String, function: String)] {
        try database.query(
            """
            SELECT trigger.evtname AS name, function.proname AS function
              FROM pg_event_trigger AS trigger
              JOIN pg_proc AS function ON function.oid = trigger.evtfoid
             WHERE trigger.evtenabled <> 'D'
             ORDER BY trigger.evtname
            """
        ).map { (try $0.text("name"), try $0.text("function")) }
    }

    /// Those of the names that are a function's.
    ///
    /// - Throws: The server's error.
    func known(_ names: Set<String>) throws -> Set<String> {
        Set(
            try database.query(
                "SELECT DISTINCT proname AS name FROM pg_proc WHERE proname = ANY ($1::name[])",
                [ArrayLiteral.text(names.sorted())]
            ).map { try $0.text("name") })
    }

    /// Extensions that come with PostgreSQL and whose functions in C define nothing.
    private static let harmlessExtensions = [
        "amcheck", "bloom", "btree_gin", "btree_gist", "citext", "cube", "dict_int", "dict_xsyn",
        "earthdistance", "fuzzystrmatch", "hstore", "insert_username", "intarray", "isn", "lo",
        "ltree", "moddatetime", "pageinspect", "pg_buffercache", "pg_freespacemap", "pg_prewarm",
        "pg_stat_statements", "pg_trgm", "pg_visibility", "pgcrypto", "pgrowlocks", "pgstattuple",
        "seg", "sslinfo", "tcn", "tsm_system_rows", "tsm_system_time", "unaccent", "uuid-ossp",
    ]

    /// What `initdb` makes has an oid below 16384 (the server's transam.h). A function that is not
    /// VOLATILE is refused everything but queries.
    private static let bodiesSQL = """
        SELECT function.proname AS name, language.lanname AS language, function.prosrc AS text,
               CASE language.lanname
               WHEN 'internal' THEN false
               WHEN 'c' THEN NOT EXISTS (
                    SELECT FROM pg_depend AS item
                      JOIN pg_extension AS extension ON extension.oid = item.refobjid
                     WHERE item.classid = 'pg_proc'::regclass AND item.objid = function.oid
                       AND item.deptype = 'e' AND extension.extname = ANY ($1::text[]))
               WHEN 'sql' THEN function.provolatile = 'v'
               WHEN 'plpgsql' THEN function.provolatile = 'v'
               ELSE true END AS may_define
          FROM pg_proc AS function
          JOIN pg_language AS language ON language.oid = function.prolang
         WHERE function.oid >= 16384
        """

    /// Functions that something depends on, views and the relations of their queries, tables and what
    /// their rows are passed on to.
    private static let linksSQL = """
        WITH link AS (
            SELECT CASE item.classid
                   WHEN 'pg_trigger'::regclass THEN (
                        SELECT tgrelid FROM pg_trigger WHERE oid = item.objid)
                   WHEN 'pg_rewrite'::regclass THEN (
                        SELECT ev_class FROM pg_rewrite WHERE oid = item.objid)
                   WHEN 'pg_attrdef'::regclass THEN (
                        SELECT adrelid FROM pg_attrdef WHERE oid = item.objid)
                   WHEN 'pg_constraint'::regclass THEN (
                        SELECT nullif(conrelid, 0) FROM pg_constraint WHERE oid = item.objid)
                   WHEN 'pg_policy'::regclass THEN (
                        SELECT polrelid FROM pg_policy WHERE oid = item.objid)
                   WHEN 'pg_class'::regclass THEN coalesce(
                        (SELECT indrelid FROM pg_index WHERE indexrelid = item.objid), item.objid)
                   END AS source, item.classid, item.objid,
                   function.proname AS function, NULL::oid AS target,
                   language.lanname NOT IN ('c', 'internal') AS is_readable
              FROM pg_depend AS item
              JOIN pg_proc AS function ON function.oid = item.refobjid
              JOIN pg_language AS language ON language.oid = function.prolang
             WHERE item.refclassid = 'pg_proc'::regclass AND item.refobjid >= 16384
               AND item.deptype IN ('n', 'a', 'i')
            UNION ALL
            SELECT rule.ev_class, NULL, NULL, NULL, item.refobjid, NULL
              FROM pg_depend AS item
              JOIN pg_rewrite AS rule ON rule.oid = item.objid AND rule.ev_class >= 16384
             WHERE item.classid = 'pg_rewrite'::regclass
               AND item.refclassid = 'pg_class'::regclass AND item.refobjid <> rule.ev_class
            UNION ALL
            SELECT inhparent, NULL, NULL, NULL, inhrelid, NULL FROM pg_inherits
            UNION ALL
            SELECT confrelid, NULL, NULL, NULL, conrelid, NULL
              FROM pg_constraint WHERE contype = 'f'
        )
        SELECT DISTINCT source.relname AS relation, caller.proname AS caller, link.function,
               target.relname AS target,
               coalesce(link.is_readable AND link.source IS NULL
                        AND link.classid IN ('pg_operator'::regclass, 'pg_cast'::regclass,
                                             'pg_type'::regclass, 'pg_constraint'::regclass),
                        false) AS is_hidden
          FROM link
          LEFT JOIN pg_class AS source ON source.oid = link.source
          LEFT JOIN pg_class AS target ON target.oid = link.target
          LEFT JOIN pg_proc AS caller
            ON link.classid = 'pg_proc'::regclass AND caller.oid = link.objid
        """
}

/// What runs a function, or leads to a relation whose use runs one.
struct FunctionLink {
    /// The relation whose use does it.
    var relation: String?
    /// The function that does it.
    var caller: String?
    /// The function that is run.
    var function: String?
    /// The relation that is used.
    var target: String?
    /// Whether it is run by what no statement names: an operator, a cast, a domain.
    var isHidden = false
}

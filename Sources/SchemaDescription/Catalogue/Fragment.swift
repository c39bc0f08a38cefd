/// Pieces of SQL that several queries of the catalogues are made of.
///
/// They are run with `pg_catalog` alone on the search path, so that the catalogues need no schema
/// and everything else is shown with its own.
enum Fragment {
    /// Whether a schema is one of the users', not of the system, nor of temporary objects.
    static func isUserSchema(_ name: String) -> String {
        "(\(name) !~ '^pg_' AND \(name) <> 'information_schema')"
    }

    /// Whether an object came by itself and not with an extension.
    static func isNoMember(_ oid: String, of catalogue: String) -> String {
        """
        NOT EXISTS (SELECT FROM pg_depend AS member \
            WHERE member.classid = '\(catalogue)'::regclass \
        AND member.objid = \(oid) AND member.deptype = 'e')
        """
    }

    /// Whether an object was made after the database, which has none below this number.
    static func isUserObject(_ oid: String) -> String { "\(oid) >= 16384" }

    /// The comment on an object, or on one of its columns.
    static func comment(_ oid: String, in catalogue: String, column: String = "0") -> String {
        """
        (SELECT comment.description FROM pg_description AS comment \
        WHERE comment.classoid = '\(catalogue)'::regclass AND comment.objoid = \(oid) \
        AND comment.objsubid = \(column))
        """
    }

    /// The qualified name of the object with a number, of a catalogue that has names and schemas.
    static func name(
        _ oid: String, in catalogue: String, _ column: String, schema: String
    ) -> String {
        """
        (SELECT format('%I.%I', space.nspname, named.\(column)) FROM \(catalogue) AS named \
        JOIN pg_namespace AS space ON space.oid = named.\(schema) WHERE named.oid = \(oid))
        """
    }

    /// The qualified name of a collation where it is not the one that goes without saying.
    static func collation(_ oid: String, unless usual: String = "0") -> String {
        """
        CASE WHEN \(oid) <> 0 AND \(oid) <> \(usual) \
        THEN \(name(oid, in: "pg_collation", "collname", schema: "collnamespace")) END
        """
    }

    /// A list of texts, sorted.
    static func sorted(_ array: String) -> String {
        "(SELECT jsonb_agg(item ORDER BY item COLLATE \"C\") FROM unnest(\(array)) AS item)"
    }

    /// What there is to say of the constraint that a column's NOT NULL is from PostgreSQL 18 on.
    ///
    /// A name that the server chose is left out: it has the names that the table and the column had
    /// then, or at an upgrade from an older version (CREATE TABLE, "constraint_name").
    static func notNullConstraint(of attribute: String) -> String {
        """
        (SELECT nullif(concat_ws(' ', \
        CASE WHEN k.conislocal AND k.conname !~ '_not_null[0-9]*$' \
            THEN quote_ident(k.conname) END, \
        CASE WHEN NOT k.convalidated THEN 'NOT VALID' END, \
        CASE WHEN k.connoinherit THEN 'NO INHERIT' END, \
        'COMMENT ' || quote_literal(\(comment("k.oid", in: "pg_constraint")))), '') \
        FROM pg_constraint AS k WHERE k.contype = 'n' AND k.conrelid = \(attribute).attrelid \
            AND k.conkey = ARRAY[\(attribute).attnum])
        """
    }

    /// Options of foreign objects, sorted, without what may be a secret.
    static func foreignOptions(_ array: String) -> String {
        """
        (SELECT jsonb_agg(item ORDER BY item COLLATE "C") FROM (SELECT CASE \
        WHEN option_name ~* 'pass|secret|token|key' THEN option_name || '=(hidden)' \
        ELSE option_name || '=' || option_value END AS item \
        FROM pg_options_to_table(\(array))) AS options)
        """
    }

    /// Who may do what beyond, or short of, what goes without saying.
    ///
    /// The owner is called that, whoever it is, and who granted is left out. A `*` is a grant
    /// option.
    /// - Parameters:
    ///   - acl: the access control list.
    ///   - usual: the list that goes without saying; ``usualGrants(_:owner:)``.
    static func grants(_ acl: String, usual: String, owner: String) -> String {
        let columns = "grantee, privilege_type, is_grantable"
        return """
            CASE WHEN \(acl) IS NOT NULL THEN (SELECT jsonb_agg(line ORDER BY line COLLATE "C") \
                FROM ( \
            SELECT mark || CASE grantee WHEN 0 THEN 'PUBLIC' WHEN \(owner) THEN 'owner' \
            ELSE quote_ident(pg_get_userbyid(grantee)) END || ': ' || string_agg(privilege_type || \
            CASE WHEN is_grantable AND grantee <> \(owner) THEN '*' ELSE '' END, ', ' \
                ORDER BY privilege_type) AS line \
            FROM (SELECT '' AS mark, beyond.* FROM (SELECT \(columns) FROM aclexplode(\(acl)) \
            EXCEPT SELECT \(columns) FROM aclexplode(\(usual))) AS beyond \
            UNION ALL SELECT 'not ', short.* FROM (SELECT \(columns) FROM aclexplode(\(usual)) \
            EXCEPT SELECT \(columns) FROM aclexplode(\(acl))) AS short) AS differences \
            GROUP BY mark, grantee) AS lines) END
            """
    }

    /// The access control list that goes without saying.
    ///
    /// - Parameter kind: the letter of the kind of object, as `acldefault` takes it.
    static func usualGrants(_ kind: Character, owner: String) -> String {
        "acldefault('\(kind)', \(owner))"
    }

    /// ``grants(_:usual:owner:)`` where nothing but the kind of object says what is usual.
    static func grants(_ acl: String, _ kind: Character, owner: String) -> String {
        grants(acl, usual: usualGrants(kind, owner: owner), owner: owner)
    }

    /// The common table expression `relation`: tables, views, materialized views and foreign tables
    /// of the users, with `kind` and `name`; without members of extensions and the migrations' own
    /// tables.
    static let relations = """
        ledger AS (
            SELECT own.relnamespace FROM pg_class AS own
            WHERE own.relname = 'schema_migrations' AND own.relkind IN ('r', 'p')
              AND 4 = (SELECT count(*) FROM pg_attribute AS own_column
                       WHERE own_column.attrelid = own.oid
                         AND own_column.attname IN ('version', 'name', 'direction', 'status'))
        ), relation AS (
            SELECT c.*, format('%I.%I', n.nspname, c.relname) AS name,
                   CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view'
                       WHEN 'f' THEN 'foreign table' ELSE 'table' END AS kind
            FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND \(isUserSchema("n.nspname"))
              AND \(isNoMember("c.oid", of: "pg_class"))
              AND NOT (c.relname IN ('schema_migrations', 'migration_history', 'migration_lock')
                       AND c.relnamespace IN (SELECT relnamespace FROM ledger))
        )
        """
}

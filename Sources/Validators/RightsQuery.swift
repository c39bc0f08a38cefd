import PgQuery

/// The query that tells which of many rights the role lacks.
enum RightsQuery {
    /// A right as the query takes it.
    struct Item {
        let kind: String
        var schema: String?
        var name: String?
        var detail: String?

        init(_ right: RequiredRight) {
            switch right {
            case .createInDatabase: kind = "database"
            case .createInSchema(let schema): (kind, self.schema) = ("create", schema)
            case .createBeside(let name):
                (kind, schema, self.name) = ("beside", name.schema, name.name)
            case .ownership(let name), .replacement(let name):
                (kind, schema, self.name) = ("own", name.schema, name.name)
            case .removal(let name): (kind, schema, self.name) = ("remove", name.schema, name.name)
            case .maintenance(let name):
                (kind, schema, self.name) = ("maintain", name.schema, name.name)
            case .privilege(let privilege, let name):
                (kind, schema, self.name) = ("privilege", name.schema, name.name)
                detail = privilege.rawValue
            case .schemaOwnership(let schema): (kind, self.schema) = ("schema", schema)
            case .typeOwnership(let name):
                (kind, schema, self.name) = ("type", name.schema, name.name)
            case .extensionOwnership(let name): (kind, self.name) = ("extension", name)
            case .installation(let name): (kind, self.name) = ("install", name)
            case .language(let name): (kind, self.name) = ("language", name)
            case .parameter(let name, let isSystem):
                (kind, self.name) = ("parameter", name)
                detail = isSystem ? "ALTER SYSTEM" : "SET"
            case .attribute(let attribute): (kind, detail) = ("attribute", attribute)
            case .membership(let role): (kind, self.name) = ("member", role)
            case .superuser: kind = "superuser"
            }
        }
    }

    /// The roles that services with servers of their own give to customers instead of superuser; what these
    /// may do differs from service to service, and nothing is decided for their members.
    private static let managedRoles = [
        "rds_superuser", "azure_pg_admin", "cloudsqlsuperuser", "alloydbsuperuser",
        "neon_superuser", "supabase_admin", "tsdbadmin", "avnadmin", "doadmin",
    ]

    /// The rights that are lacked: position, what is concerned, and the role.
    ///
    /// `$1` to `$4`: kinds, schemas, names and details of ``Item``. The names are looked up in the catalogues,
    /// as `to_regclass` fails where the role may not use the schema. Ownership counts as the server counts it:
    /// by the rights that membership gives.
    static func sql(version: Int) -> String {
        let parameter =
            version >= 150_000
            ? "NOT has_parameter_privilege(name, detail)" : "true"
        let maintain =
            version >= 170_000 ? "NOT has_table_privilege(relation, 'MAINTAIN')" : "true"
        let managed = managedRoles.map { "'\($0)'" }.joined(separator: ", ")
        return """
            WITH role AS (
                SELECT own.oid, own.rolname, own.rolcreaterole, own.rolcreatedb,
                       own.rolsuper OR EXISTS (SELECT FROM pg_roles AS other
                                                WHERE other.rolname IN (\(managed))) AS may_all
                  FROM pg_roles AS own WHERE own.rolname = current_user
            ), need AS (
                SELECT item.*, item.position - 1 AS index
                  FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
                       WITH ORDINALITY AS item (kind, schema, name, detail, position)
            ), found AS (
                SELECT need.*, role.oid AS role, role.rolname, role.may_all, role.rolcreaterole,
                       role.rolcreatedb, relation.oid AS relation, relation.relkind,
                       namespace.oid AS namespace, namespace.nspname, namespace.nspowner,
                       coalesce(relation.relowner, type.typowner, extension.extowner,
                                CASE WHEN need.kind = 'schema' THEN namespace.nspowner END)
                           AS owner,
                       relation.oid IS NOT NULL OR type.oid IS NOT NULL
                           OR extension.oid IS NOT NULL
                           OR need.kind = 'schema' AND namespace.oid IS NOT NULL AS is_owned
                  FROM need
                 CROSS JOIN role
                  LEFT JOIN LATERAL (
                        SELECT class.oid, class.relkind, class.relowner, class.relnamespace
                          FROM pg_class AS class JOIN pg_namespace AS place
                            ON place.oid = class.relnamespace
                         WHERE need.kind IN ('beside', 'own', 'remove', 'maintain', 'privilege')
                           AND class.relname = need.name
                           AND CASE WHEN need.schema IS NULL THEN pg_table_is_visible(class.oid)
                                    ELSE place.nspname = need.schema END) AS relation ON true
                  LEFT JOIN LATERAL (
                        SELECT item.oid, item.typowner, item.typnamespace
                          FROM pg_type AS item JOIN pg_namespace AS place
                            ON place.oid = item.typnamespace
                         WHERE need.kind = 'type' AND item.typname = need.name
                           AND CASE WHEN need.schema IS NULL THEN pg_type_is_visible(item.oid)
                                    ELSE place.nspname = need.schema END) AS type ON true
                  LEFT JOIN pg_extension AS extension
                    ON need.kind = 'extension' AND extension.extname = need.name
                  LEFT JOIN pg_namespace AS namespace
                    ON CASE WHEN relation.oid IS NOT NULL
                            THEN namespace.oid = relation.relnamespace
                            WHEN type.oid IS NOT NULL THEN namespace.oid = type.typnamespace
                            WHEN need.schema IS NOT NULL THEN namespace.nspname = need.schema
                            ELSE need.kind = 'create' AND namespace.nspname = current_schema() END
            ), judged AS (
                SELECT found.*,
                       need_usage.lacks_usage,
                       CASE kind
                       WHEN 'database'
                       THEN NOT has_database_privilege(current_database(), 'CREATE')
                       WHEN 'create' THEN NOT has_schema_privilege(namespace, 'CREATE')
                       WHEN 'beside'
                       THEN relation IS NOT NULL AND NOT has_schema_privilege(namespace, 'CREATE')
                       WHEN 'own' THEN is_owned AND NOT pg_has_role(owner, 'USAGE')
                       WHEN 'schema' THEN is_owned AND NOT pg_has_role(owner, 'USAGE')
                       WHEN 'extension' THEN is_owned AND NOT pg_has_role(owner, 'USAGE')
                       WHEN 'remove' THEN is_owned AND NOT pg_has_role(owner, 'USAGE')
                            AND NOT pg_has_role(nspowner, 'USAGE')
                       WHEN 'type' THEN is_owned AND NOT pg_has_role(owner, 'USAGE')
                            AND NOT pg_has_role(nspowner, 'USAGE')
                       WHEN 'maintain' THEN is_owned AND NOT pg_has_role(owner, 'USAGE')
                            AND \(maintain)
                       WHEN 'privilege' THEN relation IS NOT NULL
                            AND relkind IN ('r', 'p', 'v', 'm', 'f')
                            AND NOT has_table_privilege(relation, detail)
                            AND CASE WHEN detail IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES')
                                     THEN NOT has_any_column_privilege(relation, detail)
                                     ELSE true END
                       WHEN 'install' THEN NOT EXISTS (
                                SELECT FROM pg_extension WHERE extname = name)
                            AND (available.is_available IS NULL
                                 OR NOT may_all AND available.is_for_superusers
                                 OR NOT available.is_for_superusers
                                    AND NOT has_database_privilege(current_database(), 'CREATE'))
                       WHEN 'language' THEN NOT may_all AND EXISTS (
                                SELECT FROM pg_language
                                 WHERE lanname = lower(name) AND NOT lanpltrusted)
                       WHEN 'parameter' THEN NOT may_all AND EXISTS (
                                SELECT FROM pg_settings AS setting
                                 WHERE setting.name = found.name
                                   AND (found.detail = 'ALTER SYSTEM'
                                        OR setting.context = 'superuser'))
                            AND \(parameter)
                       WHEN 'attribute' THEN NOT may_all
                            AND CASE detail WHEN 'CREATEROLE' THEN NOT rolcreaterole
                                            ELSE NOT rolcreatedb END
                       WHEN 'member' THEN NOT may_all AND NOT pg_has_role(name, 'USAGE')
                       ELSE NOT may_all
                       END IS TRUE AS lacks,
                       available.is_available, available.is_for_superusers
                  FROM found
                 CROSS JOIN LATERAL (
                       SELECT kind NOT IN ('database', 'schema', 'create')
                              AND namespace IS NOT NULL AND schema IS NOT NULL
                              AND NOT has_schema_privilege(namespace, 'USAGE') IS TRUE
                              AS lacks_usage) AS need_usage
                  LEFT JOIN LATERAL (
                        SELECT true AS is_available,
                               item.superuser
                                   AND coalesce(to_jsonb(item) ->> 'trusted', 'false') = 'false'
                                   AS is_for_superusers
                          FROM pg_available_extension_versions AS item
                          JOIN pg_available_extensions AS package
                            ON package.name = item.name AND package.default_version = item.version
                         WHERE item.name = found.name) AS available ON kind = 'install'
            )
            SELECT index AS position, quote_ident(rolname) AS user_name, lacks_usage,
                   quote_ident(nspname) AS schema,
                   quote_ident(current_database()) AS database,
                   CASE WHEN kind IN ('create', 'beside', 'schema') THEN quote_ident(nspname)
                        WHEN nspname IS NOT NULL THEN format('%I.%I', nspname, name)
                        ELSE quote_ident(name) END AS object,
                   quote_ident(pg_get_userbyid(owner)) AS owner,
                   coalesce(is_available, false) AS is_available, is_for_superusers
              FROM judged
             WHERE lacks OR lacks_usage
             ORDER BY index
            """
    }
}

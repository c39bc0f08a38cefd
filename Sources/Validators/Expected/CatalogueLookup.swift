import MigrationKit
import PgQuery

/// Asks the catalogue for what statements speak of.
struct CatalogueLookup {
    private let database: any ReadOnlyDatabase

    init(_ database: any ReadOnlyDatabase) { self.database = database }

    /// What the database tells of itself.
    ///
    /// - Parameters:
    ///   - account: the statements.
    ///   - before: what was there before the first of them; nil where that is not known.
    /// - Throws: The server's error.
    func surroundings(
        for account: DefinitionAccount, before: ActivitySnapshot?
    ) throws -> ExpectedSchema.Surroundings {
        var surroundings = ExpectedSchema.Surroundings()
        let roles = ArrayLiteral.text(account.roles.sorted())
        for row in try database.query(Self.schemasSQL, [roles]) {
            let name = try row.text("schema")
            surroundings.schemas.insert(name)
            for role in SQLName.list(try row.text("excluded_roles")) {
                surroundings.unusable[role, default: []].insert(name)
            }
        }
        for row in try database.query(Self.sessionSQL) {
            surroundings.isPathOfRun = before?.searchPath != nil
            let path = try before?.searchPath ?? row.text("search_path")
            surroundings.path = SearchPath(SQLName.list(path), user: try row.text("user_name"))
        }
        let names = ArrayLiteral.text(account.names.sorted())
        for row in try database.query(Self.relationsSQL, [names]) {
            surroundings.relations.insert(
                SQLName(schema: try row.text("schema"), name: try row.text("name")))
        }
        if let before, before.isComplete { surroundings.earlier = before.relations }
        return surroundings
    }

    /// Those of the things that are not there; what belongs to a missing table is not told beside it. What was
    /// made where the search path is not known for certain may be in any schema.
    ///
    /// - Throws: The server's error.
    func missing(_ items: [ExpectedItem]) throws -> [ExpectedItem] {
        let missing = try absent(items).map { items[$0] }
        let elsewhere = try foundElsewhere(missing.filter(\.origin.mayBeElsewhere))
        let tables = Set(
            missing.filter { $0.part == nil }.map { SQLName(schema: $0.schema, name: $0.name) })
        return missing.filter { item in
            if elsewhere.contains(item.title) { return false }
            return item.part == nil || !item.isOfExpectedTable
                || !tables.contains(SQLName(schema: item.schema, name: item.name))
        }
    }

    /// The titles of those that are in some other schema.
    private func foundElsewhere(_ items: [ExpectedItem]) throws -> Set<String> {
        guard !items.isEmpty else { return [] }
        let schemas = try database.query(
            "SELECT nspname AS name FROM pg_namespace WHERE \(UserSchemas.condition("pg_namespace"))"
        ).map { try $0.text("name") }
        let places = items.flatMap { item in
            schemas.map { schema in
                var place = item
                place.schema = schema
                return (place, item.title)
            }
        }
        let absent = Set(try absent(places.map(\.0)))
        return Set(places.indices.filter { !absent.contains($0) }.map { places[$0].1 })
    }

    /// The positions of those that are not there.
    private func absent(_ items: [ExpectedItem]) throws -> [Int] {
        guard !items.isEmpty else { return [] }
        return try database.query(
            Self.missingSQL,
            [
                ArrayLiteral.text(items.map(\.kind.rawValue)),
                ArrayLiteral.text(items.map { $0.schema ?? "" }),
                ArrayLiteral.text(items.map(\.name)),
                ArrayLiteral.text(items.map { $0.part ?? "" }),
                ArrayLiteral.text(items.map { $0.demand?.letter ?? "" }),
                ArrayLiteral.text(items.map { ArrayLiteral.text($0.columns) }),
            ]
        ).map { try $0.integer("position") - 1 }
    }

    private static let sessionSQL =
        "SELECT current_user AS user_name, current_setting('search_path') AS search_path"

    /// The schemas, each with those of the session's role and some others that may not use it.
    private static let schemasSQL = """
        SELECT namespace.nspname AS schema,
               coalesce((SELECT string_agg(quote_ident(role.rolname), ',')
                           FROM pg_roles AS role
                          WHERE (role.rolname = current_user OR role.rolname = ANY ($1::name[]))
                            AND NOT has_schema_privilege(role.oid, namespace.oid, 'USAGE')),
                        '') AS excluded_roles
          FROM pg_namespace AS namespace
        """

    private static let relationsSQL = """
        SELECT namespace.nspname AS schema, class.relname AS name
          FROM pg_class AS class
          JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
         WHERE class.relname = ANY ($1::name[]) AND class.relpersistence <> 't'
        """

    /// An index without a name of its own is known by its columns, a constraint by what it demands of which
    /// columns: those of a key's index, those that a check names (a name in it may also be a function's, or the
    /// table's), some of an exclusion's. A primary key is unique, and the server makes no second index. The
    /// parameters are the kinds, schemas, names and parts of what is sought, one beside the other, the letters
    /// and the columns of constraints.
    private static let missingSQL = """
        SELECT item.position
          FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
               WITH ORDINALITY AS item (kind, schema, name, part, demand, columns, position)
          LEFT JOIN pg_namespace AS namespace ON namespace.nspname = item.schema
          LEFT JOIN pg_class AS class
            ON class.relnamespace = namespace.oid AND class.relname = item.name
         WHERE NOT CASE item.kind
               WHEN 'schema' THEN EXISTS (
                    SELECT FROM pg_namespace WHERE nspname = item.name)
               WHEN 'type' THEN EXISTS (
                    SELECT FROM pg_type
                     WHERE typnamespace = namespace.oid AND typname = item.name)
               WHEN 'function' THEN EXISTS (
                    SELECT FROM pg_proc
                     WHERE pronamespace = namespace.oid AND proname = item.name)
               WHEN 'table' THEN coalesce(class.relkind IN ('r', 'p', 'f'), false)
               WHEN 'view' THEN coalesce(class.relkind IN ('v', 'm'), false)
               WHEN 'index' THEN coalesce(class.relkind IN ('i', 'I'), false)
               WHEN 'sequence' THEN coalesce(class.relkind = 'S', false)
               WHEN 'relation' THEN class.oid IS NOT NULL
               WHEN 'column' THEN EXISTS (
                    SELECT FROM pg_attribute
                     WHERE attrelid = class.oid AND attname = item.part AND attnum > 0
                       AND NOT attisdropped)
               WHEN 'constraint' THEN EXISTS (
                    SELECT FROM pg_constraint
                     WHERE conrelid = class.oid AND conname = item.part)
               WHEN 'demand' THEN EXISTS (
                    SELECT FROM pg_constraint AS item_constraint
                     CROSS JOIN LATERAL (
                          SELECT coalesce(array_agg(attname::text), '{}') AS names
                            FROM pg_attribute
                           WHERE attrelid = class.oid AND attnum > 0
                             AND attnum = ANY (
                                 CASE WHEN contype IN ('p', 'u') THEN (
                                      SELECT indkey::smallint[] FROM pg_index
                                       WHERE indexrelid = conindid) ELSE conkey END)) AS used
                     WHERE conrelid = class.oid
                       AND (contype::text = item.demand OR contype = 'p' AND item.demand = 'u')
                       AND names <@ item.columns::text[]
                       AND (contype = 'x' OR ARRAY (
                            SELECT attname::text FROM pg_attribute
                             WHERE attrelid = class.oid AND attnum > 0 AND NOT attisdropped
                               AND attname::text = ANY (item.columns::text[])) <@ names))
               WHEN 'key' THEN EXISTS (
                    SELECT FROM pg_index AS index
                     WHERE index.indrelid = class.oid AND index.indexprs IS NULL
                       AND (SELECT string_agg(attname, ', ' ORDER BY key.position)
                              FROM unnest(index.indkey) WITH ORDINALITY AS key (number, position)
                              JOIN pg_attribute
                                ON attrelid = class.oid AND attnum = key.number
                             WHERE key.position <= index.indnkeyatts) = item.part)
               ELSE true END
         ORDER BY item.position
        """
}

extension ActivitySnapshot {
    /// The tables and indexes that were counted.
    fileprivate var relations: [SQLName: ExpectedRelation] {
        var relations: [SQLName: ExpectedRelation] = [:]
        for (oid, table) in tables {
            guard let name = SQLName(quoted: table.name) else { continue }
            var relation = ExpectedRelation(kind: .table, oid: oid)
            relation.parents = table.parents.compactMap { parent in
                tables[parent].flatMap { SQLName(quoted: $0.name) }
            }
            relation.isPartition = table.isPartition
            relations[name] = relation
        }
        for (oid, index) in indexes {
            guard let name = SQLName(quoted: index.name), let table = SQLName(quoted: index.table)
            else { continue }
            relations[name] = ExpectedRelation(
                kind: .index, oid: oid, sources: [table], definition: "USING " + index.definition)
        }
        return relations
    }
}

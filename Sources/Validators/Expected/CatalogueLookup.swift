import MigrationKit
import PgQuery

/// Asks the catalogue for what statements speak of.
struct CatalogueLookup {
    private let database: any ReadOnlyDatabase

    init(_ database: any ReadOnlyDatabase) { self.database = database }

    /// What the database tells of itself.
    ///
    /// - Parameters:
    ///   - names: the relations that statements speak of.
    ///   - before: what was there before the first of them; nil where that is not known.
    /// - Throws: The server's error.
    func surroundings(
        for names: Set<String>, before: ActivitySnapshot?
    ) throws -> ExpectedSchema.Surroundings {
        var surroundings = ExpectedSchema.Surroundings()
        for row in try database.query(Self.sessionSQL) {
            surroundings.user = try row.text("user_name")
            let name = try row.text("schema")
            surroundings.schemas.insert(name)
            if row["position"] != nil { surroundings.path.append(name) }
        }
        for row in try database.query(Self.relationsSQL, [ArrayLiteral.text(names.sorted())]) {
            surroundings.relations.insert(
                SQLName(schema: try row.text("schema"), name: try row.text("name")))
        }
        if let before, before.isComplete { surroundings.earlier = before.relations }
        return surroundings
    }

    /// Those of the things that are not there; what belongs to a missing table is not told beside it.
    ///
    /// - Throws: The server's error.
    func missing(_ items: [ExpectedItem]) throws -> [ExpectedItem] {
        guard !items.isEmpty else { return [] }
        let rows = try database.query(
            Self.missingSQL,
            [
                ArrayLiteral.text(items.map(\.kind.rawValue)),
                ArrayLiteral.text(items.map { $0.schema ?? "" }),
                ArrayLiteral.text(items.map(\.name)),
                ArrayLiteral.text(items.map { $0.part ?? "" }),
            ])
        let missing = try rows.map { items[try $0.integer("position") - 1] }
        let tables = Set(
            missing.filter { $0.part == nil }.map { SQLName(schema: $0.schema, name: $0.name) })
        return missing.filter { item in
            item.part == nil || !item.isOfExpectedTable
                || !tables.contains(SQLName(schema: item.schema, name: item.name))
        }
    }

    private static let sessionSQL = """
        SELECT current_user AS user_name, namespace.nspname AS schema, path.position
          FROM pg_namespace AS namespace
          LEFT JOIN unnest(current_schemas(false)) WITH ORDINALITY AS path (name, position)
            ON path.name = namespace.nspname
         ORDER BY path.position
        """

    private static let relationsSQL = """
        SELECT namespace.nspname AS schema, class.relname AS name
          FROM pg_class AS class
          JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
         WHERE class.relname = ANY ($1::name[]) AND class.relpersistence <> 't'
        """

    /// An index without a name of its own is known by its columns. The parameters are the kinds,
    /// schemas, names and parts of what is sought, one beside the other.
    private static let missingSQL = """
        SELECT item.position
          FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
               WITH ORDINALITY AS item (kind, schema, name, part, position)
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
            relations[name] = ExpectedRelation(kind: .table, oid: oid)
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

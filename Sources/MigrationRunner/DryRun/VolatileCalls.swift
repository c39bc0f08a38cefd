import EventLoop
import PgQuery
import Postgres

/// Finds out whether reading statements call anything volatile, views that they read included.
///
/// A volatile function may do anything (manual, "Function Volatility Categories"): `nextval` changes a
/// sequence even in a transaction that is rolled back.
final class VolatileCalls {
    private let connection: Connection
    private let limitSQL: String
    private var known: [StatementReferences: String?] = [:]

    /// Asks the catalog over a connection.
    ///
    /// - Parameter limitSQL: what keeps a transaction from taking too long: the texts of views wait for
    ///   the locks of their tables.
    init(connection: Connection, limitSQL: String) {
        self.connection = connection
        self.limitSQL = limitSQL
    }

    /// Calls `completion` with why a statement must not be run; nil where it calls nothing volatile.
    func find(
        in references: StatementReferences, completion: @escaping (String?) -> Void
    ) {
        if let answer = known[references] {
            return connection.loop.performOnNextTurn { completion(answer) }
        }
        look(at: references, seen: []) { answer in
            switch answer {
            case .success(let reason):
                self.known[references] = .some(reason)
                completion(reason)
            // The next time there may be none.
            case .failure(let error): completion(error.message)
            }
        }
    }

    private func look(
        at references: StatementReferences, seen: Set<SQLName>,
        completion: @escaping (Result<String?, PostgresError>) -> Void
    ) {
        let relations = references.relations.subtracting(seen)
        var names = references
        names.relations = relations
        guard let sql = Self.query(names) else {
            return connection.loop.performOnNextTurn { completion(.success(nil)) }
        }
        connection.submit(.simple(limitSQL + sql)) { reply in
            if let error = reply.error { return completion(.failure(error)) }
            var below = StatementReferences()
            for row in reply.results.last?.rows ?? [] {
                switch row[0] {
                case "volatile":
                    return completion(.success("it calls \(row[1] ?? ""), which is volatile"))
                case "foreign":
                    return completion(.success("it reads the foreign table \(row[1] ?? "")"))
                default: below.add(view: row[1] ?? "")
                }
            }
            self.look(at: below, seen: seen.union(relations), completion: completion)
        }
    }

    /// Asks for volatile functions and operators, foreign tables, and the texts of views; nil where there
    /// is nothing to ask for.
    private static func query(_ names: StatementReferences) -> String? {
        var parts: [String] = []
        if let functions = values(names.functions) {
            parts.append(
                """
                SELECT 'volatile', p.oid::pg_catalog.regprocedure::text
                FROM pg_catalog.pg_proc AS p JOIN pg_catalog.pg_namespace AS s
                  ON s.oid = p.pronamespace
                \(join(functions, "p.proname", whereVisible: "pg_function_is_visible(p.oid)"))
                WHERE p.provolatile = 'v'
                """)
        }
        if let operators = values(names.operators) {
            parts.append(
                """
                SELECT 'volatile', p.oid::pg_catalog.regprocedure::text
                FROM pg_catalog.pg_operator AS o JOIN pg_catalog.pg_namespace AS s
                  ON s.oid = o.oprnamespace
                JOIN pg_catalog.pg_proc AS p ON p.oid = o.oprcode
                \(join(operators, "o.oprname", whereVisible: "pg_operator_is_visible(o.oid)"))
                WHERE p.provolatile = 'v'
                """)
        }
        if let relations = values(names.relations) {
            parts.append(
                """
                SELECT CASE c.relkind WHEN 'f' THEN 'foreign' ELSE 'view' END,
                       CASE c.relkind WHEN 'f' THEN c.oid::pg_catalog.regclass::text
                            ELSE pg_catalog.pg_get_viewdef(c.oid) END
                FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS s
                  ON s.oid = c.relnamespace
                \(join(relations, "c.relname", whereVisible: "pg_table_is_visible(c.oid)"))
                WHERE c.relkind IN ('f', 'v')
                """)
        }
        return parts.isEmpty ? nil : parts.joined(separator: " UNION ALL ")
    }

    /// Joins names with the objects that they stand for: in their schema, else where the search path finds
    /// them.
    private static func join(
        _ values: String, _ column: String, whereVisible isVisible: String
    ) -> String {
        """
        JOIN (\(values)) AS n (schema, name) ON n.name = \(column)
          AND (n.schema = s.nspname OR n.schema IS NULL AND pg_catalog.\(isVisible))
        """
    }

    private static func values(_ names: Set<SQLName>) -> String? {
        guard !names.isEmpty else { return nil }
        let rows = names.map { name in
            "(\(SQLText.literal(name.schema))::text, \(SQLText.literal(name.name))::text)"
        }
        return "VALUES \(rows.sorted().joined(separator: ", "))"
    }
}

extension StatementReferences {
    /// Adds what the query of a view refers to.
    fileprivate mutating func add(view text: String) {
        for other in (try? SQLParser.references(in: text)) ?? [] {
            functions.formUnion(other.functions)
            operators.formUnion(other.operators)
            relations.formUnion(other.relations)
        }
    }
}

import PgQuery

/// What the `up` of a migration makes, which its `down` is there to take back.
struct OwnChanges {
    /// Whether not all of it is known.
    private var isIncomplete: Bool
    private var tables: Set<SQLName> = []
    private var columns: [SQLName: Set<String>] = [:]
    private var schemas: Set<String> = []
    private var renamings: [Renaming] = []
    /// The tables that it moves to another schema.
    private var moves: [(table: SQLName, schema: String)] = []

    init(of up: LintSource) { isIncomplete = !up.gaps.isEmpty }

    /// Takes note of a statement of `up` that is not read.
    mutating func noteUnread() { isIncomplete = true }

    /// Takes note of a statement of `up`.
    mutating func note(_ command: SQLCommand) {
        switch command {
        case .code: noteUnread()
        case .createTable(let definition): tables.insert(Self.key(definition.name))
        case .createFromQuery(let relation): tables.insert(Self.key(relation.name))
        case .createSchema(let name): schemas.insert(name)
        case .rename(let renaming): renamings.append(renaming)
        case .setSchema(let table, let schema): moves.append((Self.key(table), schema))
        case .alterTable(let table, .table, _, let changes):
            for case .addColumn(let column, _) in changes {
                columns[Self.key(table), default: []].insert(column.name)
            }
        default: break
        }
    }

    /// Whether all that a statement of `down` drops or renames is what `up` has made, or has renamed from that.
    func isTakenBack(by command: SQLCommand) -> Bool {
        switch command {
        case .drop(let dropped) where dropped.kind == .schema:
            dropped.names.allSatisfy { schemas.contains($0.name) }
        case .drop(let dropped): dropped.names.allSatisfy { tables.contains(Self.key($0)) }
        case .rename(let renaming): renamings.contains { Self.reverses(renaming, $0) }
        case .setSchema(let table, let schema):
            moves.contains { move in
                move.table == SQLName(schema: schema, name: table.name)
                    && move.schema == Self.key(table).schema
            }
        case .alterTable(let table, .table, _, let changes):
            changes.allSatisfy { change in
                guard case .dropColumn(let column, _) = change else { return true }
                return columns[Self.key(table)]?.contains(column) == true
            }
        default: false
        }
    }

    /// Whether `up` may have made what a rule finds lost in `down`, as not all of it is known.
    func mayHold(whatIsFoundBy rule: any LintRule) -> Bool {
        isIncomplete && rule.scopeInDown == .exceptWhatUpMade
    }

    private static func reverses(_ later: Renaming, _ earlier: Renaming) -> Bool {
        guard later.kind == earlier.kind, let relation = later.relation,
            let before = earlier.relation
        else { return false }
        if let part = later.part {
            return part == earlier.newName && later.newName == earlier.part
        }
        return relation.name == earlier.newName && relation.schema == before.schema
            && later.newName == before.name
    }

    /// A name as it is compared: one without a schema is taken for one of `public`.
    private static func key(_ name: SQLName) -> SQLName {
        SQLName(schema: name.schema ?? "public", name: name.name)
    }
}

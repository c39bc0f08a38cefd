import CPgQuery

extension SQLCommand {
    /// What makes, alters or drops something that belongs to a relation, or speaks of one.
    static func part(_ message: TreeMessage) -> SQLCommand? {
        switch message.name {
        case "CreateTrigStmt":
            return unsafe message.read("CreateTrigStmt", as: PgQuery__CreateTrigStmt.self)
                .flatMap { trigger in
                    unsafe SQLName(trigger.relation).map {
                        unsafe .createTrigger(
                            TriggerDefinition(
                                name: text(trigger.trigname), table: $0,
                                function: SQLName(nodes(trigger.funcname, trigger.n_funcname))))
                    }
                }
        case "CreatePolicyStmt":
            return unsafe changed(
                message.read("CreatePolicyStmt", as: PgQuery__CreatePolicyStmt.self)?.table)
        case "AlterPolicyStmt":
            return unsafe changed(
                message.read("AlterPolicyStmt", as: PgQuery__AlterPolicyStmt.self)?.table)
        case "RuleStmt":
            return unsafe changed(
                message.read("RuleStmt", as: PgQuery__RuleStmt.self)?.relation)
        case "DropStmt":
            return unsafe message.read("DropStmt", as: PgQuery__DropStmt.self)
                .flatMap { unsafe dropped($0) }
        case "CommentStmt":
            return unsafe message.read("CommentStmt", as: PgQuery__CommentStmt.self)
                .flatMap { unsafe comment($0) }
        case "CreateStatsStmt":
            return unsafe message.read("CreateStatsStmt", as: PgQuery__CreateStatsStmt.self).map {
                unsafe .createStatistics(
                    SQLName(nodes($0.defnames, $0.n_defnames)),
                    tables: nodes($0.relations, $0.n_relations)
                        .compactMap(SQLName.init(relation:)))
            }
        case "CreatePublicationStmt":
            return unsafe message.read(
                "CreatePublicationStmt", as: PgQuery__CreatePublicationStmt.self
            ).map {
                unsafe .changePublication(
                    text($0.pubname), .add, tables: tables(nodes($0.pubobjects, $0.n_pubobjects)))
            }
        case "AlterPublicationStmt":
            return unsafe message.read(
                "AlterPublicationStmt", as: PgQuery__AlterPublicationStmt.self
            ).flatMap { statement in
                let named = unsafe nodes(statement.pubobjects, statement.n_pubobjects)
                guard !named.isEmpty else { return nil }
                let change: PublicationChange =
                    switch unsafe statement.action {
                    case PG_QUERY__ALTER_PUBLICATION_ACTION__AP_SetObjects: .set
                    case PG_QUERY__ALTER_PUBLICATION_ACTION__AP_DropObjects: .drop
                    default: .add
                    }
                return unsafe .changePublication(
                    text(statement.pubname), change, tables: tables(named))
            }
        default: return nil
        }
    }

    private static func changed(
        _ table: UnsafeMutablePointer<PgQuery__RangeVar>?
    ) -> SQLCommand? {
        unsafe SQLName(table).map { .changePart(of: $0) }
    }

    private static func dropped(_ statement: PgQuery__DropStmt) -> SQLCommand? {
        let path = unsafe nodes(statement.objects, statement.n_objects).first?.list
            .compactMap(\.scalar)
        guard let path, path.count > 1, let name = path.last else { return nil }
        let part: TablePart
        switch unsafe statement.remove_type {
        case PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER: part = .trigger(name)
        case PG_QUERY__OBJECT_TYPE__OBJECT_POLICY: part = .policy(name)
        case PG_QUERY__OBJECT_TYPE__OBJECT_RULE: part = .rule(name)
        default: return nil
        }
        return unsafe .dropPart(
            part, of: table(path.dropLast()), ifExists: statement.missing_ok != 0)
    }

    private static func comment(_ statement: PgQuery__CommentStmt) -> SQLCommand? {
        let path = unsafe TreeNode(statement.object).list.compactMap(\.scalar)
        switch unsafe statement.objtype {
        case PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN:
            return path.count > 1 ? .comment(table(path.dropLast())) : nil
        case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE, PG_QUERY__OBJECT_TYPE__OBJECT_VIEW,
            PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW, PG_QUERY__OBJECT_TYPE__OBJECT_INDEX,
            PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE, PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_TABLE:
            return path.isEmpty ? nil : .comment(table(path[...]))
        default: return nil
        }
    }

    private static func table(_ path: ArraySlice<String>) -> SQLName {
        SQLName(schema: path.dropLast().last, name: path.last ?? "")
    }

    private static func tables(_ objects: [TreeNode]) -> [SQLName] {
        unsafe objects.compactMap { node in
            unsafe node.message?.read(
                "PublicationObjSpec", as: PgQuery__PublicationObjSpec.self)
        }.compactMap { unsafe SQLName($0.pubtable?.pointee.relation) }
    }
}

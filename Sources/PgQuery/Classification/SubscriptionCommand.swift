import CPgQuery

/// The name of a subscription command that talks to the publisher, nil for any other.
///
/// The server refuses some of these in a block only when the subscription has a slot or is enabled,
/// which the text does not tell; running them alone is right either way.
func subscriptionCommand(_ node: TreeNode) -> String? {
    switch node.kind {
    case PG_QUERY__NODE__NODE_CREATE_SUBSCRIPTION_STMT:
        unsafe node.read(PG_QUERY__NODE__NODE_CREATE_SUBSCRIPTION_STMT) {
            unsafe $0.create_subscription_stmt
        }
        .flatMap { statement in
            let options = unsafe [StatementOption](nodes(statement.options, statement.n_options))
            let connects = options.isOn("connect", default: true)
            return options.isOn("create_slot", default: connects)
                ? "CREATE SUBSCRIPTION ... WITH (create_slot = true)" : nil
        }
    case PG_QUERY__NODE__NODE_ALTER_SUBSCRIPTION_STMT:
        unsafe node.read(PG_QUERY__NODE__NODE_ALTER_SUBSCRIPTION_STMT) {
            unsafe $0.alter_subscription_stmt
        }.flatMap { unsafe alterCommand($0) }
    case PG_QUERY__NODE__NODE_DROP_SUBSCRIPTION_STMT: "DROP SUBSCRIPTION"
    default: nil
    }
}

private func alterCommand(_ statement: PgQuery__AlterSubscriptionStmt) -> String? {
    let options = unsafe [StatementOption](nodes(statement.options, statement.n_options))
    switch unsafe statement.kind {
    case PG_QUERY__ALTER_SUBSCRIPTION_TYPE__ALTER_SUBSCRIPTION_REFRESH:
        return "ALTER SUBSCRIPTION ... REFRESH"
    case PG_QUERY__ALTER_SUBSCRIPTION_TYPE__ALTER_SUBSCRIPTION_SET_PUBLICATION,
        PG_QUERY__ALTER_SUBSCRIPTION_TYPE__ALTER_SUBSCRIPTION_ADD_PUBLICATION,
        PG_QUERY__ALTER_SUBSCRIPTION_TYPE__ALTER_SUBSCRIPTION_DROP_PUBLICATION:
        return options.isOn("refresh", default: true) ? "ALTER SUBSCRIPTION with refresh" : nil
    case PG_QUERY__ALTER_SUBSCRIPTION_TYPE__ALTER_SUBSCRIPTION_OPTIONS:
        // PostgreSQL 17 and 18 change these at the publisher.
        return ["failover", "two_phase"].first(where: options.has)
            .map { "ALTER SUBSCRIPTION ... SET (\($0))" }
    default:
        return nil
    }
}

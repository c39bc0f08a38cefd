import CPgQuery

extension SQLCommand {
    /// What makes roles, or says what they own.
    static func role(_ message: TreeMessage) -> SQLCommand? {
        switch message.name {
        case "CreateRoleStmt":
            return unsafe message.read("CreateRoleStmt", as: PgQuery__CreateRoleStmt.self)
                .flatMap { unsafe textIfAny($0.role).map(SQLCommand.createRole) }
        case "DropOwnedStmt":
            return unsafe message.read("DropOwnedStmt", as: PgQuery__DropOwnedStmt.self).map {
                unsafe .dropOwned(
                    nodes($0.roles, $0.n_roles).map { role in
                        unsafe role.read(PG_QUERY__NODE__NODE_ROLE_SPEC, { unsafe $0.role_spec })
                            .flatMap { unsafe textIfAny($0.rolename) }
                    })
            }
        case "ReassignOwnedStmt":
            return unsafe message.read(
                "ReassignOwnedStmt", as: PgQuery__ReassignOwnedStmt.self
            ).map {
                unsafe .changeOwner(.other, nil, to: roleName($0.newrole))
            }
        case "AlterOwnerStmt":
            return unsafe message.read("AlterOwnerStmt", as: PgQuery__AlterOwnerStmt.self).map {
                unsafe .changeOwner(
                    SQLObjectKind($0.object_type), SQLName(object: TreeNode($0.object)),
                    to: roleName($0.newowner))
            }
        default: return nil
        }
    }
}

/// The name of a role in a statement; nil for one that only the server knows (`CURRENT_USER`).
func roleName(_ role: UnsafeMutablePointer<PgQuery__RoleSpec>?) -> String? {
    guard let role = unsafe role?.pointee else { return nil }
    return unsafe textIfAny(role.rolename)
}

/// Something that a role must be allowed, or own, for a statement to succeed.
///
/// What PostgreSQL 12 to 18 checks, in its own words ("permission denied for …", "must be owner of …"):
/// manual, "Privileges", and the notes of each command.
package enum RequiredRight: Hashable, Sendable {
    /// `CREATE` on the database.
    case createInDatabase
    /// `CREATE` on a schema; on the current one where it is nil.
    case createInSchema(String?)
    /// `CREATE` on the schema that a relation is in.
    case createBeside(SQLName)
    /// Ownership of a relation.
    case ownership(SQLName)
    /// Ownership of a view, where it is there.
    case replacement(SQLName)
    /// Ownership of a relation or of its schema.
    case removal(SQLName)
    /// Ownership of a relation, or `MAINTAIN` since 17.
    case maintenance(SQLName)
    /// A privilege on a relation, or on any column of it.
    case privilege(TablePrivilege, SQLName)
    /// Ownership of a schema.
    case schemaOwnership(String)
    /// Ownership of a type or of its schema.
    case typeOwnership(SQLName)
    /// Ownership of an extension.
    case extensionOwnership(String)
    /// That the server has an extension, and lets the role install it.
    case installation(String)
    /// A language that functions may be written in.
    case language(String)
    /// A setting that the role may change; for the whole server with `ALTER SYSTEM`.
    case parameter(String, isSystem: Bool)
    /// An attribute of the role: `CREATEROLE`, `CREATEDB`.
    case attribute(String)
    /// Membership in a predefined role.
    case membership(String)
    /// What only a superuser may do, named by its command.
    case superuser(command: String)
}

/// A privilege on a table.
package enum TablePrivilege: String, Sendable {
    case select = "SELECT"
    case insert = "INSERT"
    case update = "UPDATE"
    case delete = "DELETE"
    case truncate = "TRUNCATE"
    case references = "REFERENCES"
    case trigger = "TRIGGER"
}

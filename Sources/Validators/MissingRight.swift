import MigrationKit
import PgQuery

/// A right that the plan needs and the role does not have.
struct MissingRight {
    /// The first migration that needs it.
    let version: String

    /// What is missing.
    let details: String

    /// Who would have to do what about it.
    let remedy: String

    /// Asks the server which rights the role lacks; one query, and another where the plan calls functions.
    ///
    /// What is not there is not lacked: whether it will be is not known here.
    ///
    /// - Parameter version: the server's, as `server_version_num` gives it.
    /// - Returns: The rights, and the versions of migrations with a statement that cannot be read.
    /// - Throws: The server's error.
    static func all(
        for plan: [PlannedMigrationSummary], in database: any ReadOnlyDatabase, version: Int
    ) throws -> (rights: [MissingRight], unread: Set<String>) {
        let texts = PlannedRights.texts(of: plan)
        let harmless = try builtInFunctions(
            among: PlannedRights.functions(of: texts), in: database)
        let planned = PlannedRights(texts) { name in
            harmless.contains(name.name) && [nil, "pg_catalog"].contains(name.schema)
        }
        let needs = planned.needs
        guard !needs.isEmpty else { return ([], planned.unread) }
        let items = needs.map { RightsQuery.Item($0.right) }
        let rows = try database.query(
            RightsQuery.sql(version: version),
            [
                ArrayLiteral.text(items.map(\.kind)), ArrayLiteral.text(items.map(\.schema)),
                ArrayLiteral.text(items.map(\.name)), ArrayLiteral.text(items.map(\.detail)),
            ])
        let missing = try rows.compactMap { row -> MissingRight? in
            let position = try row.integer("position")
            guard needs.indices.contains(position) else { return nil }
            return try MissingRight(needs[position], row)
        }
        var told: Set<String> = []
        return (missing.filter { told.insert($0.details).inserted }, planned.unread)
    }

    private init(_ need: PlannedRights.Need, _ row: ReadOnlyRow) throws {
        version = need.version
        let role = try row.text("user_name")
        let object = row["object"] ?? ""
        let owner = row["owner"] ?? "another role"
        if try row.boolean("lacks_usage") {
            let schema = row["schema"] ?? ""
            details = "role \(role) may not use schema \(schema)"
            remedy = "GRANT USAGE ON SCHEMA \(schema) TO \(role);"
            return
        }
        let belongs = "\(object) belongs to \(owner), and role \(role) is no member of it"
        let database = try row.text("database")
        let creating =
            "role \(role) may not create schemas, extensions and publications in database \(database)"
        let creation = "GRANT CREATE ON DATABASE \(database) TO \(role);"
        let joining = "Run the migrations as \(owner), or GRANT \(owner) TO \(role);"
        switch need.right {
        case .createInDatabase: (details, remedy) = (creating, creation)
        case .createInSchema, .createBeside:
            details = "role \(role) may not create in schema \(object)"
            remedy = "GRANT CREATE ON SCHEMA \(object) TO \(role);"
        case .ownership, .replacement, .removal, .maintenance:
            (details, remedy) = (belongs, joining)
        case .schemaOwnership: (details, remedy) = ("schema \(belongs)", joining)
        case .typeOwnership: (details, remedy) = ("type \(belongs)", joining)
        case .extensionOwnership: (details, remedy) = ("extension \(belongs)", joining)
        case .privilege(let privilege, _):
            details = "role \(role) lacks \(privilege.rawValue) on \(object)"
            remedy = "GRANT \(privilege.rawValue) ON \(object) TO \(role);"
        case .installation:
            if row["is_available"] == "f" {
                details = "the server has no extension \(object)"
                remedy = "Install the package of \(object) on the server."
            } else if row["is_for_superusers"] == "t" {
                details = "only a superuser can create extension \(object)"
                remedy = "As a superuser: CREATE EXTENSION \(object);"
            } else {
                (details, remedy) = (creating, creation)
            }
        case .language:
            details = "functions in language \(object) are for superusers"
            remedy = "Have a superuser create them."
        case .parameter(_, let isSystem):
            let command = isSystem ? "ALTER SYSTEM SET" : "SET"
            details = "\(command) \(object) is not for role \(role)"
            remedy =
                "GRANT \(isSystem ? "ALTER SYSTEM" : "SET") ON PARAMETER \(object) TO \(role);"
                + " (since PostgreSQL 15), or have a superuser do it."
        case .attribute(let attribute):
            details = "role \(role) lacks \(attribute)"
            remedy = "ALTER ROLE \(role) \(attribute);"
        case .membership(let predefined):
            details = "role \(role) is no member of \(predefined)"
            remedy = "GRANT \(predefined) TO \(role);"
        case .superuser(let command):
            details = "\(command) is for superusers"
            remedy = "Have a superuser run it."
        }
    }

    private static func builtInFunctions(
        among names: Set<SQLName>, in database: any ReadOnlyDatabase
    ) throws -> Set<String> {
        guard !names.isEmpty else { return [] }
        let sql = """
            SELECT DISTINCT proname FROM pg_proc
             WHERE pronamespace = 'pg_catalog'::regnamespace AND proname = ANY ($1::text[])
               AND proname <> 'set_config'
            """
        let rows = try database.query(sql, [ArrayLiteral.text(Set(names.map(\.name)).sorted())])
        return Set(try rows.map { try $0.text("proname") })
    }
}

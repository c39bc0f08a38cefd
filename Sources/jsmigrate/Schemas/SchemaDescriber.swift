import Filesystem
import MigrationKit
import MigrationRunner
import Postgres
import SchemaDescription

/// Gets the descriptions that `diff` compares.
///
/// Databases that are there come first: a private server takes on the name of the role and of the
/// database, which migrations and dumps may name.
struct SchemaDescriber {
    let workspace: Workspace

    /// Describes each source.
    ///
    /// - Throws: ``RunEnd`` or a failure, where one cannot be described.
    func describe(_ sources: [SchemaSource]) throws -> [SchemaDescription] {
        var descriptions: [Int: SchemaDescription] = [:]
        var settings: ConnectionSettings?
        for (index, source) in sources.enumerated() {
            switch source {
            case .saved(let path): descriptions[index] = try read(path)
            case .connection(let text):
                descriptions[index] = try describe(text, &settings)
            case .database: descriptions[index] = try describe(nil, &settings)
            case .migrations, .dump: break
            }
        }
        guard descriptions.count < sources.count else { return values(descriptions, sources) }
        let server = PrivateSchemas(
            workspace: workspace, role: descriptions.values.first?.role,
            database: settings?.database ?? workspace.databaseName)
        defer { server.stop() }
        for (index, source) in sources.enumerated() {
            switch source {
            case .migrations: descriptions[index] = try server.describeMigrations()
            case .dump(let path): descriptions[index] = try server.describeDump(at: path)
            default: break
            }
        }
        return values(descriptions, sources)
    }

    private func values(
        _ descriptions: [Int: SchemaDescription], _ sources: [SchemaSource]
    ) -> [SchemaDescription] {
        sources.indices.compactMap { descriptions[$0] }
    }

    private func read(_ path: String) throws -> SchemaDescription {
        let json: JSON
        do {
            json = try JSON(parsing: Filesystem.readText(path))
        } catch {
            throw GeneralFailure.configuration("\(path) cannot be read: \(error)")
        }
        do throws(SavedDescriptionError) {
            return try SchemaDescription(saved: json)
        } catch {
            throw GeneralFailure.configuration(
                "\(path) \(error)", remedy: "save it again with jsmigrate diff --save")
        }
    }

    private func describe(
        _ text: String?, _ settings: inout ConnectionSettings?
    ) throws -> SchemaDescription {
        let found = try text.map(workspace.settings(of:)) ?? workspace.connectionSettings()
        settings = settings ?? found
        let migrator = try workspace.makeMigrator(found, reporter: workspace.reporter)
        defer { migrator.close() }
        return try migrator.describeOwnSchema()
    }
}

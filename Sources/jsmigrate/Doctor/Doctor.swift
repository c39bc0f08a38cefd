import MigrationKit
import MigrationRunner

/// Looks at everything that migrations need, from the configuration to the server's clock. It only reads.
struct Doctor {
    let workspace: Workspace
    var diagnosis = Diagnosis()

    /// How long an attempt to connect may take, in seconds.
    private static let patience = 10

    /// Looks at everything.
    ///
    /// - Throws: ``RunEnd`` where a signal came.
    mutating func examine() throws(RunEnd) -> Diagnosis {
        examineConfiguration()
        let files = examineFolder()
        examineTools(files: files)
        guard let migrator = try connect() else { return diagnosis }
        try DatabaseDoctor(migrator: migrator, loop: workspace.loop, files: files ?? [])
            .examine(&diagnosis)
        return diagnosis
    }

    /// Connects, and says what stands in the way.
    private mutating func connect() throws(RunEnd) -> PostgresMigrator? {
        let settings: ConnectionFacts
        do throws(GeneralFailure) {
            settings = try ConnectionFacts(of: workspace)
        } catch {
            diagnosis.fail(
                "database", error, help: "name it with --database URL, or set DATABASE_URL")
            return nil
        }
        for notice in settings.notices {
            diagnosis.warn(
                "database", notice, help: "see `jsmigrate config` for all that is in force")
        }
        do throws(RunEnd) {
            let migrator = try workspace.inspect(settings.settings, patience: Self.patience)
            diagnosis.pass("database", "\(settings.settings) (from \(settings.origin))")
            return migrator
        } catch {
            guard case .failed(let failure) = error else { throw error }
            diagnosis.fail(
                "database", failure, help: "check that the server runs, and the settings")
            return nil
        }
    }
}

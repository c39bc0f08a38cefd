import MigrationKit
import MigrationRunner
import Postgres

extension Workspace {
    /// A reporter for what goes on behind the scenes: only what is wrong is told.
    var warningsReporter: any Reporter { WarningsReporter(passingTo: reporter) }

    /// The name of the command's database where one is named; nothing is started.
    var databaseName: String? {
        (try? ConnectionSource.resolve(
            option: options.database, configured: configuration?.namedDatabase,
            environment: environment))?
            .settings.database
    }

    /// Reads a connection string, completed as that of `--database` is.
    ///
    /// - Throws: a failure of exit code 5.
    func settings(of text: String) throws -> ConnectionSettings {
        do throws(ConnectionSourceError) {
            return try ConnectionSource.resolve(
                option: text, configured: nil, environment: environment
            ).settings
        } catch {
            throw GeneralFailure.configuration("\(error)")
        }
    }
}

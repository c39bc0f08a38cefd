import MigrationKit
import MigrationRunner
import Postgres

/// Which database is named, and by what.
struct ConnectionFacts {
    let settings: ConnectionSettings
    let origin: String
    let notices: [String]

    /// Finds it out; a private server is started where one was asked for.
    ///
    /// - Throws: a failure of exit code 5 where none is named.
    init(of workspace: Workspace) throws(GeneralFailure) {
        if workspace.options.isEphemeral {
            settings = try workspace.startCluster()
            origin = workspace.origin
            notices = []
        } else {
            let source = try workspace.connectionSource(direct: nil)
            settings = source.settings
            origin = source.origin
            notices = source.notices
        }
    }
}

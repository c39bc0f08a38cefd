/// What a command that ran migrations or validators leaves for Prometheus to read, as a file for
/// node_exporter's textfile collector.
///
/// Units are base units; counters come from `migration_history`, which outlives the program. A label
/// never holds a password: of a connection only host, port, database and user are taken.
package struct RunMetrics: Sendable {
    /// The database, as labels tell it apart.
    package struct Database: Sendable, Equatable {
        /// The server's name, or the folder of its socket.
        package var host: String
        /// The server's port.
        package var port: String
        /// The database's name.
        package var name: String
        /// The role that was logged in as.
        package var user: String

        /// Creates the labels.
        package init(host: String, port: String, name: String, user: String) {
            self.host = host
            self.port = port
            self.name = name
            self.user = user
        }
    }

    /// The program's version.
    package let version: String
    /// The command, `up` for one.
    package let command: String
    /// The database, nil where none was named or none is needed.
    package var database: Database?
    /// When the command ended, in seconds since 1970.
    package var endedAt = 0.0
    /// How long it took, in milliseconds.
    package var milliseconds = 0
    /// The code it ended with.
    package var exitCode = ExitCode.success
    /// How its runs ended; `redo` has two.
    package var runs: [RunSummary] = []
    /// How long it waited for the lock that others held, in milliseconds; nil where it took none.
    package var lockWaitMilliseconds: Int?
    /// How often a migration was tried again because of other sessions.
    package var retries = 0
    /// What validators found.
    package var reports: [ValidationReport] = []
    /// Whether the database answered; nil where it was not asked.
    package var isReachable: Bool?
    /// What the database told.
    package var figures = DatabaseFigures()

    /// Creates the metrics of a command that has just begun.
    package init(version: String, command: String) {
        self.version = version
        self.command = command
    }

    /// The file's text.
    package var text: String { families.map(\.text).joined() }

    private var families: [MetricFamily] {
        [
            MetricFamily(
                "jsmigrate_build_info", .gauge, "The version of jsmigrate, always 1.",
                [.init(labels: [("version", version)], value: 1)])
        ] + runFamilies + validationFamilies + databaseFamilies + historyFamilies
    }

    // MARK: - Samples

    private var databaseLabels: [(name: String, value: String)] {
        guard let database else { return [] }
        return [
            ("host", database.host), ("port", database.port), ("database", database.name),
            ("user", database.user),
        ]
    }

    func sample(
        _ value: Double, _ labels: [(name: String, value: String)] = [], suffix: String = ""
    ) -> MetricFamily.Sample {
        MetricFamily.Sample(suffix: suffix, labels: databaseLabels + labels, value: value)
    }

    func gauge(
        _ name: String, _ help: String, _ samples: [MetricFamily.Sample]
    ) -> MetricFamily {
        MetricFamily("jsmigrate_\(name)", .gauge, help, samples)
    }
}

import Configuration
import EphemeralPostgres
import EventLoop
import Filesystem
import MigrationKit
import MigrationRunner
import Postgres

/// What every command works on: the project's folder, the database, and where to tell of it.
final class Workspace {
    let options: CommonOptions
    /// What the configuration file sets, nil where there is none.
    let configuration: Configuration?
    let output: StandardStreams
    let reporter: any Reporter
    /// Has the last event of a command that tells events.
    let heldEnd: HeldEnd?
    let loop: EventLoop
    /// The folder of the migrations.
    let directory: String

    /// Why the configuration file could not be read, for the command that goes on then.
    var configurationFailure: (any Failure)?
    /// The configuration's hooks, where the command calls them.
    private let hooks: RunHooks?
    private let arguments: [String]
    let environment: Environment
    private var cluster: EphemeralCluster?
    private var migrator: PostgresMigrator?
    /// Listens, where the command is to leave files about itself.
    let recorder: CommandRecorder?
    private(set) var origin = ""

    /// Finds the folder and reads the environment; no database is touched yet.
    ///
    /// - Parameters:
    ///   - needsDirectory: false for a command that has nothing to do with migrations.
    ///   - writesDocument: whether the command's JSON is one document in place of events.
    ///   - tellsEnd: whether the end of the command is an event.
    /// - Throws: a failure of exit code 5.
    init(
        _ options: CommonOptions, configuration: Configuration?, hooks: RunHooks?,
        arguments: [String], output: StandardStreams, needsDirectory: Bool, writesDocument: Bool,
        tellsEnd: Bool, recorder: CommandRecorder? = nil
    ) throws {
        self.options = options
        self.configuration = configuration
        self.hooks = hooks
        self.arguments = arguments
        self.output = output
        self.recorder = recorder
        let process = ProcessFacts.environment
        output.choose(options.color, noColor: process["NO_COLOR"].map { !$0.isEmpty } ?? false)
        let lines =
            options.writesJSON && !writesDocument
            ? JSONLinesReporter(output: output, now: { ProcessFacts.now }) : nil
        heldEnd = tellsEnd ? lines.map { HeldEnd(before: $0) } : nil
        let teller: any Reporter =
            if let heldEnd { heldEnd } else if let lines { lines } else {
                TextReporter(
                    output: options.writesJSON ? ErrorsOnlyOutput(output) : output,
                    verbosity: options.verbosity, style: output.style,
                    errorStyle: output.errorStyle, width: output.width)
            }
        reporter = recorder?.takePlace(of: teller) ?? teller
        loop = try hooks?.loop ?? EventLoop(handlingSignals: true)
        heldEnd?.begin(on: loop)
        let name = options.directory ?? "migrations"
        directory =
            needsDirectory
            ? try ProjectFolder.find(name)
            : (try? ProjectFolder.find(name))
                ?? Filesystem.absolute(
                    name, relativeTo: Filesystem.currentDirectory)
        do {
            environment = try Environment.load(
                process: process, workingDirectory: Filesystem.currentDirectory,
                migrationsDirectory: directory, file: options.environmentFile)
        } catch {
            throw GeneralFailure.configuration("\(error)")
        }
    }

    /// Ends what was started: connections, and the private server.
    func close() {
        migrator?.close()
        cluster?.stop()
    }

    // MARK: - Files

    /// The folder as it is listed.
    ///
    /// - Parameter allowingUnreadable: whether the caller tells of files that cannot be read.
    /// - Throws: a failure of exit code 5, for two files of one version too unless they are allowed.
    func listing(
        allowingDuplicates: Bool, allowingUnreadable: Bool = false
    ) throws -> MigrationDirectory {
        let entries: [DirectoryListingEntry]
        do {
            entries = try Filesystem.entries(of: directory).map { entry in
                let path = "\(directory)/\(entry.name)"
                do throws(FilesystemError) {
                    let status = try Filesystem.status(of: path, followingLinks: true)
                    return DirectoryListingEntry(
                        name: entry.name, isFile: status.isFile, isEmpty: status.size == 0)
                } catch {
                    return DirectoryListingEntry(name: entry.name, problem: "\(error)")
                }
            }
        } catch {
            throw GeneralFailure.configuration("\(error)")
        }
        let listing = try MigrationDirectory.read(
            entries, at: directory, allowingDuplicates: allowingDuplicates)
        guard allowingUnreadable || listing.unreadable.isEmpty else {
            throw UnreadableFilesError(directory: directory, files: listing.unreadable)
        }
        return listing
    }

    /// The folder of the project's validators: the one that was named, else `validators` beside the
    /// migrations or in the working directory; beside the migrations where there is none yet.
    var validatorsDirectory: String {
        let current = Filesystem.currentDirectory
        if let name = options.validatorsDirectory {
            return Filesystem.absolute(name, relativeTo: current)
        }
        let standard = (Filesystem.parent(of: directory) ?? "/") + "/validators"
        let known = [standard, "\(current)/validators"]
        return known.first(where: Filesystem.isDirectory) ?? standard
    }

    /// The migrations of the folder; what is to be told of it is told.
    ///
    /// - Throws: a failure of exit code 5, for two files of one version too.
    func files() throws -> [MigrationFile] { try toldListing().files }

    /// The folder as it is listed, once what is strange there has been told.
    ///
    /// - Parameter allowingUnreadable: whether the caller tells of files that cannot be read.
    func toldListing(allowingUnreadable: Bool = false) throws -> MigrationDirectory {
        let listing = try listing(
            allowingDuplicates: options.allowsDuplicates, allowingUnreadable: allowingUnreadable)
        for notice in listing.notices { reporter.report(.warning(notice.message)) }
        if options.verbosity == .verbose {
            for file in listing.ignored {
                reporter.report(
                    .notice(message: "\(file.fileName) is not a migration: \(file.explanation)"))
            }
        }
        return listing
    }

    // MARK: - The database

    /// Connects to the database, which is started first where it is a private one.
    func connect(_ running: RunningOptions = RunningOptions()) throws -> PostgresMigrator {
        let migrator = try makeMigrator(
            connectionSettings(direct: running.directURL), running, reporter: reporter,
            refusesOthers: options.isEphemeral
                ? "the run is on a private database (--ephemeral)" : nil, hooks: hooks)
        self.migrator = migrator
        return migrator
    }

    /// Connects within a time, to look at a database.
    ///
    /// - Parameter patience: the longest that an attempt may take, in seconds.
    func inspect(
        _ settings: ConnectionSettings, patience: Int
    ) throws(RunEnd) -> PostgresMigrator {
        var bounded = settings
        bounded.connectTimeout = min(settings.connectTimeout ?? patience, patience)
        let migrator = try makeMigrator(bounded, reporter: reporter)
        self.migrator = migrator
        return migrator
    }

    /// Connects to any database; the caller closes the connection.
    ///
    /// - Parameters:
    ///   - refusesOthers: why scripts may contact no other database; nil where they may.
    ///   - recordsSchema: whether a run records what the schema is at its end.
    func makeMigrator(
        _ settings: ConnectionSettings, _ running: RunningOptions = RunningOptions(),
        reporter: any Reporter, refusesOthers: String? = nil, recordsSchema: Bool = true,
        hooks: RunHooks? = nil
    ) throws(RunEnd) -> PostgresMigrator {
        try checkSignals()
        var migratorOptions = PostgresMigrator.Options()
        migratorOptions.takesLock = running.takesLock
        migratorOptions.lockWait = running.lockWait.milliseconds
        migratorOptions.lockTimeout = running.lockTimeout?.milliseconds
        migratorOptions.statementTimeout = running.statementTimeout?.milliseconds
        migratorOptions.lockRetries =
            running.lockRetries ?? (running.lockTimeout == nil ? 0 : Self.standardLockRetries)
        migratorOptions.isStrict = running.isStrict
        migratorOptions.sharesTransaction = running.sharesTransaction
        migratorOptions.allowsChanged = running.allowsChanged
        migratorOptions.allowsMissing = running.allowsMissing
        migratorOptions.ledgerSchema = options.ledgerSchema
        migratorOptions.client = "\(ProcessFacts.userName)@\(ProcessFacts.hostName)"
        migratorOptions.refusesOthers = refusesOthers
        migratorOptions.recordsSchema = recordsSchema
        migratorOptions.scriptMemoryMegabytes = thresholds.scriptMemoryMegabytes
        migratorOptions.sparesOutput = options.writesJSON
        migratorOptions.hooks = hooks
        return try PostgresMigrator(
            settings: settings, scripts: scriptEnvironment(settings), options: migratorOptions,
            loop: loop, reporter: reporter)
    }

    /// What the configuration says of when checks speak up, and how much scripts may use.
    var thresholds: ValidationThresholds { configuration?.thresholds ?? ValidationThresholds() }

    /// Says of a dry run that it calls no hook, where there are some.
    func tellOfHooks() {
        guard let hooks = configuration?.hooks, !hooks.isEmpty else { return }
        let names = hooks.map(\.rawValue).joined(separator: ", ")
        reporter.report(.notice(message: "hooks are not called in a dry run: \(names)"))
    }

    /// How often a migration is tried again by default, where there is a lock timeout.
    private static let standardLockRetries = 10

    /// Looks whether a signal has come meanwhile.
    ///
    /// - Throws: ``RunEnd`` for SIGINT and SIGTERM.
    func checkSignals() throws(RunEnd) {
        loop.signals?.receive()
        if let interruption = loop.interruption { throw .interrupted(interruption) }
    }

    /// What scripts see of this run on a database.
    func scriptEnvironment(_ settings: ConnectionSettings) -> ScriptEnvironment {
        ScriptEnvironment(
            settings: settings, variables: environment.values, user: ProcessFacts.userName,
            arguments: [ProcessFacts.executablePath, "\(directory)/run-migration.js"] + arguments,
            parseDotEnv: DotEnv.parse)
    }

    /// The environment of a script that is run for itself: this program's, and the connection's
    /// variables where one is named.
    ///
    /// - Throws: a failure of exit code 5 where an option or the configuration asks for the connection.
    func variablesForScript() throws -> [String: String] {
        var variables = ProcessFacts.environment
        do {
            let settings = try connectionSettings()
            for (name, value) in settings.scriptVariables() { variables[name] = value }
        } catch
            where options.database == nil && configuration?.database == nil
            && !options.isEphemeral
        {
            // The script may well need no database.
        }
        return variables
    }

    /// Where the command's database is; a private one is started.
    ///
    /// - Parameter direct: the value of `--direct-url`.
    /// - Throws: a failure of exit code 5 where none is named.
    func connectionSettings(direct: String? = nil) throws -> ConnectionSettings {
        let settings: ConnectionSettings
        if options.isEphemeral {
            settings = try startCluster()
        } else {
            let source = try connectionSource(direct: direct)
            for notice in source.notices { reporter.report(.notice(message: notice)) }
            origin = source.origin
            settings = source.settings
        }
        recorder?.begin(in: self, on: settings)
        return settings
    }

    /// What was in the way of the command's runs.
    var measures: RunMeasures { migrator?.measures ?? RunMeasures() }

    /// What the database tells for metrics; what it does not is warned of.
    ///
    /// - Returns: nil where no connection was made, or none can be made any more.
    func readFigures() -> DatabaseFigures? {
        guard let migrator else { return nil }
        let reader = FiguresReader(
            migrator.settings, ledgerSchema: options.ledgerSchema,
            ownProcesses: [migrator.idleConnection.backendProcessID],
            warn: { [reporter] in reporter.report(.warning($0)) })
        let listing = try? listing(allowingDuplicates: options.allowsDuplicates)
        return reader.read(files: listing?.files)
    }

    /// Which database is named, and by what; nil where none is.
    ///
    /// - Throws: a failure of exit code 5 where what names it cannot be read.
    func namedConnectionSource() throws(GeneralFailure) -> ConnectionSource? {
        do throws(ConnectionSourceError) {
            return try resolveConnection()
        } catch .noSource {
            return nil
        } catch {
            throw failure(error)
        }
    }

    /// Which database is named, and by what.
    ///
    /// - Throws: a failure of exit code 5 where none is.
    func connectionSource(direct: String?) throws(GeneralFailure) -> ConnectionSource {
        do throws(ConnectionSourceError) {
            return try resolveConnection(direct: direct)
        } catch {
            throw failure(error)
        }
    }

    private func resolveConnection(
        direct: String? = nil
    ) throws(ConnectionSourceError) -> ConnectionSource {
        try ConnectionSource.resolve(
            option: options.database, direct: direct, configured: configuration?.namedDatabase,
            environment: environment)
    }

    private func failure(_ error: ConnectionSourceError) -> GeneralFailure {
        let lines = "\(error)".split(separator: "\n").map { String($0.drop { $0 == " " }) }
        return .configuration(
            lines.first ?? "no database is named", details: Array(lines.dropFirst()))
    }

    /// Starts a private server.
    ///
    /// - Throws: a failure of exit code 5.
    func startCluster() throws(GeneralFailure) -> ConnectionSettings {
        do throws(EphemeralPostgresError) {
            let cluster = try EphemeralCluster.start()
            self.cluster = cluster
            let farewell = Farewell(cluster: cluster)
            loop.signals?.addFarewell { _ in farewell.cluster.stop() }
            origin = "--ephemeral"
            let facts = cluster.connectionSettings
            var settings = ConnectionSettings()
            settings.host = facts.socketDirectory
            settings.port = String(facts.port)
            settings.user = facts.user
            settings.database = facts.databaseName
            return settings
        } catch {
            throw GeneralFailure(error.message, exitCode: .refused, remedy: error.help)
        }
    }
}

/// The private server for whoever ends the process at once: nothing else uses it any more by then.
private struct Farewell: @unchecked Sendable {
    let cluster: EphemeralCluster
}

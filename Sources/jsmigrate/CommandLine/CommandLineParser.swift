import Arguments
import Configuration
import MigrationKit

/// Turns a command line into an ``Invocation``.
enum CommandLineParser {
    /// Reads the arguments, without the name of the program.
    ///
    /// - Parameter findConfiguration: finds the configuration file's settings, which hold where the
    ///   command line says nothing.
    /// - Throws: a `GeneralFailure` of exit code 5 that shows how the command is called, and what
    ///   `findConfiguration` throws.
    static func parse(
        _ arguments: [String],
        findConfiguration: (ParsedArguments) throws -> Configuration? = { _ in nil }
    ) throws -> Invocation {
        let program = ProgramDescription.jsmigrate
        do {
            switch try program.parse(arguments) {
            case .version: return print(program.version + "\n")
            case .help(nil): return print(program.helpText)
            case .help(let command?): return print(program.helpText(of: command))
            case .run(let parsed):
                if let text = program.text(for: parsed) { return print(text) }
                if let request = program.candidatesRequest(parsed) {
                    return try parse(request, findConfiguration: findConfiguration)
                }
                let configuration = try findConfiguration(parsed)
                let settled = parsed.withDefaults(configuration?.defaults(for: parsed) ?? [:])
                return Invocation(
                    command: try Command(settled), options: try CommonOptions(settled),
                    configuration: configuration)
            }
        } catch let error as ArgumentsError {
            if let foreign = ForeignCommandLine(arguments, of: program) {
                throw GeneralFailure.usage(foreign.message, details: foreign.notes)
            }
            throw GeneralFailure.usage(
                error.message, details: ["Usage: \(program.usage(for: error))"],
                remedy: "see '\(program.helpCommand(for: error))'")
        }
    }

    private static func print(_ text: String) -> Invocation {
        Invocation(command: .print(text), options: CommonOptions())
    }
}

extension Command {
    fileprivate init(_ parsed: ParsedArguments) throws(ArgumentsError) {
        switch parsed.command.name {
        case "up": self = .up(try UpOptions(parsed))
        case "down": self = .down(try DownOptions(parsed))
        case "redo":
            self = .redo(
                RedoOptions(
                    count: try parsed.positional(0, wholeNumber) ?? 1,
                    confirmedName: parsed.value("confirm"),
                    running: try RunningOptions(parsed)))
        case "create": self = .create(CreateOptions(parsed))
        case "init": self = .initialize(InitOptions(running: try RunningOptions(parsed)))
        case "unlock": self = .unlock(UnlockOptions(isConfirmed: parsed.has("yes")))
        case "status":
            self = .status(StatusOptions(reportsPendingByExitCode: parsed.has("exit-code")))
        case "history": self = .history(try HistoryOptions(parsed))
        case "diff": self = .diff(try DiffOptions(parsed))
        case "repair": self = .repair(try RepairOptions(parsed))
        case "baseline": self = .baseline(try BaselineOptions(parsed))
        case "adopt": self = .adopt(try AdoptOptions(parsed))
        case "validate":
            self = .validate(
                ValidateOptions(
                    asksForFiles: parsed.has("files"), runsBefore: parsed.has("pre"),
                    runsAfter: parsed.has("post"), resultsFile: parsed.value("junit"),
                    metricsFile: parsed.value("metrics")))
        case "lint": self = .lint(try LintOptions(parsed))
        case "doctor": self = .doctor
        case "wait": self = .wait(try WaitOptions(parsed))
        case "config": self = .config(parsed)
        case "exec":
            self = .exec(
                ExecOptions(
                    file: parsed.positionals.first ?? "",
                    arguments: Array(parsed.positionals.dropFirst())))
        case ProgramDescription.candidatesCommand: self = .candidates
        default: throw ArgumentsError("Unknown command '\(parsed.command.name)'")
        }
    }
}

extension CommonOptions {
    fileprivate init(_ parsed: ParsedArguments) throws(ArgumentsError) {
        try parsed.requireAtMostOne(of: ["verbose", "quiet"])
        directory = parsed.value("dir")
        database = parsed.value("database")
        isEphemeral = parsed.has("ephemeral")
        environmentFile = parsed.value("env-file")
        writesJSON = parsed.has("json")
        if parsed.has("verbose") { verbosity = .verbose }
        if parsed.has("quiet") { verbosity = .quiet }
        color = parsed.value("color").flatMap(ColorChoice.init) ?? .auto
        allowsDuplicates = parsed.has("allow-duplicates")
        validatorsDirectory = parsed.value("validators")
        ledgerSchema = parsed.value("ledger-schema")
    }
}

extension ParsedArguments {
    /// Whether a dry run is to be offline.
    fileprivate var isOffline: Bool {
        get throws(ArgumentsError) {
            guard has("offline") else { return false }
            guard has("dry-run") else {
                throw ArgumentsError("'--offline' goes with '--dry-run'", command: command.name)
            }
            return true
        }
    }
}

extension UpOptions {
    fileprivate init(_ parsed: ParsedArguments) throws(ArgumentsError) {
        scope = UpScope(
            to: parsed.value("to").map(VersionReference.init),
            steps: try parsed.value("steps", wholeNumber))
        isDryRun = parsed.has("dry-run")
        isOffline = try parsed.isOffline
        listingTimeout = try parsed.listingTimeout
        validates = parsed.has("validate")
        resultsFile = parsed.value("junit")
        guard validates || !parsed.isGiven("junit") || resultsFile == nil else {
            throw ArgumentsError("'--junit' goes with '--validate'", command: "up")
        }
        running = try RunningOptions(parsed)
        running.sharesTransaction = parsed.has("single-transaction")
    }
}

extension DownOptions {
    fileprivate init(_ parsed: ParsedArguments) throws(ArgumentsError) {
        try parsed.requireAtMostOne(of: ["steps", "to", "all"])
        let count = try parsed.positional(0, wholeNumber)
        if count != nil, let option = ["steps", "to", "all"].first(where: parsed.has) {
            throw ArgumentsError("'<n>' and '--\(option)' cannot be used together", command: "down")
        }
        if let count { scope = .steps(count) }
        if let count = try parsed.value("steps", wholeNumber) { scope = .steps(count) }
        if let version = parsed.value("to") { scope = .to(VersionReference(version)) }
        if parsed.has("all") { scope = .all }
        confirmedName = parsed.value("confirm")
        isDryRun = parsed.has("dry-run")
        isOffline = try parsed.isOffline
        listingTimeout = try parsed.listingTimeout
        running = try RunningOptions(parsed)
    }
}

extension HistoryOptions {
    fileprivate init(_ parsed: ParsedArguments) throws(ArgumentsError) {
        try parsed.requireAtMostOne(of: ["json", "csv"])
        limit = try parsed.positional(0, wholeNumber) ?? limit
        writesCSV = parsed.has("csv")
    }
}

extension RepairOptions {
    fileprivate init(_ parsed: ParsedArguments) throws(ArgumentsError) {
        try parsed.requireAtMostOne(of: ["applied", "pending"])
        let isDecided = parsed.has("applied") || parsed.has("pending")
        switch (parsed.positionals.first, isDecided) {
        case (let version?, true):
            decision = Decision(
                version: VersionReference(version), isApplied: parsed.has("applied"))
        case (_?, false):
            throw ArgumentsError("'<version>' needs '--applied' or '--pending'", command: "repair")
        case (nil, true):
            throw ArgumentsError("'--applied' and '--pending' need '<version>'", command: "repair")
        case (nil, false): break
        }
        isConfirmed = parsed.has("yes")
        running = try RunningOptions(parsed)
    }
}

extension AdoptOptions {
    fileprivate init(_ parsed: ParsedArguments) throws(ArgumentsError) {
        tool = parsed.value("from")
        table = parsed.value("table")
        isDryRun = parsed.has("dry-run")
        isProven = parsed.has("prove")
        isConfirmed = parsed.has("yes")
        running = try RunningOptions(parsed)
    }
}

extension BaselineOptions {
    fileprivate init(_ parsed: ParsedArguments) throws(ArgumentsError) {
        version = VersionReference(parsed.positionals.first ?? "")
        isDryRun = parsed.has("dry-run")
        isConfirmed = parsed.has("yes")
        running = try RunningOptions(parsed)
    }
}

extension RunningOptions {
    fileprivate init(_ parsed: ParsedArguments) throws(ArgumentsError) {
        takesLock = !parsed.isNegated("lock")
        lockWait = try parsed.value("lock-wait", RunDuration.init(parsing:)) ?? lockWait
        lockTimeout = try parsed.value("lock-timeout", RunDuration.init(parsing:))
        statementTimeout = try parsed.value("statement-timeout", RunDuration.init(parsing:))
        lockRetries = try parsed.value("lock-retries", countingNumber)
        directURL = parsed.value("direct-url")
        isStrict = parsed.has("strict")
        schemaFile = parsed.value("schema-file")
        metricsFile = parsed.value("metrics")
        allowsChanged = parsed.has("allow-changed")
        allowsMissing = parsed.has("allow-missing")
    }
}

/// Reads a whole number of at least 1.
private func wholeNumber(_ text: String) throws -> Int {
    guard let number = Int(text), number >= 1 else {
        throw InvalidValue("it must be a whole number, at least 1")
    }
    return number
}

/// Reads a whole number of at least 0.
private func countingNumber(_ text: String) throws -> Int {
    guard let number = Int(text), number >= 0 else {
        throw InvalidValue("it must be a whole number, at least 0")
    }
    return number
}

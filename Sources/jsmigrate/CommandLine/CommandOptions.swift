import MigrationKit

/// The options of `up`.
struct UpOptions: Equatable {
    /// How far to go.
    var scope = UpScope()

    /// Whether it is only shown what would run.
    var isDryRun = false

    /// Whether a dry run asks the database for nothing but the plan.
    var isOffline = false

    /// How long the code of one migration may take in a dry run; 0 for no limit.
    var listingTimeout: RunDuration?

    /// Whether validators run before and after.
    var validates = false

    /// The file that the validators' results are written to as JUnit XML, `nil` for none.
    var resultsFile: String?

    /// How to run.
    var running = RunningOptions()
}

/// The options of `down`.
struct DownOptions: Equatable {
    /// How much to roll back.
    var scope = DownScope.steps(1)

    /// The name of a protected database, as a sign that it is meant.
    var confirmedName: String?

    /// Whether it is only shown what would run.
    var isDryRun = false

    /// Whether a dry run asks the database for nothing but the plan.
    var isOffline = false

    /// How long the code of one migration may take in a dry run; 0 for no limit.
    var listingTimeout: RunDuration?

    /// How to run.
    var running = RunningOptions()
}

/// The options of `redo`.
struct RedoOptions: Equatable {
    /// How many migrations, the last ones.
    var count = 1

    /// The name of a protected database, as a sign that it is meant.
    var confirmedName: String?

    /// How to run.
    var running = RunningOptions()
}

/// The options of `init`.
struct InitOptions: Equatable {
    /// How to take the lock.
    var running = RunningOptions()
}

/// The options of `unlock`.
struct UnlockOptions: Equatable {
    /// Whether `--yes` has answered the question.
    var isConfirmed = false
}

/// The options of `status`.
struct StatusOptions: Equatable {
    /// Whether the exit code is 7 when something is pending.
    var reportsPendingByExitCode = false
}

/// The options of `history`.
struct HistoryOptions: Equatable {
    /// How many actions to show, the latest first.
    var limit = 50

    /// Whether the standard output is CSV.
    var writesCSV = false
}

/// The options of `repair`.
struct RepairOptions: Equatable {
    /// What people say of one migration.
    struct Decision: Equatable {
        /// The migration.
        let version: VersionReference
        /// Whether it is applied; else it is pending.
        let isApplied: Bool
    }

    /// What is said of one migration; without it, what can be known is put in order.
    var decision: Decision?

    /// Whether the question is answered with yes.
    var isConfirmed = false

    /// How to take the lock.
    var running = RunningOptions()
}

/// The options of `validate`; with none of them, the files are validated.
struct ValidateOptions: Equatable {
    /// Whether the files were asked for.
    var asksForFiles = false

    /// Whether the validators of the phase before a run are run.
    var runsBefore = false

    /// Whether the validators of the phase after a run are run.
    var runsAfter = false

    /// The file that the results are written to as JUnit XML, `nil` for none.
    var resultsFile: String?

    /// The file that metrics are written to, `nil` for none.
    var metricsFile: String?

    /// Whether the files are validated only because nothing was asked for.
    var isFilesByDefault: Bool { !asksForFiles && !runsBefore && !runsAfter }

    /// Whether the files are validated.
    var validatesFiles: Bool { asksForFiles || isFilesByDefault }
}

/// What `exec` is given.
struct ExecOptions: Equatable {
    /// The script's path as it was written.
    var file: String

    /// What the script is given.
    var arguments: [String] = []
}

/// The options of `adopt`.
struct AdoptOptions: Equatable {
    /// Whose history is meant, nil for the tool whose table is there.
    var tool: String?

    /// Where its table is, nil for where the tool makes it.
    var table: String?

    /// Whether it is only shown what would be taken over.
    var isDryRun = false

    /// Whether what the adopted files make is compared with the database first.
    var isProven = false

    /// Whether the question is answered with yes.
    var isConfirmed = false

    /// How to take the lock.
    var running = RunningOptions()
}

/// The options of `baseline`.
struct BaselineOptions: Equatable {
    /// The version up to which everything counts as applied.
    var version: VersionReference

    /// Whether it is only shown what would be marked.
    var isDryRun = false

    /// Whether the question is answered with yes.
    var isConfirmed = false

    /// How to take the lock.
    var running = RunningOptions()
}

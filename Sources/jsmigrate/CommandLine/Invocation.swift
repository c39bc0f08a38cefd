import Arguments
import Configuration
import MigrationKit

/// What a command line asks for, with typed values.
struct Invocation: Equatable {
    /// What is to be done.
    let command: Command

    /// The options that every command takes.
    let options: CommonOptions

    /// What the configuration file sets, nil where there is none.
    var configuration: Configuration?
}

/// What is to be done, with the options of its own.
enum Command: Equatable {
    /// Apply what is pending.
    case up(UpOptions)
    /// Roll back what is applied.
    case down(DownOptions)
    /// Roll back and apply again.
    case redo(RedoOptions)
    /// Write the next migration, or a validator.
    case create(CreateOptions)
    /// Create the tracking tables.
    case initialize(InitOptions)
    /// Take the lock from whoever holds it.
    case unlock(UnlockOptions)
    /// Show every migration and its state.
    case status(StatusOptions)
    /// Show what was done.
    case history(HistoryOptions)
    /// Compare two schemas.
    case diff(DiffOptions)
    /// Put in order what is not.
    case repair(RepairOptions)
    /// Take over another tool's history.
    case adopt(AdoptOptions)
    /// Mark migrations as applied without running them.
    case baseline(BaselineOptions)
    /// Run the validators.
    case validate(ValidateOptions)
    /// Say what migrations would lock, rewrite or break.
    case lint(LintOptions)
    /// Wait until nothing is pending.
    case wait(WaitOptions)
    /// Say what is found.
    case doctor
    /// Show the settings in force, those of a command line and its defaults.
    case config(ParsedArguments)
    /// Run a script.
    case exec(ExecOptions)
    /// List the versions, for completions.
    case candidates
    /// Print a text, help or the version, to the standard output.
    case print(String)

    /// Whether it only asks, so that its JSON is one document.
    var isQuery: Bool {
        switch self {
        case .unlock, .status, .history, .diff, .repair, .validate, .initialize, .config, .wait,
            .doctor,
            .candidates, .create,
            .print, .lint, .adopt, .baseline:
            true
        case .up, .down, .redo, .exec: false
        }
    }

    /// Whether it runs migrations, or shows how it would.
    var runsMigrations: Bool {
        switch self {
        case .up, .down, .redo: true
        default: false
        }
    }
}

extension Command {
    /// Whether it runs migrations, so that the configuration's hooks are called.
    var callsHooks: Bool {
        switch self {
        case .up(let options): !options.isDryRun
        case .down(let options): !options.isDryRun
        case .redo: true
        default: false
        }
    }

    /// Whether it works on the folder of the migrations.
    var needsDirectory: Bool {
        switch self {
        case .exec, .unlock, .initialize, .history, .doctor, .config, .create: false
        case .lint(let options): options.files.isEmpty
        case .diff(let options):
            options.savedFile == nil && options.old == nil
                || [options.old, options.new].contains(SchemaSource.migrationsWord)
        default: true
        }
    }

    /// Whether it goes on where the folder that was named is not there, and says so itself.
    var reportsMissingDirectory: Bool {
        if case .doctor = self { true } else { false }
    }
}

import Arguments
import Configuration
import MigrationKit
import Testing

@testable import jsmigrate

/// The command line and the configuration file say the same things.
struct ConfigurationOptionsTests {
    /// Options that belong to one call of the program and not to a project.
    private let ofOneCall: Set<String> = [
        "config", "ephemeral", "json", "to", "steps", "all", "dry-run", "offline", "confirm",
    ]

    @Test func everyOptionOfUpAndDownIsASetting() {
        let program = ProgramDescription.jsmigrate
        let groups = ["up", "down"].compactMap(program.command(named:)).flatMap(\.options)
        let options = Set((groups + [program.commonOptions]).flatMap(\.options).map(\.name))
        // One setting, verbosity, stands for these two.
        let settings = Set(ConfigurationKey.allCases.compactMap(\.option) + ["verbose", "quiet"])
        #expect(options.subtracting(ofOneCall) == settings)
    }

    @Test func aFlagThatTheFileSetsCanBeTakenBack() {
        let program = ProgramDescription.jsmigrate
        let groups = program.commands.flatMap(\.options) + [program.commonOptions]
        for option in groups.flatMap(\.options) {
            guard let key = ConfigurationKey.allCases.first(where: { $0.option == option.name }),
                key.kind == .flag
            else { continue }
            #expect(option.isNegatable, "\(option.name)")
        }
    }

    @Test func settingsHoldWhereTheCommandLineSaysNothing() throws {
        let text = """
            {"dir": "db", "lock": false, "lockWait": 5, "strict": true, "allowMissing": true,
             "statementTimeout": "2min", "color": "never", "verbosity": "verbose", "validate": true,
             "database": "postgres://h/d"}
            """
        let configuration = try Configuration(
            reading: ConfigurationValue(JSON(parsing: text)), file: "/p/c.json", folder: "/p")
        let up = try CommandLineParser.parse(["up"]) { _ in configuration }
        let running = RunningOptions(
            takesLock: false, lockWait: .seconds(5), statementTimeout: .seconds(120),
            isStrict: true, allowsMissing: true)
        #expect(up.command == .up(UpOptions(validates: true, running: running)))
        #expect(
            up.options == CommonOptions(directory: "/p/db", verbosity: .verbose, color: .never))
        let other = try CommandLineParser.parse([
            "--lock", "--no-strict", "--no-allow-missing", "--lock-wait=9", "--quiet",
            "--color=auto",
            "--statement-timeout=0", "--no-validate", "--dir=here",
        ]) { _ in configuration }
        #expect(
            other.command
                == .up(
                    UpOptions(
                        running: RunningOptions(
                            lockWait: .seconds(9), statementTimeout: RunDuration(milliseconds: 0))))
        )
        #expect(other.options == CommonOptions(directory: "here", verbosity: .quiet))
    }
}

import MigrationKit
import Testing

@testable import jsmigrate

struct CommandLineParserTests {
    @Test(
        arguments: [
            ([], Command.up(UpOptions())), (["up"], .up(UpOptions())),
            (["--json"], .up(UpOptions())),
            (
                ["up", "--to", "003", "--steps", "2"],
                .up(UpOptions(scope: UpScope(to: VersionReference("003"), steps: 2)))
            ),
            (["up", "--dry-run", "--validate"], .up(UpOptions(isDryRun: true, validates: true))),
            (["down"], .down(DownOptions())),
            (["down", "3"], .down(DownOptions(scope: .steps(3)))),
            (["down", "--steps", "3"], .down(DownOptions(scope: .steps(3)))),
            (["down", "--to", "0"], .down(DownOptions(scope: .to(VersionReference("0"))))),
            (["down", "--all", "--dry-run"], .down(DownOptions(scope: .all, isDryRun: true))),
            (["status"], .status(StatusOptions())),
            (["list", "--exit-code"], .status(StatusOptions(reportsPendingByExitCode: true))),
            (["validate"], .validate(ValidateOptions())),
            (
                ["validate", "--pre", "--post"],
                .validate(ValidateOptions(runsBefore: true, runsAfter: true))
            ),
            (["exec", "seed.js"], .exec(ExecOptions(file: "seed.js"))),
            (
                ["--json", "exec", "--quiet", "seed.js", "--help", "--", "-x", "up"],
                .exec(ExecOptions(file: "seed.js", arguments: ["--help", "--", "-x", "up"]))
            ),
            (["--version"], .print("0.1.0\n")),
        ] as [([String], Command)])
    func command(line: [String], command: Command) throws {
        #expect(try CommandLineParser.parse(line).command == command)
    }

    @Test func runningOptions() throws {
        let line = [
            "--no-lock", "up", "--lock-wait", "5", "--lock-timeout=500ms",
            "--statement-timeout", "2min", "--strict",
        ]
        let running = RunningOptions(
            takesLock: false, lockWait: .seconds(5), lockTimeout: RunDuration(milliseconds: 500),
            statementTimeout: .seconds(120), isStrict: true)
        #expect(try CommandLineParser.parse(line).command == .up(UpOptions(running: running)))
    }

    @Test func commonOptions() throws {
        let line = [
            "--dir", "db", "status", "--database", "postgres://h/d", "--ephemeral", "--env-file",
            "e", "--json", "--verbose", "--color", "never", "--allow-duplicates", "--validators",
            "v",
        ]
        let options = CommonOptions(
            directory: "db", database: "postgres://h/d", isEphemeral: true, environmentFile: "e",
            writesJSON: true, verbosity: .verbose, color: .never, allowsDuplicates: true,
            validatorsDirectory: "v")
        #expect(try CommandLineParser.parse(line).options == options)
        #expect(try CommandLineParser.parse(["status"]).options == CommonOptions())
    }

    @Test(arguments: [
        (
            ["down", "three"],
            "The value 'three' is invalid for '<n>': it must be a whole number, at least 1"
        ),
        (
            ["down", "0"],
            "The value '0' is invalid for '<n>': it must be a whole number, at least 1"
        ),
        (
            ["up", "--steps", "0"],
            "The value '0' is invalid for '--steps': it must be a whole number, at least 1"
        ),
        (["down", "2", "--all"], "'<n>' and '--all' cannot be used together"),
        (["down", "--to", "1", "--steps", "1"], "'--steps' and '--to' cannot be used together"),
        (["--quiet", "--verbose"], "'--verbose' and '--quiet' cannot be used together"),
        (
            ["--lock-wait", "soon"],
            "The value 'soon' is invalid for '--lock-wait': write 500ms, 5s, 2min or 1h; a bare number is seconds"
        ),
        (
            ["--color", "red"],
            "The value 'red' is invalid for '--color <when>': it takes auto, always, never"
        ),
        (["stauts"], "Unknown command 'stauts'. Did you mean 'status'?"),
        (["--databse", "x"], "Unknown option '--databse'. Did you mean '--database'?"),
        (
            ["status", "--strict"],
            "The option '--strict' belongs to 'up', 'down', 'redo', 'lint', 'config', not to 'status'"
        ),
        (["up", "--rehearse"], "Unknown option '--rehearse'"),
        (
            ["up", "3"],
            "'up 3' is golang-migrate's and node-pg-migrate's word; here it is: jsmigrate up --steps 3"
        ),
        (["exec"], "Missing expected argument '<file>'"),
    ])
    func refuses(line: [String], message: String) {
        let error = #expect(throws: GeneralFailure.self) { try CommandLineParser.parse(line) }
        #expect(error?.message == message)
        #expect(error?.exitCode == .refused)
    }

    @Test func refusalSaysHowToCall() {
        let error = #expect(throws: GeneralFailure.self) {
            try CommandLineParser.parse(["down", "three"])
        }
        #expect(error?.details == ["Usage: jsmigrate down [<options>] [<n>]"])
        #expect(error?.remedy == "see 'jsmigrate down --help'")
    }
}

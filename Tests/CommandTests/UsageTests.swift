import TestSupport
import Testing

/// Command lines that cannot be understood: exit 5, and nothing is touched.
@Suite struct UsageTests {
    @Test(arguments: [
        (
            ["upp"],
            """
            error: Unknown command 'upp'. Did you mean 'up'?
              Usage: jsmigrate [<subcommand>] [<options>]
            help: see 'jsmigrate --help'

            """
        ),
        (
            ["up", "--stepz", "3"],
            """
            error: Unknown option '--stepz'. Did you mean '--steps'?
              Usage: jsmigrate up [<options>]
            help: see 'jsmigrate up --help'

            """
        ),
        (
            ["up", "--frobnicate"],
            """
            error: Unknown option '--frobnicate'
              Usage: jsmigrate up [<options>]
            help: see 'jsmigrate up --help'

            """
        ),
        (
            ["down", "three"],
            """
            error: The value 'three' is invalid for '<n>': it must be a whole number, at least 1
              Usage: jsmigrate down [<options>] [<n>]
            help: see 'jsmigrate down --help'

            """
        ),
        (
            ["up", "--steps", "0"],
            """
            error: The value '0' is invalid for '--steps': it must be a whole number, at least 1
              Usage: jsmigrate up [<options>]
            help: see 'jsmigrate up --help'

            """
        ),
        (
            ["down", "2", "--all"],
            """
            error: '<n>' and '--all' cannot be used together
              Usage: jsmigrate down [<options>] [<n>]
            help: see 'jsmigrate down --help'

            """
        ),
        (
            ["up", "--lock-wait", "soon"],
            """
            error: The value 'soon' is invalid for '--lock-wait': write 500ms, 5s, 2min or 1h; a bare number is seconds
              Usage: jsmigrate up [<options>]
            help: see 'jsmigrate up --help'

            """
        ),
    ])
    func isToldWithTheWayOut(arguments: [String], text: String) throws {
        let scene = try Scene(Migrations.tables("a"))
        let outcome = try JSMigrate.run(arguments, in: scene.project, database: scene.database)
        #expect(outcome.exitCode == 5)
        #expect(outcome.errors == text)
        #expect(outcome.output.isEmpty)
        #expect(try scene.tables.isEmpty)
    }

    @Test(arguments: [["up", "--to", "9"], ["down", "--to", "9"]])
    func anUnknownVersionIsRefused(arguments: [String]) throws {
        let scene = try Scene(Migrations.tables("a", "b"))
        let outcome = try JSMigrate.run(arguments, in: scene.project, database: scene.database)
        #expect(outcome.exitCode == 5)
        #expect(
            outcome.errors.hasSuffix(
                """
                error: there is no migration '9'
                help: versions go from 001 to 002; `jsmigrate status` lists them

                """), "\(outcome)")
        #expect(try scene.tables.isEmpty)
    }

    @Test func helpIsWrittenToTheStandardOutputAndNeedsNothing() throws {
        let version = try JSMigrate.run(["--version"])
        #expect(version.exitCode == 0 && version.output == "0.1.0\n" && version.errors.isEmpty)
        for arguments in [["--help"], ["help"], ["-h"]] {
            let help = try JSMigrate.run(arguments)
            #expect(help.exitCode == 0 && help.errors.isEmpty)
            #expect(help.output.contains("USAGE: jsmigrate [<subcommand>] [<options>]\n"))
        }
        let validate = try JSMigrate.run(["help", "validate"])
        #expect(
            validate.output.hasPrefix(
                """
                OVERVIEW: Run the validators.

                Without --pre and --post the files are validated, which needs no database.

                USAGE: jsmigrate validate [<options>]

                OPTIONS:
                  --pre                   Run the validators of the phase before a run.
                  --post                  Run the validators of the phase after a run.
                  --files                 Validate the files: names, pairs, syntax, dangerous
                                          statements.

                """), "\(validate)")
        let status = try JSMigrate.run(["status", "--help"])
        #expect(
            status.output.hasPrefix(
                """
                OVERVIEW: Show every migration and its state.

                States: applied, pending, running, failed, missing (applied, but its file is
                gone), changed (applied, but its file is another now), out-of-order (pending,
                but older than an applied one).

                USAGE: jsmigrate status [<options>]

                OPTIONS:
                  --exit-code             Exit with 7 when something is pending.


                """), "\(status)")
    }
}

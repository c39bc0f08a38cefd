import TestSupport
import Testing

/// The scripts of `completion`, loaded in the shells that they are for.
@Suite(.requires(CompletingShell.allCases.map(\.rawValue))) struct CompletionTests {
    /// Lines, and what every shell offers for them.
    private static let lines: [(line: String, candidates: Set<String>)] = [
        ("jsmigrate re", ["redo", "repair"]),
        ("jsmigrate status li", []),
        ("jsmigrate --di", ["--dir", "--direct-url"]),
        ("jsmigrate up --st", ["--steps", "--statement-timeout", "--strict"]),
        ("jsmigrate down --no-l", ["--no-lock"]),
        ("jsmigrate status --no-l", []),
        ("jsmigrate list --ex", ["--exit-code"]),
        ("jsmigrate up --ex", []),
        ("jsmigrate --color ", ["auto", "always", "never"]),
        ("jsmigrate status --color=a", ["auto", "always"]),
        (
            "jsmigrate --verbose --steps 2 down --al",
            ["--all", "--allow-changed", "--allow-missing", "--allow-duplicates"]
        ),
        ("jsmigrate --database postgres://h:5432/d --json status --ex", ["--exit-code"]),
        ("jsmigrate --steps ", []),
        ("jsmigrate up --to ", ["001", "002"]),
        ("jsmigrate up --to=00", ["001", "002"]),
        ("jsmigrate down --to 002", ["002"]),
        ("jsmigrate repair ", ["001", "002"]),
        ("jsmigrate --dir other repair ", ["20240101120000"]),
        ("jsmigrate repair --dir=other ", ["20240101120000"]),
        ("jsmigrate up --dir o", ["other"]),
        ("jsmigrate --config o", ["other", "old.js"]),
        ("jsmigrate exec o", ["other", "old.js"]),
        ("jsmigrate exec old.js -", []),
        ("jsmigrate exec old.js o", ["other", "old.js"]),
        ("jsmigrate diff migrations da", ["database"]),
        ("jsmigrate adopt --from kn", ["knex"]),
        ("jsmigrate baseline 00", ["001", "002"]),
        ("jsmigrate completion ", ["bash", "zsh", "fish"]),
        ("jsmigrate help re", ["redo", "repair"]),
        ("jsmigrate cand", []),
        ("jsmigrate refe", []),
    ]

    @Test(arguments: CompletingShell.allCases)
    func offersWhatTheParserTakes(shell: CompletingShell) throws {
        let project = try Project([
            "migrations/001-a.js": "//", "migrations/002-b.js": "//", "migrations/readme.txt": "",
            "other/20240101120000_c.sql": "--", "old.js": "",
        ])
        for (line, candidates) in Self.lines {
            let offered = try shell.candidates(for: line, in: project)
            #expect(offered == candidates, "\(line)")
        }
    }

    @Test func theFolderOfTheConfigurationIsLookedAt() throws {
        let project = try Project([
            "jsmigrate.config.json": #"{"dir": "db"}"#, "db/7_x.js": "//",
            "migrations/001-a.js": "//",
        ])
        let listed = try JSMigrate.run(["candidates", "versions", "up", "--to"], in: project)
        #expect(listed.exitCode == 0 && listed.output == "7\tx\n" && listed.errors.isEmpty)
        let other = try JSMigrate.run(
            ["candidates", "versions", "--no-config", "up", "--to"], in: project)
        #expect(other.output == "001\ta\n")
    }

    @Test func aScriptNeedsNoConfiguration() throws {
        let project = try Project(["jsmigrate.config.json": "no JSON"])
        let script = try JSMigrate.run(["completion", "bash"], in: project)
        #expect(script.exitCode == 0, "\(script)")
        #expect(script.output.contains("complete -F _jsmigrate jsmigrate"))
    }

    @Test func anotherShellIsRefused() throws {
        let outcome = try JSMigrate.run(["completion", "tcsh"])
        #expect(outcome.exitCode == 5)
        #expect(
            outcome.errors == """
                error: The value 'tcsh' is invalid for '<shell>': it takes bash, zsh, fish
                  Usage: jsmigrate completion [<options>] <shell>
                help: see 'jsmigrate completion --help'

                """)
    }
}

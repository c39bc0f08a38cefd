import MigrationKit
import Testing

private struct Foreign: Error, CustomStringConvertible {
    var description: String { "something else" }
}

struct FailureTests {
    @Test func rendersEveryPart() {
        let error = MigrationError(
            version: MigrationVersion(stored: "003"), direction: .up,
            reason: "relation \"a\" does not exist",
            location: FileLocation(file: "migrations/003-x.js", line: 12, column: 5),
            details: ["SELECT * FROM a\n              ^", "SQLSTATE: 42P01"],
            remedy: "mend the file and run `jsmigrate up` again")
        #expect(
            "\(error)" == """
                error: migration 003 failed: relation "a" does not exist
                  at migrations/003-x.js:12:5
                  SELECT * FROM a
                                ^
                  SQLSTATE: 42P01
                help: mend the file and run `jsmigrate up` again
                """)
        #expect(FailureText.exitCode(of: error) == .migrationFailed)
    }

    @Test func rendersForeignErrors() {
        #expect(FailureText.render(Foreign()) == "error: something else")
        #expect(FailureText.exitCode(of: Foreign()) == .refused)
        let coloured = FailureText.render(Foreign(), style: TextStyle(isColoured: true))
        #expect(coloured == "\u{1B}[31merror:\u{1B}[0m something else")
    }

    @Test(arguments: [
        (FileLocation(file: "a"), "a"), (FileLocation(file: "a", line: 1), "a:1"),
        (FileLocation(file: "a", line: 1, column: 2), "a:1:2"),
        (FileLocation(file: "a", column: 2), "a"),
    ])
    func location(location: FileLocation, text: String) {
        #expect(location.description == text)
    }

    @Test(
        arguments: [
            (ExitCode.success, 0), (.validationFailed, 1), (.migrationFailed, 2),
            (.postValidationFailed, 3), (.rollbackFailed, 4), (.refused, 5), (.lockNotObtained, 6),
            (.pending, 7), (.interrupted, 130), (.terminated, 143), (.failure(of: .up), 2),
            (.failure(of: .down), 4),
        ] as [(ExitCode, Int32)])
    func exitCode(code: ExitCode, value: Int32) {
        #expect(code.rawValue == value)
    }
}

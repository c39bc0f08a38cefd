import Filesystem
import TestSupport
import Testing

/// What is made of the description of the command line beside help: the page of all commands, and the manual.
@Suite struct ReferenceTests {
    @Test func thePageOfAllCommandsIsTheOneOfThisProgram() throws {
        let page = try Filesystem.readText("\(Repository.path)/Documentation/Commands.md")
        let reference = try JSMigrate.run(["reference", "markdown"])
        #expect(reference.exitCode == 0)
        #expect(
            page == reference.output, "run scripts/command-reference, which writes it again")
    }

    @Test func thePageOfTheRulesIsMadeOfTheirOwnWords() throws {
        let page = try Filesystem.readText("\(Repository.path)/Documentation/LintRules.md")
        let reference = try JSMigrate.run(["reference", "rules"])
        #expect(page == reference.output, "run scripts/command-reference, which writes it again")
    }

    @Test(.requires(["groff"])) func groffReadsTheManualWithoutAWarning() throws {
        let project = try Project()
        let manual = try JSMigrate.run(["reference", "manual"], in: project)
        try project.write("jsmigrate.1", manual.output)
        let groff = try RunningProgram(
            "groff", ["-man", "-ww", "-Tutf8", "-P-c", "-rLL=80n", "jsmigrate.1"], in: project,
            environment: JSMigrate.baseEnvironment, standardInput: "", terminal: false
        ).finish()
        #expect(groff.exitCode == 0 && groff.errors.isEmpty, "\(groff)")
        for text in [
            "project's Node-style", "--to <version>", "✓ is an action", "EXIT STATUS",
            "jsmigrate exec [<options>] <file> [<arguments> ...]",
        ] {
            #expect(plain(groff.output).contains(text), "\(text)")
        }
    }

    /// A text without overstrikes, by which groff prints bold letters, and without the widening of lines.
    private func plain(_ text: String) -> String {
        var characters: [Character] = []
        for character in text.unicodeScalars {
            if character == "\u{8}" {
                characters.removeLast()
            } else {
                characters.append(Character(character))
            }
        }
        return String(characters).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

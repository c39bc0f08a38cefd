import TestSupport
import Testing

/// What follows the documentation notices where it is wrong.
@Suite(.requiresNodePackages) struct PageRunTests {
    private func matches(_ real: [String], _ shown: [String]) -> Bool {
        ConsoleText(real).matches(ConsoleText(shown))
    }

    @Test func whatDiffersFromRunToRunIsTheSame() {
        #expect(
            matches(
                ["✓ 001 a (9ms)   2026-11-25T14:42:25.617Z", "on postgresql://a@h:1/d, pid 12"],
                ["✓ 001 a (120 ms) 2024-03-01T10:00:00Z", "on postgresql://app@db/shop, pid 7"]))
    }

    @Test func anythingElseIsNot() {
        #expect(!matches(["1 applied"], ["2 applied"]))
        #expect(!matches(["a"], ["a", "b"]))
        #expect(!matches(["a", "b"], ["a"]))
        #expect(!matches(["exit code 0"], ["exit code 2"]))
    }

    @Test func anEllipsisIsAnyLines() {
        #expect(matches(["a", "b", "c"], ["…", "c"]))
        #expect(matches(["a", "b", "c"], ["a", "…"]))
        #expect(matches(["a", "c"], ["a", "…", "c"]))
        #expect(!matches(["a", "b", "c"], ["a", "…", "b"]))
    }

    @Test func theShellKeepsItsFolderAndVariables() throws {
        let page = try MarkdownPage(
            "x.md",
            text: """
                <!-- file: sub/word.txt -->
                ```text
                a word
                ```
                ```console
                $ cd sub
                $ name=word.txt
                $ cat "$name"; pwd
                a word
                /srv/shop/sub

                $ false; echo "exit code $?"
                exit code 1
                ```
                """)
        #expect(try PageRun(page).check() == 5)
    }

    @Test(arguments: [
        ("```\n$ jsmigrate up\n```\n", "is no command, no file and not excused"),
        ("```console\njsmigrate up\n```\n", "begins with `$ `"),
        ("```yaml\na: [\n```\n", "YAMLException"),
        ("```dockerfile\nRUNS x\n```\n", "no instruction"),
        ("```console\n$ exit 3\n```\n", "ended early"),
    ])
    func aBlockThatCannotBeFollowedIsAFailure(text: String, message: String) throws {
        let page = try MarkdownPage("x.md", text: text)
        let error = #expect(throws: TestFailure.self) { try PageRun(page).check() }
        #expect(error?.description.contains(message) == true, "\(String(describing: error))")
    }

    @Test func theCommandsOfADeploymentAreFound() throws {
        let texts = [
            "dockerfile": "RUN true \\\n && jsmigrate validate\nCMD [\"jsmigrate\", \"up\"]",
            "yaml":
                "a:\n  - command: [jsmigrate, up]\n    args: [--lock-wait, 5min]\n  - run: jsmigrate status",
            "json": #"{"scripts": {"migrate": "jsmigrate up", "other": "true"}}"#,
        ]
        let commands = [
            "dockerfile": ["jsmigrate validate", "'jsmigrate' 'up'"],
            "yaml": ["'jsmigrate' 'up' '--lock-wait' '5min'", "jsmigrate status"],
            "json": ["jsmigrate up"],
        ]
        for (language, text) in texts {
            let block = MarkdownPage.Block(language: language, text: text, line: 1)
            #expect(try DeploymentFile(block, of: "x.md").commands == commands[language])
        }
    }
}

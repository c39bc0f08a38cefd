import Arguments
import Linter

extension CommandDescription {
    /// `completion`.
    static let completion = CommandDescription(
        "completion", "Print the script that completes command lines in a shell.",
        discussion: """
            For a shell that runs: source <(jsmigrate completion bash), source <(jsmigrate completion \
            zsh), jsmigrate completion fish | source. To keep it, write it to a file of the folder from \
            which the shell loads completions; make install does.
            """,
        positionals: [
            PositionalDescription(
                "shell", "The shell.", allowed: CompletionShell.allCases.map(\.rawValue))
        ])

    /// What completions ask for: ``ProgramDescription/candidatesCommand``.
    static let candidates = CommandDescription(
        ProgramDescription.candidatesCommand, "List values for completions.",
        positionals: [PositionalDescription("of", "What is listed.", allowed: ["versions"])],
        rest: PositionalDescription("words", "The command line so far."), isHidden: true)

    /// What the documentation of the commands is made with.
    static let reference = CommandDescription(
        "reference", "Print the reference of all commands.",
        positionals: [
            PositionalDescription(
                "format", "The format.", allowed: ["markdown", "manual", "rules"])
        ], isHidden: true)
}

extension ProgramDescription {
    /// The text of a command that needs nothing but this description; nil for any other.
    func text(for parsed: ParsedArguments) -> String? {
        switch (parsed.command.name, parsed.positionals.first) {
        case ("completion", let shell?):
            CompletionShell(rawValue: shell).map(completionScript(for:))
        case ("reference", "markdown"):
            markdownReference(note: "`scripts/command-reference` writes this page; do not edit it.")
        case ("reference", "manual"): manualPage
        case ("reference", "rules"): RuleBook.markdown
        default: nil
        }
    }

    /// A request for candidates with what it needs of the command line so far: where the migrations are.
    func candidatesRequest(_ parsed: ParsedArguments) -> [String]? {
        guard parsed.command.name == Self.candidatesCommand, parsed.positionals.count > 1 else {
            return nil
        }
        let line = parsed.positionals.dropFirst()
        return options(["dir", "config", "no-config"], on: Array(line))
            + [Self.candidatesCommand, parsed.positionals[0]]
    }
}

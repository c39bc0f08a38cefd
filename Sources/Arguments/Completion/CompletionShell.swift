/// A shell that a program's completions can be written for.
package enum CompletionShell: String, CaseIterable, Sendable {
    case bash
    case zsh
    case fish
}

extension ProgramDescription {
    /// The script that teaches a shell to complete this program's command lines.
    ///
    /// It is made of what the parser and help are made of. The program itself is only asked for what
    /// differs from project to project (``ValueKind/listed(_:)``).
    package func completionScript(for shell: CompletionShell) -> String {
        let source = CompletionSource(self)
        return switch shell {
        case .bash: BashCompletion(source: source).script
        case .zsh: ZshCompletion(source: source).script
        case .fish: FishCompletion(source: source).script
        }
    }
}

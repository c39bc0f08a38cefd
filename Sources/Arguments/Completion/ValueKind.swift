/// What the value of an option or an argument is, for whoever completes it.
package enum ValueKind: Sendable, Equatable {
    /// Any text, which nobody can guess.
    case text
    /// The path of a file, or one of these words.
    case file(or: [String])
    /// The path of a folder.
    case directory
    /// One of these words.
    case words([String])
    /// One of those that the program itself lists, asked by ``ProgramDescription/candidatesCommand``
    /// and this word.
    case listed(String)

    /// The path of a file.
    package static let file = ValueKind.file(or: [])
}

extension ProgramDescription {
    /// The hidden command that lists values for completions: a kind of ``ValueKind/listed(_:)``, then the
    /// words of the line so far. It prints a value and what it stands for on each line, with a tab between
    /// them.
    package static let candidatesCommand = "candidates"

    /// What the value of an option is.
    func kind(of option: OptionDescription) -> ValueKind {
        kind(named: option.valueName, allowed: option.allowedValues)
    }

    /// What an argument is.
    func kind(of positional: PositionalDescription) -> ValueKind {
        kind(named: positional.name, allowed: positional.allowedValues)
    }

    private func kind(named name: String?, allowed: [String]) -> ValueKind {
        allowed.isEmpty ? name.flatMap { valueKinds[$0] } ?? .text : .words(allowed)
    }
}

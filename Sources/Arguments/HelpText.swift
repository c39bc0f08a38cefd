extension ProgramDescription {
    /// The help of the program; ends with a line feed.
    package var helpText: String {
        var sections = [overview(abstract, discussion)]
        sections.append("USAGE: \(usage)\n")
        sections += optionSections([commonOptions])
        let rows = visibleCommands.map { command in
            HelpRow(
                label: ([command.name] + command.aliases).joined(separator: ", ")
                    + (command.name == defaultCommand ? " (default)" : ""),
                text: command.abstract)
        }
        sections.append(HelpRow.section("SUBCOMMANDS", rows))
        sections.append("  See '\(name) help <subcommand>' for detailed help.\n")
        return sections.joined(separator: "\n")
    }

    /// The help of a command; ends with a line feed.
    package func helpText(of command: CommandDescription) -> String {
        var sections = [overview(command.abstract, command.discussion)]
        sections.append("USAGE: \(usage(of: command))\n")
        let positionals = command.positionals + (command.rest.map { [$0] } ?? [])
        if !positionals.isEmpty {
            sections.append(HelpRow.section("ARGUMENTS", positionals.map(HelpRow.init)))
        }
        sections += optionSections(command.options + [commonOptions])
        return sections.joined(separator: "\n")
    }

    /// How a command is called, on one line; as in swift-argument-parser, options that are too many to
    /// list stand before the arguments.
    package func usage(of command: CommandDescription) -> String {
        let positionals = command.positionals.map {
            let word = "<\($0.name)>" + ($0.isRepeated ? " ..." : "")
            return $0.isOptional ? "[\(word)]" : word
        }
        let rest = command.rest.map { ["[<\($0.name)> ...]"] } ?? []
        return ([name, command.name, "[<options>]"] + positionals + rest).joined(separator: " ")
    }

    /// How to call what a wrong command line meant, on one line.
    package func usage(for error: ArgumentsError) -> String {
        error.command.flatMap(command(named:)).map(usage(of:)) ?? usage
    }

    /// The command that shows the help for what a wrong command line meant.
    package func helpCommand(for error: ArgumentsError) -> String {
        ([name] + (error.command.map { [$0] } ?? []) + ["--help"]).joined(separator: " ")
    }

    private var usage: String { "\(name) [<subcommand>] [<options>]" }

    private func overview(_ abstract: String, _ discussion: String) -> String {
        let paragraphs = discussion.split(separator: "\n\n").map { wrap(String($0), indent: 0) }
        return ([wrap("OVERVIEW: " + abstract, indent: 0)] + paragraphs).map { $0 + "\n" }
            .joined(separator: "\n")
    }

    /// One section for each title, groups of one title together, the standard options last.
    private func optionSections(_ groups: [OptionGroup]) -> [String] {
        var titles: [String] = []
        var rows: [String: [HelpRow]] = [:]
        for group in groups + [OptionGroup(commonOptions.title, Self.standardOptions.options)] {
            if rows[group.title] == nil { titles.append(group.title) }
            rows[group.title, default: []] += group.options.map(HelpRow.init)
        }
        return titles.map { HelpRow.section($0, rows[$0, default: []]) }
    }
}

/// A line of a section: a label, and what it means beside or below it.
private struct HelpRow {
    let label: String
    let text: String

    /// The column at which texts begin, as in swift-argument-parser.
    static let textColumn = 26

    static func section(_ title: String, _ rows: [HelpRow]) -> String {
        "\(title):\n" + rows.map { $0.rendered + "\n" }.joined()
    }

    var rendered: String {
        let text = wrap(text, indent: Self.textColumn)
        let start = "  " + label
        guard start.count < Self.textColumn else { return start + "\n" + text }
        return start + text.dropFirst(start.count)
    }
}

extension HelpRow {
    init(_ option: OptionDescription) {
        self.init(label: option.label, text: option.explanation)
    }

    init(_ positional: PositionalDescription) {
        self.init(label: "<\(positional.name)>", text: positional.explanation)
    }
}

extension OptionDescription {
    /// What it does, which values it takes and which one holds without it.
    var explanation: String {
        abstract
            + noted([
                allowedValues.isEmpty ? nil : "values: " + allowedValues.joined(separator: ", "),
                defaultValue.map { "default: \($0)" },
            ])
    }
}

extension PositionalDescription {
    /// What it means, and which values it takes.
    var explanation: String {
        abstract
            + noted([
                allowedValues.isEmpty ? nil : "values: " + allowedValues.joined(separator: ", ")
            ])
    }
}

/// Notes in brackets, with a space before them; nothing where there is none.
private func noted(_ notes: [String?]) -> String {
    let notes = notes.compactMap(\.self)
    return notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))"
}

/// Breaks a text into lines of at most 80 columns, each indented.
private func wrap(_ text: String, indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
        if let line = lines.last, line.count + 1 + word.count <= 80 {
            lines[lines.count - 1] = line + " " + word
        } else {
            lines.append(margin + word)
        }
    }
    return lines.joined(separator: "\n")
}

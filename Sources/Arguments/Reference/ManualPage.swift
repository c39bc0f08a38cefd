extension ProgramDescription {
    /// The manual page, for man(1): man-pages(7), groff_man(7); ends with a line feed.
    package var manualPage: String { ManualPage(program: self).text }
}

/// Writes a program's manual page.
private struct ManualPage {
    let program: ProgramDescription

    var text: String {
        let sentence =
            program.abstract.hasSuffix(".") ? program.abstract.dropLast() : program.abstract[...]
        var lines = [
            ".TH \(program.name.uppercased()) 1 \"\" \"\(program.name) \(program.version)\"",
            ".SH NAME", "\(program.name) \\- \(plain(String(sentence)))", ".SH SYNOPSIS",
            ".B \(program.name)", plain("[<subcommand>] [<options>]"), ".SH DESCRIPTION",
        ]
        lines += paragraphs(
            [program.abstract] + program.discussion.split(separator: "\n\n").map(String.init))
        lines.append(".SH COMMANDS")
        lines += program.visibleCommands.flatMap(lines(of:))
        lines.append(".SH OPTIONS OF EVERY COMMAND")
        lines += (program.commonOptions.options + ProgramDescription.standardOptions.options)
            .flatMap { entry($0.label, $0.explanation) }
        lines.append(".SH EXIT STATUS")
        lines += program.exitCodes.flatMap { entry("\($0.code)", $0.meaning + ".") }
        return lines.joined(separator: "\n") + "\n"
    }

    private func lines(of command: CommandDescription) -> [String] {
        var lines = [".SS " + plain(program.usage(of: command))]
        lines += paragraphs(
            [command.abstract] + command.discussion.split(separator: "\n\n").map(String.init))
        if !command.aliases.isEmpty {
            lines += paragraphs(["Also called \(command.aliases.joined(separator: ", "))."])
        }
        let arguments = command.positionals + (command.rest.map { [$0] } ?? [])
        lines += arguments.flatMap { entry("<\($0.name)>", $0.explanation) }
        lines += command.options.flatMap(\.options).flatMap { entry($0.label, $0.explanation) }
        return lines
    }

    private func paragraphs(_ texts: [String]) -> [String] {
        texts.flatMap { [".PP", plain($0)] }
    }

    private func entry(_ label: String, _ text: String) -> [String] {
        [".TP", ".B " + plain(label), plain(text)]
    }

    /// A line in which roff finds nothing to do: no request, no escape, minus signs that can be copied.
    private func plain(_ text: String) -> String {
        let escaped = text.split(whereSeparator: \.isNewline).joined(separator: " ").map {
            character in
            switch character {
            case "\\": "\\e"
            case "-": "\\-"
            case "'": "\\(aq"
            default: character.isASCII ? String(character) : glyphs(of: character)
            }
        }.joined()
        return escaped.hasPrefix(".") ? "\\&" + escaped : escaped
    }

    /// The name that groff knows a character by, whatever it takes its input for.
    private func glyphs(of character: Character) -> String {
        character.unicodeScalars.map { scalar in
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
        }.joined()
    }
}

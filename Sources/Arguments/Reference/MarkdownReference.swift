extension ProgramDescription {
    /// The reference of all commands in Markdown; ends with a line feed.
    ///
    /// - Parameter note: a sentence below the title, on where the text comes from.
    package func markdownReference(note: String) -> String {
        MarkdownReference(program: self).text(note: note)
    }
}

/// Writes the reference of a program in Markdown, each group of options that several commands share
/// once.
private struct MarkdownReference {
    let program: ProgramDescription

    func text(note: String) -> String {
        var sections = [
            "# Commands", note, codeBlock("\(program.name) [<subcommand>] [<options>]"),
        ]
        sections.append(
            table(
                ["command", "does"],
                program.visibleCommands.map { command in
                    let mark = command.name == program.defaultCommand ? " (default)" : ""
                    return [
                        "[`\(command.name)`](#\(command.name))\(mark)", plain(command.abstract),
                    ]
                }))
        sections += program.visibleCommands.flatMap(sections(of:))
        sections += sharedTitles.flatMap(sharedSection(titled:))
        sections += ["## Exit codes", exitCodes]
        return sections.joined(separator: "\n\n") + "\n"
    }

    private func sections(of command: CommandDescription) -> [String] {
        var sections = ["## \(command.name)", plain(command.abstract)]
        sections += command.discussion.split(separator: "\n\n").map { plain(String($0)) }
        sections.append(codeBlock(program.usage(of: command)))
        if !command.aliases.isEmpty {
            let words = command.aliases.map { "`\($0)`" }.joined(separator: ", ")
            sections.append("Also called \(words).")
        }
        let arguments = command.positionals + (command.rest.map { [$0] } ?? [])
        if !arguments.isEmpty {
            sections.append(
                table(
                    ["argument", ""],
                    arguments.map { ["`<\($0.name)>`", plain($0.explanation)] }))
        }
        let own = command.options.filter { !sharedTitles.contains($0.title) }.flatMap(\.options)
        if !own.isEmpty {
            sections.append(
                table(["option", ""], own.map { ["`\($0.label)`", plain($0.explanation)] }))
        }
        let shared = sharedTitles.filter { title in
            title == program.commonOptions.title || command.options.contains { $0.title == title }
        }
        let links = shared.map { "[\($0.lowercased())](#\(anchor(of: $0)))" }
        sections.append("It takes the \(links.joined(separator: " and the ")), too.")
        return sections
    }

    /// The titles of groups that several commands have, the common one last.
    private var sharedTitles: [String] {
        var titles: [String] = []
        let ownTitle = ProgramDescription.standardOptions.title
        for group in program.visibleCommands.flatMap(\.options)
        where group.title != ownTitle && !titles.contains(group.title) {
            titles.append(group.title)
        }
        return titles + [program.commonOptions.title]
    }

    private func sharedSection(titled title: String) -> [String] {
        if title == program.commonOptions.title {
            let options = program.commonOptions.options + ProgramDescription.standardOptions.options
            return [
                "## \(heading(title))", "Every command takes them, before or behind its name.",
                table(["option", ""], options.map { ["`\($0.label)`", plain($0.explanation)] }),
            ]
        }
        var options: [OptionDescription] = []
        let takers = program.visibleCommands.filter { $0.options.contains { $0.title == title } }
        for option in takers.flatMap(\.options).filter({ $0.title == title }).flatMap(\.options)
        where !options.contains(option) {
            options.append(option)
        }
        let rows = options.map { option in
            let commands = takers.filter { $0.options.contains { $0.options.contains(option) } }
            let names = commands.map { "`\($0.name)`" }.joined(separator: ", ")
            return ["`\(option.label)`", plain(option.explanation), names]
        }
        return ["## \(heading(title))", table(["option", "", "of"], rows)]
    }

    private var exitCodes: String {
        table(["code", "means"], program.exitCodes.map { ["\($0.code)", plain($0.meaning)] })
    }

    private func heading(_ title: String) -> String {
        title.prefix(1) + title.dropFirst().lowercased()
    }

    private func anchor(of title: String) -> String {
        title.lowercased().split(separator: " ").joined(separator: "-")
    }

    private func codeBlock(_ text: String) -> String { "```\n\(text)\n```" }

    private func table(_ header: [String], _ rows: [[String]]) -> String {
        ([header, header.map { _ in "---" }] + rows).map { row in
            "| " + row.joined(separator: " | ") + " |"
        }.joined(separator: "\n")
    }

    /// A text of which Markdown shows every character.
    private func plain(_ text: String) -> String {
        text.map { "<>|*_`\\".contains($0) ? "\\\($0)" : String($0) }.joined()
    }
}

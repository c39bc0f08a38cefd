extension ProgramDescription {
    /// Reads a command line, without the name of the program.
    ///
    /// Options may stand before and after the command and between its arguments; `--` ends them.
    /// What stands behind the arguments of a command that passes the rest on is not looked at. Of an
    /// option that is given several times the last one counts. A request for help wins over
    /// whatever else is wrong with the line.
    /// - Throws: `ArgumentsError` at the first word that the description does not allow.
    package func parse(_ arguments: [String]) throws(ArgumentsError) -> ParsedRequest {
        let words = CommandLineWords(
            arguments, optionsWithValue: namesOfOptionsWithValue,
            plainLimit: { word in
                self.command(named: word).flatMap {
                    $0.rest == nil ? nil : $0.positionals.count + 1
                }
            })
        if words.first == "help" { return .help(try helpSubject(of: words)) }
        let command = words.first.flatMap(command(named:))
        if words.asksForHelp { return .help(command) }
        if words.options.contains(where: { $0.name == "version" }) { return .version }
        if let word = words.first, command == nil {
            throw unknownOption(among: words.options) ?? unknownCommand(word)
        }
        guard let command = command ?? self.command(named: defaultCommand) else {
            throw ArgumentsError("Missing command")
        }
        let values = try values(of: words.options, for: command)
        let positionals = Array(words.plain.dropFirst(words.first == nil ? 0 : 1))
        try check(positionals, for: command)
        return .run(
            ParsedArguments(
                command: command, positionals: positionals, words: values,
                optionNames: Set(options(of: command).map(\.name))))
    }

    /// The options of some names that stand on a line, as words; the line may be unfinished or wrong.
    package func options(_ names: Set<String>, on line: [String]) -> [String] {
        CommandLineWords(line, optionsWithValue: namesOfOptionsWithValue).options
            .filter { names.contains(String($0.name)) }
            .map { $0.written + ($0.value.map { "=\($0)" } ?? "") }
    }

    /// The dashed names of all options that take a value, of whatever command.
    var namesOfOptionsWithValue: Set<String> {
        let options = commands.flatMap { $0.options.flatMap(\.options) } + commonOptions.options
        return Set(
            options.filter(\.takesValue).flatMap { option in
                [option.name] + (option.shortName.map { [String($0)] } ?? [])
            })
    }

    private func helpSubject(
        of words: CommandLineWords
    ) throws(ArgumentsError) -> CommandDescription? {
        if words.plain.count > 2 { throw unexpected(Array(words.plain.dropFirst(2)), nil) }
        guard words.plain.count == 2, words.plain[1] != "help" else { return nil }
        guard let command = command(named: words.plain[1]) else {
            throw unknownCommand(words.plain[1])
        }
        return command
    }

    private func values(
        of given: [CommandLineWords.Option], for command: CommandDescription
    ) throws(ArgumentsError) -> [String: OptionWord] {
        let known = options(of: command)
        var values: [String: OptionWord] = [:]
        for word in given {
            guard let option = known.first(where: { word.isOption($0) }) else {
                throw unknownOption(word, command)
            }
            let isNegated = word.negates(option)
            let subject = "'\(isNegated ? option.negation : option.synopsis)'"
            if option.takesValue, !isNegated {
                guard let value = word.value, !value.isEmpty else {
                    throw ArgumentsError("Missing value for \(subject)", command: command.name)
                }
                guard option.allowedValues.isEmpty || option.allowedValues.contains(value) else {
                    let allowed = option.allowedValues.joined(separator: ", ")
                    throw ArgumentsError(
                        "The value '\(value)' is invalid for \(subject): it takes \(allowed)",
                        command: command.name)
                }
            } else if let value = word.value {
                throw ArgumentsError(
                    "The option \(subject) takes no value, but '\(value)' was given",
                    command: command.name)
            }
            values[option.name] = isNegated ? .negated : .given(word.value ?? "")
        }
        return values
    }

    private func check(
        _ positionals: [String], for command: CommandDescription
    ) throws(ArgumentsError) {
        let surplus = positionals.dropFirst(command.positionals.count)
        let takesMore = command.rest != nil || command.positionals.last?.isRepeated == true
        guard surplus.isEmpty || takesMore else {
            throw unexpected(Array(surplus), command)
        }
        for (positional, value) in zip(command.positionals, positionals)
        where !positional.allowedValues.isEmpty && !positional.allowedValues.contains(value) {
            let allowed = positional.allowedValues.joined(separator: ", ")
            throw ArgumentsError(
                "The value '\(value)' is invalid for '<\(positional.name)>': it takes \(allowed)",
                command: command.name)
        }
        let missing = command.positionals.dropFirst(positionals.count).first { !$0.isOptional }
        guard let missing else { return }
        throw ArgumentsError("Missing expected argument '<\(missing.name)>'", command: command.name)
    }
}

extension ProgramDescription {
    private func unknownCommand(_ word: String) -> ArgumentsError {
        let names = visibleCommands.flatMap { [$0.name] + $0.aliases } + ["help"]
        return ArgumentsError("Unknown command '\(word)'" + suggestion(for: word, among: names))
    }

    /// Finds an option that no command has: the word after it may be meant as its value, so it is
    /// what is told of a line whose command is not known either.
    private func unknownOption(among given: [CommandLineWords.Option]) -> ArgumentsError? {
        let known = commands.flatMap(options(of:))
        guard let word = given.first(where: { word in !known.contains(where: word.isOption) }),
            let command = command(named: defaultCommand)
        else { return nil }
        let error = unknownOption(word, command)
        return ArgumentsError(error.message)
    }

    private func unknownOption(
        _ word: CommandLineWords.Option, _ command: CommandDescription
    ) -> ArgumentsError {
        let owners = commands.filter { other in
            other.options.contains { $0.options.contains { word.isOption($0) } }
        }
        if !owners.isEmpty {
            let names = owners.map { "'\($0.name)'" }.joined(separator: ", ")
            return ArgumentsError(
                "The option '\(word.written)' belongs to \(names), not to '\(command.name)'",
                command: command.name)
        }
        let isLetter = word.isShort && word.name.count <= 1
        let names = isLetter ? [] : options(of: command).map { "--\($0.name)" }
        return ArgumentsError(
            "Unknown option '\(word.written)'" + suggestion(for: word.written, among: names),
            command: command.name)
    }

    private func unexpected(
        _ words: [String], _ command: CommandDescription?
    ) -> ArgumentsError {
        let list = words.map { "'\($0)'" }.joined(separator: ", ")
        return ArgumentsError(
            words.count == 1
                ? "Unexpected argument \(list)" : "\(words.count) unexpected arguments: \(list)",
            command: command?.name)
    }

    private func suggestion(for word: String, among names: [String]) -> String {
        nearestMatch(to: word, among: names).map { ". Did you mean '\($0)'?" } ?? ""
    }
}

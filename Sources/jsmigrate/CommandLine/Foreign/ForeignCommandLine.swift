import Arguments

/// A command line as another tool has it, in the words of this program.
struct ForeignCommandLine {
    /// What of it is foreign, and whose it is: `'migrate:latest' is knex's word`.
    let message: String
    /// What else is to be known, a line each.
    let notes: [String]

    /// Finds what a command line that this program does not understand means; nil where it is nobody's.
    init?(_ arguments: [String], of program: ProgramDescription) {
        var reader = Reader(arguments, program)
        guard let translation = reader.translation() else { return nil }
        self = translation
    }

    fileprivate init(message: String, notes: [String]) {
        self.message = message
        self.notes = notes
    }
}

/// Reads the words of a foreign command line and writes ours.
private struct Reader {
    private let program: ProgramDescription
    /// The foreign command, where the command is one.
    private var foreign: ForeignCommand?
    /// What people are told is foreign.
    private var subject: (word: String, tools: [String])?
    /// How many words in front name the command.
    private var commandLength = 1
    /// The option that is the second word of the command's name, as in `check -drift`.
    private var commandOption: String?
    /// The name of the command here.
    private var command = ""
    private var plain: [String] = []
    /// The options, ours and theirs, with what follows each.
    private var given: [(written: String, value: String?, foreign: ForeignOption?)] = []

    init(_ arguments: [String], _ program: ProgramDescription) {
        self.program = program
        let arguments = takeDriver(arguments)
        findCommand(arguments)
        read(arguments)
        if command.isEmpty, plain.isEmpty { command = program.defaultCommand }
        plain.removeFirst(min(plain.count, commandLength))
    }

    /// goose has the database in front of the command: `goose postgres "user=app" up`.
    private mutating func takeDriver(_ arguments: [String]) -> [String] {
        guard let index = arguments.firstIndex(where: { ["postgres", "pgx"].contains($0) }),
            index + 2 < arguments.count
        else { return arguments }
        subject = (arguments[index], ["goose"])
        given.append(("--database", "URL", nil))
        return Array(arguments[..<index] + arguments[(index + 2)...])
    }

    /// The command is looked for first: what an option means may depend on it.
    private mutating func findCommand(_ arguments: [String]) {
        let words = arguments.filter { !$0.hasPrefix("-") }
        for (index, word) in words.enumerated() {
            let next = words.dropFirst(index + 1).first
            if word.split(separator: "/").last == "run-migration.js" {
                let isCommand = next.map { program.command(named: $0) != nil } ?? false
                subject = (word, ["the old runner"])
                command = isCommand ? next ?? "" : program.defaultCommand
                commandLength = isCommand ? 2 : 1
                return
            }
            let pairs = [next, arguments.first { $0.hasPrefix("-") }].map { second in
                second.map { "\(word) \($0)" }
            }
            for candidate in (pairs + [word]).compactMap(\.self) {
                guard let found = ForeignCommand.all.first(where: { $0.isCalled(candidate) }),
                    program.command(named: word) == nil
                else { continue }
                subject =
                    subject ?? (found.word.hasSuffix(":") ? candidate : found.word, found.tools)
                if let next, found.word == "migrate", program.command(named: next) != nil {
                    // As the script in package.json was called.
                    command = next
                    commandLength = 2
                } else {
                    foreign = found
                    command = found.command ?? ""
                    let parts = found.word.split(separator: " ").map(String.init)
                    commandOption = parts.last.flatMap { $0.hasPrefix("-") ? $0 : nil }
                    commandLength = parts.count - (commandOption == nil ? 0 : 1)
                }
                return
            }
            if program.command(named: word) != nil {
                command = word
                return
            }
        }
        commandLength = 0
        if words.isEmpty { command = program.defaultCommand }
    }

    private mutating func read(_ arguments: [String]) {
        var rest = arguments[...]
        while let word = rest.popFirst() {
            if word == commandOption { continue }
            guard word.hasPrefix("-"), word.count > 1 else {
                // Rails has its options in variables.
                if let value = word.value(of: "STEP") {
                    given.append((word, value, nil))
                } else if let value = word.value(of: "VERSION") {
                    given.append(("--to", value, nil))
                } else {
                    plain.append(word)
                }
                continue
            }
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            var value = parts.count == 2 ? parts[1] : nil
            let option = foreignOption(parts[0], value ?? rest.first)
            let takesValue = option?.takesValue ?? ours(parts[0])?.takesValue ?? false
            if value == nil, takesValue, rest.first?.hasPrefix("-") == false {
                value = rest.popFirst()
            }
            given.append((parts[0], value, option))
        }
    }

    /// The option here of this name, which the command takes.
    private func ours(_ name: String) -> OptionDescription? {
        let options =
            (program.command(named: command)?.options.flatMap(\.options) ?? [])
            + program.commonOptions.options
        return options.first {
            name == "--\($0.name)" || $0.isNegatable && name == $0.negation
        }
    }

    private func foreignOption(_ name: String, _ value: String?) -> ForeignOption? {
        if ours(name) != nil { return nil }
        return ForeignOption.all.first { option in
            option.names.contains(name)
                && (option.meaning != .variableByName || value?.isVariable == true)
                && (option.commands.isEmpty
                    || option.commands.contains {
                        $0 == command || foreign?.word.hasPrefix($0) == true
                    })
        }
    }

    // MARK: - Writing

    mutating func translation() -> ForeignCommandLine? {
        if let foreign, foreign.command == nil {
            return ForeignCommandLine(
                message:
                    "'\(subject?.word ?? foreign.word)' is \(Self.owners(foreign.tools)) word, and has no"
                    + " counterpart here: \(foreign.note ?? "")", notes: [])
        }
        guard program.command(named: command) != nil else { return nil }
        var words = foreign?.options ?? []
        var notes = foreign?.note.map { [$0] } ?? []
        var isUnderstood = true
        for option in given {
            if foreign?.argument == .one, option.written == "--to" {
                notes.append(Self.alone(option.value ?? ""))
            } else if let foreign = option.foreign {
                subject = subject ?? (option.written, foreign.tools)
                append(foreign, option.written, option.value, to: &words, &notes)
            } else if option.written.hasPrefix("STEP=") {
                words += count(option.value ?? "1")
            } else if let ours = ours(option.written) {
                words += [option.written] + (option.value.map { [shown($0, of: ours)] } ?? [])
            } else {
                isUnderstood = false
                notes.append("\(option.written) has no counterpart here")
            }
        }
        if command == "down", let all = words.firstIndex(of: "--all"), words.contains("--to") {
            words.remove(at: all)
        }
        if command == "down", foreign?.word.hasPrefix("db:migrate:undo") == true,
            words.contains("--to")
        {
            notes.append("what --to names stays applied here, and is undone there")
        }
        if !plain.isEmpty, foreign?.argument == .one {
            notes.append(Self.alone(plain[0]))
        } else if !plain.isEmpty, foreign != nil || command == "up" {
            if subject == nil, isUnderstood {
                // The word is ours, and what is behind it is not.
                subject = ("\(command) \(plain[0])", ["golang-migrate", "node-pg-migrate"])
            }
            words = argument(plain[0]) + words
        } else {
            words = plain.map(quoted) + words
        }
        guard let subject else { return nil }
        let line = ([program.name, command] + words).joined(separator: " ")
        return ForeignCommandLine(
            message: "'\(subject.word)' is \(Self.owners(subject.tools)) word; here it is:"
                + " \(line)", notes: notes)
    }

    private static func owners(_ tools: [String]) -> String {
        tools.map { "\($0)'s" }.enumeration
    }

    private static func alone(_ name: String) -> String {
        "\(name) alone cannot be chosen: migrations go up from the lowest, and down from the highest"
    }

    private func append(
        _ option: ForeignOption, _ written: String, _ value: String?, to words: inout [String],
        _ notes: inout [String]
    ) {
        let value = value ?? "VALUE"
        switch option.meaning {
        case .option(let name):
            // Flyway says of what kind a place is.
            let place = value.hasPrefix("filesystem:") ? String(value.dropFirst(11)) : value
            words += [name, quoted(place)]
        case .secret(let name): words += [name, "URL"]
        case .count: words += count(value)
        case .words(let others): words += others
        case .argument: words.insert(quoted(value), at: 0)
        case .variable, .variableByName: words += ["--database", "\"$\(value)\""]
        case .nothing(let reason): notes.append("\(written) has no counterpart: \(reason)")
        }
    }

    private func argument(_ word: String) -> [String] {
        switch foreign?.argument ?? .extent {
        case .nothing, .one: []
        case .name: [quoted(word)]
        case .path: [quoted(word.split(separator: "/").last.map(String.init) ?? word)]
        case .version: ["--to", quoted(word)]
        case .extent where command == "redo": Int(word) == nil ? [] : [word]
        // A version is a number, too; nobody counts to a thousand here.
        case .extent:
            Int(word).map { $0 > 999 || word.first == "0" } ?? true
                ? ["--to", quoted(word)] : count(word)
        }
    }

    private func count(_ number: String) -> [String] {
        command == "up" ? ["--steps", quoted(number)] : [quoted(number)]
    }

    private func shown(_ value: String, of option: OptionDescription) -> String {
        ["database", "direct-url"].contains(option.name) ? "URL" : quoted(value)
    }

    /// A word as a shell takes it.
    private func quoted(_ word: String) -> String {
        let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || "-_./:,=+@".contains($0) }
        return isPlain && !word.isEmpty
            ? word
            : "'"
                + word.split(separator: "'", omittingEmptySubsequences: false)
                .joined(separator: "'\\''") + "'"
    }
}

extension [String] {
    /// The texts as a sentence lists them: `a`, `a and b`, `a, b and c`.
    fileprivate var enumeration: String {
        guard count > 1, let last else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " and " + last
    }
}

extension String {
    /// What an assignment gives a variable.
    fileprivate func value(of variable: String) -> String? {
        hasPrefix("\(variable)=") ? String(dropFirst(variable.count + 1)) : nil
    }

    /// Whether it is the name of an environment variable, as these are usually written.
    fileprivate var isVariable: Bool {
        first?.isNumber == false
            && allSatisfy { $0.isASCII && ($0.isUppercase || $0.isNumber || $0 == "_") }
    }
}

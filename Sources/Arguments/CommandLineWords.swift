/// The words of a command line, sorted into options and others.
struct CommandLineWords {
    /// An option as it was written.
    struct Option: Equatable {
        /// The name with its dashes.
        let written: String
        /// The value behind `=` or in the next word, `nil` when there is none.
        let value: String?

        /// The name without its dashes.
        var name: Substring { written.drop { $0 == "-" } }

        /// Whether the name has a single dash.
        var isShort: Bool { !written.hasPrefix("--") }

        /// Whether this is the option that is described.
        func isOption(_ option: OptionDescription) -> Bool {
            isShort
                ? option.shortName.map(String.init) == String(name)
                : option.name == name || negates(option)
        }

        /// Whether this takes back the option that is described.
        func negates(_ option: OptionDescription) -> Bool {
            option.isNegatable && written == option.negation
        }
    }

    /// The words that are no options and no values of options.
    private(set) var plain: [String] = []

    /// The options, in order.
    private(set) var options: [Option] = []

    /// The first plain word, which names the command; `nil` when there is none before `--`.
    private(set) var first: String?

    /// Sorts words; an option's next word is its value when it is one that takes a value, and the
    /// word does not look like an option itself. A negative number does not.
    ///
    /// - Parameter plainLimit: for the first plain word, how many plain words there are before all
    ///   that follows is passed on as it is; `nil` for no limit.
    init(
        _ words: [String], optionsWithValue: Set<String>,
        plainLimit: (String) -> Int? = { _ in nil }
    ) {
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "--" {
                plain += rest
                return
            }
            guard word.hasPrefix("-"), word.count > 1 else {
                if plain.isEmpty { first = word }
                plain.append(word)
                if let first, plain.count == plainLimit(first) {
                    plain += rest
                    return
                }
                continue
            }
            if let sign = word.firstIndex(of: "=") {
                options.append(
                    Option(
                        written: String(word[..<sign]),
                        value: String(word[word.index(after: sign)...])))
                continue
            }
            var option = Option(written: word, value: nil)
            if optionsWithValue.contains(String(option.name)), let next = rest.first,
                !next.hasPrefix("-") || next == "-" || next.dropFirst().first?.isNumber == true
            {
                option = Option(written: word, value: rest.removeFirst())
            }
            options.append(option)
        }
    }

    /// Whether `-h` or `--help` is among the options.
    var asksForHelp: Bool { options.contains { $0.written == "-h" || $0.written == "--help" } }
}

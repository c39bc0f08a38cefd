import Arguments

/// A program that has one of everything.
let sampleProgram = ProgramDescription(
    "tool", "Does things to files.", discussion: "It does them well.\n\nAnd fast.",
    version: "1.2.3", defaultCommand: "add",
    commands: [
        CommandDescription(
            "add", "Add files to the store, one after the other, and tell what became of each.",
            options: [
                OptionGroup(
                    "OPTIONS",
                    [
                        .value("count", short: "c", "n", "How many.", default: "1"),
                        .value("kind", "kind", "Which.", allowed: ["a", "b"]),
                        .value(
                            "a-very-long-option-name", "value",
                            "A sentence that is long enough to be broken into two lines."),
                        .flag("force", short: "f", "Do it anyway."),
                        .flag("check", "Look first.", isNegatable: true),
                        .value("log", "file", "Keep a log.", isNegatable: true),
                    ])
            ]),
        CommandDescription(
            "remove", aliases: ["rm"], "Remove a file.",
            positionals: [
                PositionalDescription("file", "Which file."),
                PositionalDescription("n", "How many times.", isOptional: true),
            ], options: [OptionGroup("OPTIONS", [.flag("all", "Remove all.")])]),
    ],
    commonOptions: OptionGroup(
        "COMMON OPTIONS", [.value("dir", "dir", "Where."), .flag("quiet", "Say less.")]))

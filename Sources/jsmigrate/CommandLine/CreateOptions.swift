import Arguments

/// The options of `create`.
struct CreateOptions: Equatable {
    /// What kind of file is made.
    enum Kind: String, CaseIterable {
        case js, ts, sql, cql, py, validator
    }

    /// What people call it.
    var name: String

    /// The kind of file; nil is the one of the folder's last migration.
    var kind: Kind?

    /// The file whose text is taken, nil for the program's own.
    var templateFile: String?

    /// Whether it is only said which files would be made.
    var isDryRun = false
}

extension CreateOptions {
    init(_ parsed: ParsedArguments) {
        name = parsed.positionals.first ?? ""
        kind = parsed.value("type").flatMap(Kind.init)
        templateFile = parsed.value("template")
        isDryRun = parsed.has("dry-run")
    }
}

extension CommandDescription {
    /// `create`.
    static let create = CommandDescription(
        "create", "Write the next migration, or a validator.",
        discussion: """
            The number follows the folder's last one: the next number with as many digits, or the \
            present time. The file is written as the folder does it: ES module or CommonJS, as \
            package.json says; one SQL file or two. A validator goes to the folder of validators, as \
            NAME.js, or as its ending says: .ts, .mjs, .cjs, .pre.sql or .post.sql.
            """,
        positionals: [PositionalDescription("name", "What it is called: \"Add users\".")],
        options: [
            OptionGroup(
                "OPTIONS",
                [
                    .value(
                        "type", "type",
                        "What is written. (default: what the folder's last migration is)",
                        allowed: CreateOptions.Kind.allCases.map(\.rawValue)),
                    .value(
                        "template", "file",
                        "Begin with the text of this file; {{name}} and {{version}} are replaced."),
                    .flag("dry-run", "Show which files would be written."),
                ])
        ])
}

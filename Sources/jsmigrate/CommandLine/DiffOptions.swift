import Arguments

/// What `diff` is given.
struct DiffOptions: Equatable {
    /// Where the one schema comes from, `nil` for the migrations, and for the database where it is
    /// saved.
    var old: String?

    /// Where the other comes from, `nil` for the database.
    var new: String?

    /// The file that the description of the only schema is written to, `-` for the standard output.
    var savedFile: String?

    /// Whether it counts who owns an object.
    var comparesOwners = false

    init(_ parsed: ParsedArguments) throws(ArgumentsError) {
        old = parsed.positionals.first
        new = parsed.positionals.dropFirst().first
        savedFile = parsed.value("save")
        comparesOwners = parsed.has("owners")
        if savedFile != nil, new != nil {
            throw ArgumentsError("'--save' takes one schema, and compares none", command: "diff")
        }
    }
}

extension CommandDescription {
    /// `diff`.
    static let diff = CommandDescription(
        "diff", "Compare two schemas, object by object.",
        discussion: """
            A schema is that of a database (its URL, or the word database for the one that other \
            commands work on), of a plain SQL dump, of a description that was saved, or the word \
            migrations: what the files of the folder make of an empty database on a private \
            PostgreSQL. Dumps are loaded there too, with psql.

            - is what only the first schema has, + what only the second has, ~ what differs. The \
            tracking tables are no part of a schema. Exits with 0 when there is no difference, with \
            1 when there is one.

            With --save, one schema is described, and nothing compared.
            """,
        positionals: [
            PositionalDescription("a", "The one schema. (default: migrations)", isOptional: true),
            PositionalDescription("b", "The other schema. (default: database)", isOptional: true),
        ],
        options: [
            OptionGroup(
                "OPTIONS",
                [
                    .value(
                        "save", "file",
                        "Save the description of <a> (default: database); - is the standard output."
                    ),
                    .flag("owners", "Let it count who owns an object."),
                ])
        ])
}

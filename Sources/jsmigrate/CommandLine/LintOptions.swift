import Arguments
import Linter
import MigrationKit

/// The options of `lint`.
struct LintOptions: Equatable {
    /// The files to lint; none for all migrations of the folder.
    var files: [String]

    /// Whether warnings fail too.
    var isStrict: Bool

    /// Whether the database is asked which of the folder's migrations are pending.
    var isPendingOnly: Bool

    /// Whether the ways back are linted, too.
    var includesDown: Bool

    /// How long the code of one migration may take; 0 for no limit.
    var listingTimeout: RunDuration?

    /// The form in which the findings are written.
    var format: LintFormat

    init(_ parsed: ParsedArguments) throws(ArgumentsError) {
        try parsed.requireAtMostOne(of: ["json", "format"])
        isPendingOnly = parsed.has("pending")
        if isPendingOnly, !parsed.positionals.isEmpty {
            throw ArgumentsError(
                "'<file>' and '--pending' cannot be used together", command: "lint")
        }
        format = parsed.value("format").flatMap(LintFormat.init) ?? .text
        files = parsed.positionals
        listingTimeout = try parsed.listingTimeout
        isStrict = parsed.has("strict")
        includesDown = !parsed.has("no-down")
    }
}

extension CommandDescription {
    /// `lint`.
    static let lint = CommandDescription(
        "lint", "Say what each migration would lock, rewrite or break.",
        discussion: """
            Needs no database, unless with --pending. Scripts are run against a recorder that answers every query with nothing. The files are \
            taken for one run: what one of them makes, nobody uses yet when the next one changes it. \
            Exits with 1 when an error is found.

            A comment -- jsmigrate: allow RULE -- reason (// in scripts) above a statement allows what the \
            rule finds there.
            """,
        positionals: [
            PositionalDescription(
                "file", "The files and folders to lint. (default: all migrations of the folder)",
                isOptional: true, isRepeated: true)
        ],
        options: [
            OptionGroup(
                "OPTIONS",
                [
                    .value(
                        "format", "format", "The form in which the findings are written.",
                        allowed: LintFormat.allCases.map(\.rawValue), default: "text"),
                    .listingTimeout,
                    .flag("no-down", "Lint what applies a migration only, and not its way back."),
                    .flag("pending", "Lint what is pending; the database is asked for that only."),
                    .flag("strict", "Exit with 1 for warnings too.", isNegatable: true),
                ])
        ])
}

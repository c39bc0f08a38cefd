import Adoption
import Arguments

extension CommandDescription {
    static let adopt = CommandDescription(
        "adopt", "Take over the history that another tool left.",
        discussion: """
            What is applied, what is missing (applied, but its file is gone) and what is extra (pending) is \
            shown first. The tool's table is kept; where it has the name schema_migrations, it becomes \
            schema_migrations_TOOL. Nothing is run.
            """,
        options: [
            OptionGroup(
                "OPTIONS",
                [
                    .value(
                        "from", "tool",
                        "Whose history is meant, where more than one tool has a table.",
                        allowed: ToolRegistry.tools.flatMap(\.words)),
                    .value(
                        "table", "schema.table",
                        "The tool's table, where it is not in its usual place; with --from."),
                    .flag("dry-run", "Show what would be taken over, and write nothing."),
                    .flag(
                        "prove",
                        "Run the adopted files on a private PostgreSQL first, and stop with 1 where "
                            + "they make another schema."),
                    .flag("yes", "Do not ask."),
                ]), .locking,
        ])

    static let baseline = CommandDescription(
        "baseline", "Mark everything up to a version as applied.",
        discussion: """
            Nothing is run: for a database that has what these migrations make and no history that \
            says so. What is \
            applied already is left alone; all is shown first.
            """,
        positionals: [
            PositionalDescription("version", "The last migration that counts as applied.")
        ],
        options: [
            OptionGroup(
                "OPTIONS",
                [
                    .flag("dry-run", "Show what would be marked, and write nothing."),
                    .flag("yes", "Do not ask."),
                ]), .locking,
        ])
}

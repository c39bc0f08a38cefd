package import MigrationKit
import PgQuery

/// Whether what the migrations made is there.
///
/// - Condition: `FAIL` for each table, column, index, view, sequence, type, function, schema and each
///   constraint with a name that the statements of the run made and that is not there, without what
///   later statements dropped, renamed or moved. Names without a schema are sought where the search
///   path put them. Apart from a run the SQL files of the applied migrations are read instead; what a
///   script sends is known when it runs only. `WARN` in place of `FAIL` where something that is not
///   known may have taken the object away again: a `DO`, a `CALL`, a script of which only the file is
///   there, a `CASCADE` of a type; and for the columns of a table that `IF NOT EXISTS` found there.
/// - Why: Another session, an event trigger or a statement of the migration's own may have undone what
///   was made; a table of the same name and other columns keeps `IF NOT EXISTS` from making anything.
/// - Source: PostgreSQL's own grammar, and the manual's pages of the statements: what `DROP` takes
///   with it, and where names are sought ("The Schema Search Path").
package struct ExpectedObjectsValidator: MigrationValidator {
    /// `expected-objects`.
    package let name = "expected-objects"

    /// After the run.
    package let phases: Set<ValidationPhase> = [.post]

    /// Creates the validator.
    package init() {}

    /// Makes the check.
    ///
    /// - Returns: A finding for each migration of which something is missing, or one that says what
    ///   was sought.
    /// - Throws: The server's error.
    package func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        let isOfRun = !context.executed.isEmpty
        let migrations =
            isOfRun ? context.executed : context.definitionsOfFiles?() ?? []
        let account = DefinitionAccount(migrations)
        guard !account.isEmpty || !account.shortfalls.isEmpty else {
            return [
                .pass(
                    isOfRun
                        ? "The run defined nothing."
                        : "No SQL file of an applied migration is known.")
            ]
        }
        let surroundings = try CatalogueLookup(context.database).surroundings(
            for: account.names, before: isOfRun ? context.before : nil)
        let schema = account.schema(in: surroundings)
        let items = schema.items
        let missing = try CatalogueLookup(context.database).missing(items)
        return findings(
            missing, of: items.count, doubts: schema.doubts, remarks: account.shortfalls)
    }

    private func findings(
        _ missing: [ExpectedItem], of count: Int, doubts: [(origin: Origin, command: String)],
        remarks: [String]
    ) -> [ValidationFinding] {
        var certain = BlamedCases()
        var doubtful = BlamedCases()
        for item in missing {
            if item.mayBeOlder {
                doubtful.add(
                    "\(item.title): IF NOT EXISTS found the table without it",
                    migration: item.origin.version)
            } else if let doubt = doubts.last(where: {
                $0.origin.position > item.origin.position
            }) {
                doubtful.add(
                    "\(item.title): perhaps taken away by \(doubt.command) of"
                        + " \(doubt.origin.version)", migration: item.origin.version)
            } else {
                certain.add(item.title, migration: item.origin.version)
            }
        }
        let help =
            "Find out who took it away (the server's log has it with log_statement = ddl), and make it"
            + " again in a migration."
        let noun = (one: "object is missing", more: "objects are missing")
        let findings =
            certain.findings(.fail, noun, help: help)
            + doubtful.findings(.warn, noun, help: help)
        guard findings.isEmpty else { return findings }
        let text =
            count == 0
            ? "There is nothing to look for."
            : "\(Lines.count(count, "object")) of the migrations sought, all there."
        return [.pass(Lines.join(text, remarks))]
    }
}

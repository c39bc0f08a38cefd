import MigrationKit
import PgQuery

/// Whether what the migrations made is there.
///
/// - Condition: `FAIL` for each table, column, index, constraint, view, sequence, type, function and
///   schema that the statements of the run made and that is not there, without what later statements
///   dropped, renamed or moved. An index or a constraint that the server named is sought by what it is.
///   Names without a schema are sought where the search path put them. Apart from a run it goes by the
///   SQL files of the applied migrations, and by what was recorded of scripts when they ran. `WARN` in
///   place of `FAIL` where the run may have taken the object away itself in a way that its statements do
///   not tell: by a `DO`, or by a function that a statement called or a trigger, a default, a view or an
///   event trigger ran, whose text says `DROP`, `ALTER` or `EXECUTE` or cannot be read; by a `CASCADE` of
///   a type; by a script of which nothing was recorded. Also for the columns of a table that `IF NOT
///   EXISTS` found there.
/// - Why: Another session, an event trigger or a statement of the migration's own may have undone what
///   was made; a table of the same name and other columns keeps `IF NOT EXISTS` from making anything.
/// - Source: PostgreSQL's own grammar, and the manual's pages of the statements: what `DROP` takes
///   with it, and where names are sought ("The Schema Search Path").
struct ExpectedObjectsValidator: MigrationValidator {
    let name = "expected-objects"
    let phases: Set<ValidationPhase> = [.post]

    /// A finding for each migration of which something is missing, or one that says what was sought.
    func validate(_ context: ValidationContext) throws -> [ValidationFinding] {
        let isOfRun = !context.executed.isEmpty
        let migrations =
            isOfRun ? context.executed : context.definitionsOfApplied?() ?? []
        let account = DefinitionAccount(migrations)
        guard !account.isEmpty || !account.shortfalls.isEmpty else {
            return [
                .pass(
                    isOfRun
                        ? "The run defined nothing."
                        : "No migration is applied.")
            ]
        }
        let surroundings = try CatalogueLookup(context.database).surroundings(
            for: account, before: isOfRun ? context.before : nil)
        let schema = account.schema(in: surroundings)
        let items = schema.items
        let missing = try CatalogueLookup(context.database).missing(items)
        let doubts = missing.isEmpty ? [] : try doubts(of: schema, in: context.database)
        return findings(missing, of: items.count, doubts: doubts, remarks: account.shortfalls)
    }

    /// What may have taken something away, in the order in which it ran.
    private func doubts(
        of schema: ExpectedSchema, in database: any ReadOnlyDatabase
    ) throws -> [Doubt] {
        let suspect = try SuspectCode(schema, in: database)
        let codes = schema.runs.compactMap { run in
            suspect.reason(in: run).map { Doubt(origin: run.origin, command: $0) }
        }
        return (schema.doubts + codes).sorted { $0.origin.position < $1.origin.position }
    }

    private func findings(
        _ missing: [ExpectedItem], of count: Int, doubts: [Doubt], remarks: [String]
    ) -> [ValidationFinding] {
        var certain = BlamedCases()
        var doubtful = BlamedCases()
        for item in missing {
            let blame = Blame.certain(item.origin.version)
            if item.mayBeOlder {
                doubtful.add("\(item.title): IF NOT EXISTS found the table without it", blame)
            } else if item.origin.isPathGuessed {
                doubtful.add("\(item.title): the search path was set by what is not known", blame)
            } else if let doubt = doubts.last(where: item.isInQuestion) {
                doubtful.add(
                    "\(item.title): perhaps taken away by \(doubt.command) of"
                        + " \(doubt.origin.version)", blame)
            } else {
                certain.add(item.title, blame)
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

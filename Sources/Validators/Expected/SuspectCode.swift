import MigrationKit
import PgQuery

/// Which functions may take something away, and what runs them.
///
/// Names are compared without their schemas, so that of two functions of one name both are taken for the
/// one that may.
struct SuspectCode {
    /// The functions, by their names.
    private var functions: Set<String> = []
    /// The relations whose use may run one of them: by a trigger, a default, a rule, a policy.
    private var relations: Set<String> = []
    /// An event trigger that runs one of them.
    private var eventTrigger: String?
    /// An operator, a cast or a type that runs one of them, which no text names.
    private var hasHiddenUse = false
    /// The functions that are known of, harmless ones included.
    private var known: Set<String> = []

    /// Judges the functions of the database and those that the statements made.
    ///
    /// - Throws: The server's error.
    init(_ schema: ExpectedSchema, in database: any ReadOnlyDatabase) throws {
        let catalogue = FunctionCatalogue(database)
        let bodies =
            try catalogue.bodies()
            + schema.functionCodes.map { FunctionBody(name: $0.name, $0.code) }
        var links = try catalogue.links()
        for use in schema.runs.compactMap(\.use) where use.isDefinition {
            for function in use.references.functions {
                for relation in use.references.relations {
                    links.append(FunctionLink(relation: relation.name, function: function.name))
                }
            }
        }
        let called = Set(
            schema.runs.compactMap(\.use).flatMap { $0.references.functions.map(\.name) })
        known = try catalogue.known(called).union(bodies.map(\.name))
        judge(bodies, links)
        eventTrigger = try catalogue.eventTriggers().first { functions.contains($0.function) }?.name
        let made = schema.runs.compactMap(\.use?.eventTrigger?.name)
        if eventTrigger == nil, made.contains(where: functions.contains) {
            eventTrigger = "of the run's own"
        }
    }

    /// Follows from what is suspect to what runs it, until nothing is new.
    private mutating func judge(_ bodies: [FunctionBody], _ links: [FunctionLink]) {
        functions = Set(bodies.filter(\.isSuspect).map(\.name))
        while true {
            let before = functions.count + relations.count
            for body in bodies where !functions.contains(body.name) && mentions(body) {
                functions.insert(body.name)
            }
            for link in links where isSuspect(link) {
                if let relation = link.relation { relations.insert(relation) }
                if let caller = link.caller { functions.insert(caller) }
                if link.isHidden { hasHiddenUse = true }
            }
            if functions.count + relations.count == before { return }
        }
    }

    private func isSuspect(_ link: FunctionLink) -> Bool {
        link.function.map(functions.contains) ?? false
            || link.target.map(relations.contains) ?? false
    }

    private func mentions(_ body: FunctionBody) -> Bool {
        !body.words.isDisjoint(with: functions) || !body.words.isDisjoint(with: relations)
    }

    /// What in a statement may have taken something away, for people; nil where nothing may.
    func reason(in executed: ExecutedCode) -> String? {
        if let code = executed.code {
            let body = FunctionBody(code)
            return body.isSuspect || mentions(body) ? "DO" : nil
        }
        guard let use = executed.use else { return nil }
        if use.isDefinition, let eventTrigger { return "the event trigger \(eventTrigger)" }
        if use.runsEarlierText, !functions.isEmpty { return "EXECUTE or FETCH" }
        if hasHiddenUse { return "an operator, a cast or a type" }
        if use.runsFunctions {
            let names = use.references.functions.sorted { $0.name < $1.name }
            if let name = names.first(where: isSuspect) { return "\(name)()" }
        }
        guard use.runsRelations else { return nil }
        let name = use.references.relations.map(\.name).filter(relations.contains).min()
        return name.map { "what the use of \($0) runs" }
    }

    /// A function that is gone is nobody knows what.
    private func isSuspect(_ name: SQLName) -> Bool {
        if name.schema == "pg_catalog" { return false }
        return functions.contains(name.name) || !known.contains(name.name)
    }
}

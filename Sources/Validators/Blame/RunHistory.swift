import MigrationKit
import PgQuery

/// What the run did to which object, from its recorded statements.
///
/// It is read when it is asked for the first time: where nothing is at fault, it costs nothing.
final class RunHistory {
    private let context: ValidationContext
    private(set) lazy var facts = FaultFacts(context.database)
    private var read: ExpectedSchema?

    init(_ context: ValidationContext) { self.context = context }

    /// Which migrations a fault comes from.
    ///
    /// - Throws: The server's error.
    func blame(for culprit: Culprit) throws -> Blame {
        guard !context.executed.isEmpty else { return .nobody }
        // Whatever bounded the queries of the check is not to bound this one.
        _ = try context.database.query("SET LOCAL statement_timeout TO 0")
        switch culprit {
        case .index(let oid): return Blame(try maker(ofIndex: oid))
        case .duplicate(let oid, let kept): return try duplicate(oid, of: kept)
        case .constraint(let oid): return Blame(try maker(ofConstraint: oid))
        case .keyWithoutIndex(let oid): return try keyWithoutIndex(oid)
        case .orphans(let oid): return try orphans(oid)
        case .sequence(let oid, let isBehind): return try sequence(oid, isBehind: isBehind)
        case .nulls(let table, let columns): return try nulls(columns, of: table)
        case .columns(let table, let columns): return try makers(of: columns, of: table)
        case .rows(let table): return try rows(of: table)
        case .lost(let oid): return try loss(of: oid)
        case .missedIndexes(let table): return try missedIndexes(of: table)
        }
    }

    // MARK: - What is known

    /// What the statements made, and what they did to it.
    var schema: ExpectedSchema {
        get throws {
            if let read { return read }
            let account = DefinitionAccount(context.executed)
            let surroundings = try CatalogueLookup(context.database).surroundings(
                for: account, before: context.before)
            let schema = account.schema(in: surroundings)
            read = schema
            return schema
        }
    }

    /// Whether a table was there before the run; nil where that is not known.
    func isOlder(table oid: UInt32) -> Bool? {
        guard let before = context.before else { return nil }
        return before.tables[oid] != nil ? true : before.isComplete ? false : nil
    }

    /// Whether an index was there before the run, likewise.
    func isOlder(index oid: UInt32) -> Bool? {
        guard let before = context.before else { return nil }
        return before.indexes[oid] != nil ? true : before.isComplete ? false : nil
    }

    /// The statements that may have made anything: code that may define, and what the text does not tell.
    var unknown: [Origin] {
        get throws {
            let schema = try schema
            return schema.doubts.map(\.origin)
                + schema.runs.filter { run in
                    guard let code = run.code else { return false }
                    return FunctionBody(code).mayDefine
                }.map(\.origin)
        }
    }

    /// Who made an object that no statement tells of, and that was not there before the run.
    func elsewhere(isNew: Bool) throws -> Maker {
        Maker(origins: isNew ? try unknown : [], isSure: false)
    }
}

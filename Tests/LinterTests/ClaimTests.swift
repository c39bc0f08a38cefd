import Linter
import PgQuery
import SQLScript
import TestSupport
import Testing

/// What the rules say of locks, rewrites and scans, compared with what a server does.
struct ClaimTests {
    /// A rule's bad example, and a database that is as it says, with some rows.
    private struct Stage {
        let bad: RuleExample
        let claim: Claim
        let database: TestDatabase
        let session: SQLSession

        init(rule name: String) throws {
            bad = try LintRules.named(name).documentation.bad
            claim = try Claim(of: name, in: bad)
            database = try TestDatabase()
            try database.execute(bad.setup)
            session = try SQLSession(database)
            try SampleRows.insert(in: session)
        }
    }

    @Test(arguments: rules(observed: .inTransaction))
    func theServerDoesInATransactionWhatTheRuleSays(rule name: String) throws {
        let stage = try Stage(rule: name)
        let (claim, session) = (stage.claim, stage.session)
        let tablespace = try Tablespace(neededBy: stage.bad, session)
        defer { tablespace?.drop() }
        let seen = try claim.run(in: session) { try ServerObservation(of: $0, in: session) }
        claim.compare(seen.locks, older: try Self.olderLocks(of: name))
        #expect(seen.rewrites == claim.finding.rewrites, "rewrites")
        #expect(seen.scans == claim.finding.scans, "scans")
    }

    /// Locks of tables that are others on an older server than the rule says, which its text tells.
    private static func olderLocks(of rule: String) throws -> [String: LockMode] {
        switch rule {
        case "detach-partition-not-concurrent" where try TestServer.majorVersion() < 14:
            ["orders_old": .shareUpdateExclusive]
        default: [:]
        }
    }

    @Test(arguments: rules(observed: .whileBlocked))
    func theServerAsksForTheLockThatTheRuleNames(rule name: String) throws {
        let stage = try Stage(rule: name)
        let (claim, database, session) = (stage.claim, stage.database, stage.session)
        for lock in claim.finding.locks {
            let file = "SELECT pg_relation_filenode('\(lock.relation)')"
            let before = try session.value(file)
            let blocker = try database.openSession()
            // Weak enough that only the lock that is claimed has to wait for it.
            let mode: LockMode = lock.mode == .accessExclusive ? .accessShare : lock.mode
            try blocker.run("BEGIN; LOCK TABLE \(lock.relation) IN \(mode.words) MODE")
            let waiting = try database.openSession()
            let rowsRead =
                "SELECT seq_tup_read FROM pg_stat_user_tables WHERE relid = '\(lock.relation)'::regclass"
            let readBefore = try session.value(rowsRead)
            waiting.send("\(stage.bad.migration)")
            #expect(try session.waitForLock(on: "\(lock.relation)") == lock.mode.catalogName)
            try blocker.run("COMMIT")
            _ = try waiting.answer()
            try waiting.run("SELECT pg_stat_force_next_flush()")
            let isRead = try session.value(rowsRead) != readBefore
            #expect(isRead == claim.finding.scans, "scans")
            let isRewritten = try session.value(file) != before
            #expect(isRewritten == claim.finding.rewrites)
            blocker.close()
            waiting.close()
        }
    }

    private static let refusals = LintRules.all.compactMap {
        rule -> (rule: String, state: String)? in
        guard case .refused(let state) = rule.documentation.bad.observation else { return nil }
        return (rule.name, state)
    }

    @Test(arguments: refusals)
    func theServerRefusesWhatTheRuleSaysItRefuses(rule name: String, state: String) throws {
        let stage = try Stage(rule: name)
        let session = stage.session
        let seen = try stage.claim.run(in: session) { session.failure(of: $0) }
        #expect(seen == state)
    }

    @Test func everyRuleIsObserved() throws {
        let ofLinter: Set = [
            "unknown-rule", "unused-suppression", "incomplete-listing", "unparsed-statement",
            "unreadable-file", "code-not-linted", "unsent-statement",
        ]
        var counts: [String: Int] = [:]
        for rule in LintRules.all {
            let bad = rule.documentation.bad
            let locks = try LintedExample(bad).report.findings.first { $0.rule == rule.name }?.locks
            let kind: String? =
                switch bad.observation {
                case .refused: "refused"
                case .inTransaction where locks?.isEmpty == false: "locks in a transaction"
                case .whileBlocked where locks?.isEmpty == false: "locks while blocked"
                case .ofLinter where ofLinter.contains(rule.name): "of the linter itself"
                case .ofProgram where rule.name == EffectTests.ruleOfProgram: "by the program"
                default: EffectProof.all[rule.name] == nil ? nil : "effect"
                }
            #expect(kind != nil, "\(rule.name) is not observed")
            counts[kind ?? "not observed", default: 0] += 1
        }
        let list = counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        print("rules observed: \(list.joined(separator: ", ")); \(LintRules.all.count) in all")
        print("rules whose effect is shown beside: \(EffectProof.all.count)")
    }
}

extension SQLSession {
    /// Waits until somebody waits for a table, and gives the mode that is waited for.
    fileprivate func waitForLock(on table: String) throws -> String? {
        for _ in 0..<600 {
            let mode = try value(
                "SELECT mode FROM pg_locks WHERE relation = '\(table)'::regclass AND NOT granted")
            if let mode { return mode }
            try query("SELECT pg_sleep(0.05)")
        }
        return nil
    }
}

/// The names of the rules whose example is observed in some way.
private func rules(observed observation: RuleExample.Observation) -> [String] {
    LintRules.all.filter { $0.documentation.bad.observation == observation }.map(\.name)
}

/// What a rule says of a statement in its bad example.
struct Claim {
    let finding: LintFinding
    private let example: RuleExample

    init(of rule: String, in example: RuleExample) throws {
        self.example = example
        finding = try #require(
            LintedExample(example).report.findings.first { $0.rule == rule })
    }

    /// Runs the example's statements as a migration's up to the one that was found, and that one by
    /// `observe`.
    func run<Seen>(in session: SQLSession, observe: (String) throws -> Seen) throws -> Seen {
        var seen: Seen?
        var run = ExampleRun(of: try LintedExample(example), in: session)
        try run.each { statement, place in
            if finding.statement.map(statement.hasSuffix) == true, place != .control {
                seen = try observe(statement)
                return false
            }
            try session.query(statement)
            return true
        }
        guard let seen else {
            throw TestFailure("the statement that was found is none of the example's")
        }
        return seen
    }

    /// Compares locks with those that the rule names, those that only read left aside.
    ///
    /// - Parameter older: modes in place of those that the rule names.
    func compare(
        _ seen: [String: LockMode], older: [String: LockMode] = [:],
        location: SourceLocation = #_sourceLocation
    ) {
        let claimed = Dictionary(
            finding.locks.map { ("\($0.relation)", $0.mode) }, uniquingKeysWith: max)
        for (relation, mode) in claimed {
            #expect(
                seen[relation] == older[relation] ?? mode, "\(relation)", sourceLocation: location)
        }
        for (relation, mode) in seen where mode > .rowShare && claimed[relation] == nil {
            let isAlsoLocked = example.alsoLocks.contains(relation)
            #expect(isAlsoLocked, "\(relation) \(mode.words)", sourceLocation: location)
        }
    }
}

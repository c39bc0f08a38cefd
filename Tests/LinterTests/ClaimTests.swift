import Linter
import PgQuery
import SQLScript
import TestSupport
import Testing

/// What the rules say of locks, rewrites and scans, compared with what a server does.
struct ClaimTests {
    @Test(arguments: rules(observed: .inTransaction))
    func theServerDoesInATransactionWhatTheRuleSays(rule name: String) throws {
        let bad = try LintRules.named(name).documentation.bad
        let claim = try Claim(of: name, in: bad)
        let database = try TestDatabase()
        try database.execute(bad.setup)
        let session = try SQLSession(database)
        try SampleRows.insert(in: session)
        let seen = try claim.run(in: session) { try ServerObservation(of: $0, in: session) }
        claim.compare(seen.locks)
        #expect(seen.rewrites == claim.finding.rewrites, "rewrites")
        #expect(seen.scans == claim.finding.scans, "scans")
    }

    @Test(arguments: rules(observed: .whileBlocked))
    func theServerAsksForTheLockThatTheRuleNames(rule name: String) throws {
        let bad = try LintRules.named(name).documentation.bad
        let claim = try Claim(of: name, in: bad)
        let database = try TestDatabase()
        try database.execute(bad.setup)
        let session = try SQLSession(database)
        try SampleRows.insert(in: session)
        for lock in claim.finding.locks {
            let file = "SELECT pg_relation_filenode('\(lock.relation)')"
            let before = try session.value(file)
            let blocker = try database.openSession()
            // Weak enough that only the lock that is claimed has to wait for it.
            let mode: LockMode = lock.mode == .accessExclusive ? .accessShare : lock.mode
            try blocker.run("BEGIN; LOCK TABLE \(lock.relation) IN \(mode.words) MODE")
            let waiting = try database.openSession()
            waiting.send("\(bad.migration)")
            #expect(try session.waitForLock(on: "\(lock.relation)") == lock.mode.catalogName)
            try blocker.run("COMMIT")
            _ = try waiting.answer()
            let isRewritten = try session.value(file) != before
            #expect(isRewritten == claim.finding.rewrites)
            blocker.close()
            waiting.close()
        }
    }

    @Test func whatIsNotObservedSaysWhy() {
        for rule in LintRules.all {
            if case .not(let reason) = rule.documentation.bad.observation {
                #expect(!reason.isEmpty)
            }
        }
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
    /// `observe`; what is in no transaction is put into one.
    func run<Seen>(in session: SQLSession, observe: (String) throws -> Seen) throws -> Seen {
        var isOpen = false
        for statement in try LintedExample(example).statements {
            let kind = try SQLParser.parse(statement.text).statements.first?.kind ?? .ordinary
            if kind.isTransactionControl {
                isOpen = if case .begin = kind { true } else { false }
                try session.query(statement.text)
                continue
            }
            if case .alone = kind {
                if isOpen { try session.query("COMMIT") }
                isOpen = false
            } else {
                if !isOpen { try session.query("BEGIN") }
                isOpen = true
            }
            if finding.statement.map(statement.text.hasSuffix) == true {
                return try observe(statement.text)
            }
            try session.query(statement.text)
        }
        throw TestFailure("the statement that was found is none of the example's")
    }

    /// Compares locks with those that the rule names, those that only read left aside.
    func compare(_ seen: [String: LockMode], location: SourceLocation = #_sourceLocation) {
        let claimed = Dictionary(
            finding.locks.map { ("\($0.relation)", $0.mode) }, uniquingKeysWith: max)
        for (relation, mode) in claimed {
            #expect(seen[relation] == mode, "\(relation)", sourceLocation: location)
        }
        for (relation, mode) in seen where mode > .rowShare && claimed[relation] == nil {
            let isAlsoLocked = example.alsoLocks.contains(relation)
            #expect(isAlsoLocked, "\(relation) \(mode.words)", sourceLocation: location)
        }
    }
}

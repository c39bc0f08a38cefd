import MigrationKit
import PgQuery
import Testing

@testable import MigrationRunner

@Suite struct DefinitionLogTests {
    private func add(_ text: String, to log: inout DefinitionLog) throws {
        log.add(try SQLParser.parse(text).statements, text: text)
    }

    @Test func ofDataOneStatementOfEachKindIsKept() throws {
        var log = DefinitionLog()
        try add("CREATE TABLE kept (id int)", to: &log)
        for number in 0..<10_000 {
            try add("INSERT INTO \"Filled\" VALUES (\(number))", to: &log)
        }
        #expect(
            log.steps.map(\.text) == [
                "CREATE TABLE kept (id int)", "INSERT INTO \"Filled\" VALUES (0)",
            ])
        #expect(log.steps.map(\.defines) == [true, false])
        // What comes after another definition is another thing.
        try add("ALTER TABLE kept ADD COLUMN name text", to: &log)
        try add("INSERT INTO \"Filled\" VALUES (1)", to: &log)
        #expect(log.steps.count == 4)
        #expect(log.relations.map(\.quoted).sorted() == ["\"Filled\"", "\"kept\""])
        #expect(log.shortfall == nil)
    }

    @Test(arguments: [
        ("SELECT f(1), 'a'", "SELECT f(22), 'it''s'", true), ("SELECT t1.a", "SELECT t2.a", false),
        ("SELECT t12.a", "SELECT t13.a", false), (#"SELECT "a1""#, #"SELECT "a2""#, false),
        ("SELECT 'a', f()", "SELECT 'a', g()", false), ("SELECT -1.5", "SELECT -2.75", true),
        ("SELECT 1 -- it's", "SELECT 2 -- it's", false),
        (#"SELECT E'\'', 1"#, #"SELECT E'\'', 2"#, false),
        ("SELECT $$a$$", "SELECT $$b$$", false), ("SELECT '/*', f()", "SELECT '--', f()", true),
    ])
    func constantsMakeNoOtherStatement(one: String, other: String, isSame: Bool) {
        #expect((StatementShape.hash(of: one) == StatementShape.hash(of: other)) == isSame)
    }

    @Test func definitionsAreKeptUpToALimit() throws {
        var log = DefinitionLog()
        let text = "COMMENT ON TABLE t IS '\(String(repeating: "x", count: 1 << 20))'"
        for _ in 0..<10 { try add(text, to: &log) }
        #expect(log.definitions.count == 7)
        #expect(log.shortfall?.contains("8 MB") == true)
    }

    @Test func whatIsUndoneIsForgotten() throws {
        var log = DefinitionLog()
        try add("CREATE TABLE one ()", to: &log)
        log.note(.savepoint(name: "a"))
        try add("CREATE TABLE two ()", to: &log)
        log.note(.savepoint(name: "b"))
        try add("CREATE TABLE three ()", to: &log)
        log.note(.rollbackToSavepoint(name: "a"))
        try add("SET search_path TO x", to: &log)
        log.note(.rollbackToSavepoint(name: "b"))
        log.note(.releaseSavepoint(name: "a"))
        log.commit()
        try add("CREATE TABLE four ()", to: &log)
        log.rollBack()
        #expect(log.definitions == ["CREATE TABLE one ()", "SET search_path TO x", "COMMIT"])
        log.commit()
        #expect(log.definitions.count == 3)
    }

    @Test func clientsHaveASessionEach() throws {
        var log = DirectDefinitions()
        func add(_ text: String, _ client: Int, isOpen: Bool = false) throws {
            log.add(
                try SQLParser.parse(text).statements, text: text, client: client,
                isInTransaction: isOpen)
        }
        try add("SET search_path TO x", 1)
        try add("BEGIN; CREATE TABLE a ()", 2, isOpen: true)
        try add("CREATE TABLE b ()", 1)
        try add("COMMIT", 2)
        try add("CREATE TABLE c ()", 1)
        let steps = log.log.steps.filter { $0.text != "COMMIT" }
        #expect(
            steps.map(\.text) == [
                "SET search_path TO x", "CREATE TABLE b ()", "CREATE TABLE a ()",
                "CREATE TABLE c ()",
            ])
        #expect(steps.map(\.session) == [2, 2, 3, 2])
        let recorded = RecordedDefinitions(log.log).statements.filter { $0.text != "COMMIT" }
        #expect(recorded.map(\.text) == steps.map(\.text))
        #expect(recorded.map(\.session) == steps.map(\.session))
    }

    @Test func rowsOfClientsCountOnce() throws {
        var log = DirectDefinitions()
        for number in 0..<50 {
            let text = "INSERT INTO t VALUES (\(number))"
            log.add(
                try SQLParser.parse(text).statements, text: text, client: 1,
                isInTransaction: false)
        }
        #expect(log.log.steps.filter { !$0.defines }.count == 1)
    }
}

extension DefinitionLog {
    /// The texts that define something.
    fileprivate var definitions: [String] { steps.filter(\.defines).map(\.text) }
}

import PgQuery
import Testing

@testable import MigrationRunner

@Suite struct DefinitionLogTests {
    private func add(_ text: String, to log: inout DefinitionLog) throws {
        log.add(try SQLParser.parse(text).statements, text: text)
    }

    @Test func dataIsNotKept() throws {
        var log = DefinitionLog()
        try add("CREATE TABLE kept (id int)", to: &log)
        for number in 0..<10_000 {
            try add("INSERT INTO \"Filled\" VALUES (\(number))", to: &log)
        }
        #expect(log.statements == ["CREATE TABLE kept (id int)"])
        #expect(log.relations.map(\.quoted).sorted() == ["\"Filled\"", "\"kept\""])
        #expect(log.shortfall == nil)
    }

    @Test func definitionsAreKeptUpToALimit() throws {
        var log = DefinitionLog()
        let text = "COMMENT ON TABLE t IS '\(String(repeating: "x", count: 1 << 20))'"
        for _ in 0..<10 { try add(text, to: &log) }
        #expect(log.statements.count == 7)
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
        #expect(log.statements == ["CREATE TABLE one ()", "SET search_path TO x", "COMMIT"])
        log.commit()
        #expect(log.statements.count == 3)
    }

    @Test func clientsHaveASearchPathEach() throws {
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
        #expect(
            log.log.statements.filter { $0 != "COMMIT" } == [
                "SET search_path TO x", "CREATE TABLE b ()", "RESET search_path",
                "CREATE TABLE a ()", "SET search_path TO x", "CREATE TABLE c ()",
            ])
    }
}

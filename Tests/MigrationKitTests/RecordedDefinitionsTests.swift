import MigrationKit
import Testing

@Suite struct RecordedDefinitionsTests {
    private let record = RecordedDefinitions(
        statements: [
            .init("SET search_path TO x", session: 2), .init("CREATE TABLE a ()"),
            .init("CREATE TABLE b ()", session: 2),
        ], gap: "more")

    @Test func aRecordIsReadAsItWasWritten() throws {
        let json = record.json.compact
        #expect(
            json == """
                {"statements":["SET search_path TO x","CREATE TABLE a ()","CREATE TABLE b ()"],\
                "sessions":[2,0,2],"gap":"more"}
                """)
        #expect(try RecordedDefinitions(parsing: json) == record)
    }

    @Test func oneSessionIsNotNumbered() throws {
        let record = RecordedDefinitions(statements: [.init("CREATE TABLE a ()")])
        #expect(record.json.compact == #"{"statements":["CREATE TABLE a ()"]}"#)
        #expect(try RecordedDefinitions(parsing: record.json.compact) == record)
    }

    @Test func sessionsThatCommentsNameAreRead() throws {
        let text = """
            {"statements": ["-- session 2", "SET search_path TO x", "-- session 0",
            "CREATE TABLE a ()", "-- session 2", "CREATE TABLE b ()"], "gap": "more"}
            """
        #expect(try RecordedDefinitions(parsing: text) == record)
    }
}

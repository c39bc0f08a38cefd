import EventLoop
import Postgres
import TestSupport
import Testing

/// Requests and their answers.
@Suite struct RequestTests {
    private let session: ServerSession
    private var connection: Connection { session.connection }

    init() throws { session = try ServerSession() }

    // MARK: - Results

    @Test func aSimpleRequestAnswersEveryStatement() throws {
        let results = try connection.perform(
            .simple(
                "CREATE TABLE t (a int); INSERT INTO t VALUES (1), (2); SELECT a FROM t; ; TABLE t")
        )
        #expect(
            results.map(\.commandTag) == ["CREATE TABLE", "INSERT 0 2", "SELECT 2", "SELECT 2"])
        #expect(results.map(\.affectedRows) == [nil, 2, 2, 2])
        #expect(results[2].rows == [["1"], ["2"]])
        #expect(results.allSatisfy { !$0.isEmptyStatement })
    }

    @Test func aResultIsToldAsSoonAsTheServerHasIt() throws {
        var told = 0
        var reply: Reply?
        connection.submit(
            .pipeline([.query("SELECT 1"), .query("SELECT pg_sleep(600)")]),
            onResult: { told += 1 }
        ) { reply = $0 }
        connection.turnLoop { told == 1 }
        try session.wait(forEvent: "PgSleep", of: connection)
        #expect(reply == nil)
        connection.cancel()
        connection.turnLoop { reply != nil }
        #expect(reply?.results.map(\.commandTag) == ["SELECT 1"])
        #expect(reply?.error?.sqlState == .queryCanceled)
        #expect(told == 1)
    }

    @Test func anEmptyStatementIsToldApart() throws {
        let results = try connection.perform(.simple(" ; "))
        #expect(results.count == 1)
        #expect(results[0].isEmptyStatement)
        #expect(results[0].commandTag.isEmpty && results[0].affectedRows == nil)
        #expect(try connection.query("").isEmptyStatement)
    }

    @Test func columnsAreDescribed() throws {
        try session.rows("CREATE TABLE t (a int, name varchar(20))")
        let result = try connection.query("SELECT name AS \"ä\", 1.5 AS n FROM t")
        let table = try session.rows("SELECT 't'::regclass::oid")[0][0]
        #expect(result.columns.map(\.name) == ["ä", "n"])
        #expect(result.columns.map(\.typeOID) == [1043, 1700])
        #expect(result.columns.map { String($0.tableOID) } == [table, "0"])
        #expect(result.columns.map(\.tableColumn) == [2, 0])
        #expect(result.columns.map(\.typeSize) == [-1, -1])
        #expect(result.columns.map(\.typeModifier) == [24, -1])
        #expect(result.rowCount == 0 && result.columnCount == 2)
    }

    @Test func valuesOutOfRangeAreNilEvenOnceTheConnectionIsGone() throws {
        var connection: Connection? = try session.open()
        var notices = 0
        connection?.onNotice = { _ in notices += 1 }
        let result = try #require(try connection?.query("SELECT 1 WHERE false"))
        #expect(result.value(0, 0) == nil)
        connection = nil
        for (row, column) in [(0, 0), (-1, 0), (0, 9), (0, -1), (1 << 33, 0)] {
            #expect(result.value(row, column) == nil)
        }
        #expect(notices == 0)
    }

    @Test func manyRowsComeWhole() throws {
        let result = try connection.query("SELECT i, 'row ' || i FROM generate_series(1, 10000) i")
        #expect(result.rowCount == 10_000)
        #expect(result.value(9_999, 1) == "row 10000")
        let joined = result.joined()
        #expect(joined.lengths.count == 20_000)
        #expect(joined.lengths.reduce(0) { $0 + Int($1) } == joined.string.utf16.count)
        #expect(joined.string.hasPrefix("1row 12row 2"))
    }

    @Test func aLargeValueGoesBothWays() throws {
        let text = String(repeating: "0123456789", count: 500_000)
        let result = try connection.query("SELECT $1::text, length($1)", [.text(text)])
        #expect(result.value(0, 1) == "5000000")
        #expect(result.value(0, 0) == text)
        #expect(result.joined().lengths == [5_000_000, 7])
    }

    @Test func joinedValuesHaveTheLengthsThatScriptsCount() throws {
        let values = ["", "a", "äö", "€", "😀x", "日本語", "e\u{301}", "\u{FEFF}"]
        let list = values.map { "('\($0)')" }.joined(separator: ", ")
        let joined = try connection.query("VALUES \(list), (NULL), ('end')").joined()
        #expect(joined.string == values.joined() + "end")
        #expect(joined.lengths == values.map { Int32($0.utf16.count) } + [-1, 3])
    }

    @Test func valuesThatAreNoTextKeepTheirPlaces() throws {
        try session.rows("SET client_encoding = 'LATIN1'")
        let result = try connection.query("VALUES ('a'), (chr(255)), ('b'), (chr(195)), ('c')")
        #expect(result.rows == [["a"], ["\u{FFFD}"], ["b"], ["\u{FFFD}"], ["c"]])
        let joined = result.joined()
        #expect(joined.string == "a\u{FFFD}b\u{FFFD}c")
        #expect(joined.lengths == [1, 1, 1, 1, 1])
    }

    // MARK: - Parameters

    @Test func parametersAreSentInTheirForms() throws {
        let result = try connection.query(
            "SELECT $1::text, $2::text, $3::bytea, $4::int + 1, $5::text",
            [.null, .text(""), .binary([0, 1, 255]), .text("41"), .text("ä😀'\"\\")])
        #expect(result.rows == [[nil, "", "\\x0001ff", "42", "ä😀'\"\\"]])
        let none = try connection.query(
            "SELECT $1::bytea IS NULL, $2::bytea", [.null, .binary([])])
        #expect(none.rows == [["t", "\\x"]])
    }

    @Test func preparedStatementsAreRunByName() throws {
        let results = try connection.perform(
            .pipeline([
                .prepare(name: "twice", text: "SELECT 2 * $1::int"),
                .execute(name: "twice", [.text("4")]), .execute(name: "twice", [.null]),
            ]))
        #expect(results.map(\.rows) == [[], [["8"]], [[nil]]])
        #expect(
            try session.error(.pipeline([.execute(name: "absent", [])])).sqlState.rawValue
                == "26000")
    }

    @Test func asManyParametersAsTheProtocolHasRoomFor() throws {
        func request(_ count: Int) -> Request {
            let list = (1...count).map { "$\($0)::int" }.joined(separator: "+")
            return .pipeline([
                .query("SELECT ARRAY[$1]", [.text("1")]),
                .query("SELECT \(list.prefix(7))", (0..<count).map { _ in .text("1") }),
            ])
        }
        let error = try session.error(request(65_536))
        #expect(error.message == "a statement takes at most 65535 parameters")
        #expect(!error.isConnectionLoss)
        #expect(connection.isOpen && !connection.isBusy)
        // One that the protocol has room for and the statement does not.
        #expect(try session.error(request(65_535)).sqlState.rawValue == "08P01")
        #expect(try session.rows("SELECT 1") == [["1"]])
    }

    @Test(arguments: [
        Request.simple("SELECT 1; \u{0} SELECT 2"),
        .pipeline([.query("SELECT $1::text", [.text("a\u{0}b")])]),
        .pipeline([.query("SELECT 1 --\u{0}", [])]),
        .pipeline([.prepare(name: "p", text: "SELECT 1\u{0}")]),
        .pipeline([.query("INSERT INTO t VALUES (1)"), .execute(name: "p\u{0}", [])]),
    ])
    func aTextWithNULIsRefusedByTheServer(request: Request) throws {
        try session.rows("CREATE TABLE t (a int)")
        let error = try session.error(request)
        #expect(error.sqlState.rawValue == "22021")
        #expect(error.message.contains("0x00"))
        #expect(try session.rows("TABLE t").isEmpty)
        try session.rows("BEGIN")
        _ = try session.error(request)
        #expect(try session.error(.simple("SELECT 1")).sqlState == .inFailedSQLTransaction)
        try session.rows("ROLLBACK")
    }

    // MARK: - Errors

    @Test func everyFieldOfAnErrorIsRead() throws {
        try session.rows(
            """
            CREATE FUNCTION fail() RETURNS void LANGUAGE plpgsql AS $$ BEGIN
              RAISE EXCEPTION 'the message' USING ERRCODE = 'P9999', DETAIL = 'the detail',
                HINT = 'the hint', COLUMN = 'c', CONSTRAINT = 'k', DATATYPE = 'd', TABLE = 't',
                SCHEMA = 's';
            END $$
            """)
        let error = try session.error(.simple("SELECT fail()"))
        #expect(error.severity == "ERROR")
        #expect(error.sqlState.rawValue == "P9999")
        #expect(error.message == "the message" && error.description == "the message")
        #expect(error.detail == "the detail" && error.hint == "the hint")
        #expect(error.column == "c" && error.constraint == "k" && error.dataType == "d")
        #expect(error.table == "t" && error.schema == "s")
        #expect(error.context == "PL/pgSQL function fail() line 2 at RAISE")
        #expect(error.file == "pl_exec.c" && error.routine == "exec_stmt_raise")
        #expect(error.line.flatMap { Int($0) } != nil)
        #expect(error.position == nil && error.internalQuery == nil && !error.isConnectionLoss)
    }

    @Test func positionsAreCountedInCharacters() throws {
        #expect(try session.error(.simple("SELECT 'ä', nothing")).position == 13)
        let inner = try session.error(
            .simple("DO $$ BEGIN EXECUTE 'SELECT ''ä'', nothing'; END $$"))
        #expect(inner.internalQuery == "SELECT 'ä', nothing")
        #expect(inner.internalPosition == 13 && inner.position == nil)
    }

    @Test func theResultsBeforeAnErrorAreKept() throws {
        let simple = connection.reply(to: .simple("SELECT 1; SELECT 1/0; SELECT 2"))
        #expect(simple.results.map(\.rows) == [[["1"]]])
        #expect(simple.error?.sqlState.rawValue == "22012")
        let pipelined = connection.reply(
            to: .pipeline([.query("SELECT 1"), .query("SELECT 1/0"), .query("SELECT 2")]))
        #expect(pipelined.results.map(\.rows) == [[["1"]]])
        #expect(pipelined.error?.sqlState.rawValue == "22012")
        #expect(try session.rows("SELECT 3") == [["3"]])
    }

    @Test func anEmptyPipelineIsAnsweredWithNothing() throws {
        #expect(try connection.perform(.pipeline([])).isEmpty)
        #expect(!connection.isBusy)
    }

    @Test func aTransactionIsTold() throws {
        try session.rows("BEGIN")
        #expect(connection.isInTransaction)
        _ = try session.error(.pipeline([.query("SELECT 1/0")]))
        #expect(connection.isInTransaction, "a failed one is open")
        try session.rows("ROLLBACK")
        #expect(!connection.isInTransaction)
        var seen: [Bool] = []
        for sql in ["BEGIN", "SELECT 1", "COMMIT", "SELECT 2"] {
            connection.submit(.simple(sql)) { _ in seen.append(connection.isInTransaction) }
        }
        try session.wait { seen.count == 4 }
        #expect(seen == [true, true, false, false], "whatever is under way meanwhile")
    }

    // MARK: - COPY

    @Test(arguments: [
        Request.simple("COPY t FROM STDIN"), .pipeline([.query("COPY t FROM STDIN")]),
        .simple("SELECT 1; COPY t FROM STDIN; SELECT 2"),
        .pipeline([.query("SELECT 1"), .query("COPY t FROM STDIN")]),
    ])
    func copyingInIsRefusedAsNodePostgresDoes(request: Request) throws {
        try session.rows("CREATE TABLE t (a int)")
        let error = try session.error(request)
        #expect(error.sqlState == .queryCanceled || error.sqlState == .protocolViolation)
        #expect(!error.isConnectionLoss)
        for _ in 0..<3 { #expect(try session.rows("TABLE t").isEmpty) }
        #expect(try connection.query("SELECT 1").rows == [["1"]])
        #expect(connection.isOpen && !connection.isBusy)
    }

    /// Older servers skip what is behind it.
    @Test(.needs(.version(14))) func copyingInWithStatementsBehindItLosesTheConnection() throws {
        try session.rows("CREATE TABLE t (a int)")
        let other = try session.open()
        let reply = other.reply(
            to: .pipeline([.query("COPY t FROM STDIN"), .query("SELECT 2")]))
        #expect(reply.error?.isConnectionLoss == true)
        #expect(reply.error?.message.contains("during COPY from stdin") == true)
        #expect(!other.isOpen)
    }

    @Test func copyingInNamesItsReason() throws {
        try session.rows("CREATE TABLE t (a int)")
        let error = try session.error(.simple("COPY t FROM STDIN"))
        #expect(error.message.contains("No source stream defined"))
    }

    @Test(arguments: [
        Request.simple("COPY (SELECT repeat('x', 100) FROM generate_series(1, 100000)) TO STDOUT"),
        .pipeline([
            .query("COPY (SELECT repeat('x', 100) FROM generate_series(1, 100000)) TO STDOUT")
        ]),
    ])
    func whatIsCopiedOutIsDropped(request: Request) throws {
        let results = try connection.perform(request)
        #expect(results.map(\.commandTag) == ["COPY 100000"])
        #expect(results.map(\.rowCount) == [0])
        #expect(try session.rows("SELECT 1") == [["1"]])
    }

    @Test func copyingOutLetsTheLoopGoOn() throws {
        let other = try session.open()
        try other.perform(.simple("SELECT pg_advisory_lock(1)"))
        try session.rows("SET lock_timeout TO '60s'")
        var reply: Reply?
        // The rows before the one that waits are more than the server keeps back.
        connection.submit(
            .simple(
                """
                COPY (SELECT repeat('x', 20000), CASE WHEN i = 5 THEN pg_advisory_lock(1)::text END
                      FROM generate_series(1, 5) i) TO STDOUT
                """)
        ) { reply = $0 }
        try session.wait(forEvent: "advisory", of: connection)
        var ticks = 0
        func tick() {
            session.loop.schedule(after: 1) {
                ticks += 1
                if ticks < 10 { tick() }
            }
        }
        tick()
        try session.wait { ticks == 10 }
        #expect(reply == nil)
        try other.perform(.simple("SELECT pg_advisory_unlock(1)"))
        try session.wait { reply != nil }
        #expect(reply?.error == nil)
    }
}

extension JoinedValues {
    fileprivate var string: String { String(decoding: text, as: UTF8.self) }
}

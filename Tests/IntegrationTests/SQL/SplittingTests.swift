import EphemeralPostgres
import Filesystem
import Glibc
import MigrationKit
import TestSupport
import Testing

@Suite("A SQL file reaches the server as psql sends it")
struct SplittingTests {
    /// Statements in which a semicolon, a quote or a backslash stands where it ends nothing.
    private static let awkward = [
        "CREATE TABLE t (a int, b text DEFAULT ';')",
        "INSERT INTO t VALUES (1, 'it''s;'), (2, E'\\';'), (3, $$;$$), (4, $x$ $$; $y$; $x$)",
        "SELECT E'a'\n  'b;' AS c",
        "SELECT 'a\\' AS d, U&'d\\0061t;' , U&\"d\\0061t;\" FROM (SELECT 1 AS \"dat;\") AS x",
        "SELECT B'1', X'1F', N';'",
        "SELECT 1 /* ; /* nested; */ ' */ + 1",
        "SELECT 1 -- ; ' \" $$\n  + 1",
        "SELECT 4 - -1, 4--1;\n + 2",
        "SELECT a AS a$b$ FROM t",
        "CREATE RULE r AS ON DELETE TO t DO ALSO (SELECT 1; SELECT 2)",
        "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC\n"
            + "  SELECT CASE WHEN a > 1 THEN 2 END; SELECT 3;\nEND",
        "CREATE OR REPLACE PROCEDURE p() LANGUAGE sql BEGIN ATOMIC DELETE FROM t; END",
        "CREATE FUNCTION g() RETURNS text LANGUAGE plpgsql AS $body$\n"
            + "BEGIN\n  RETURN 'a;' || $$b;$$;\nEND;\n$body$",
        "DO $$ BEGIN PERFORM 1; PERFORM 2; END $$",
        "CREATE VIEW \"v;\"\"w\" AS SELECT 'grüße; 日本' AS \"ü;\"",
        "BEGIN", "SAVEPOINT s", "INSERT INTO t VALUES (5, 'own')", "COMMIT",
        "SELECT 'a\n;\nb'",
        "SELECT '\\d; \\restrict' AS e",
        "SELECT (SELECT ';') FROM t WHERE b = ANY (ARRAY['a;', \"b\"])",
    ]

    @Test("What the server logs is the same", .needs(.version(15)), arguments: ["\n", "\r\n"])
    func sameStatements(lineEnd: String) throws {
        let server = try LoggingServer()
        defer { server.stop() }
        var text =
            "\u{FEFF}-- jsmigrate: no-transaction\n" + Self.awkward.joined(separator: ";\n\n")
            + ";\n"
        text += "\\restrict k3y\n;;\nSELECT 1;SELECT 2; /* x */ SELECT 3\n;\\unrestrict k3y\n"
        text += "COPY t FROM STDIN;\n7\tcopied; it's\n8\t$$\n\\.\nSELECT 9;\n"
        text += "SELECT 'the last'"
        text = text.split(separator: "\n", omittingEmptySubsequences: false)
            .joined(separator: lineEnd)
        let project = try Project([
            "migrations/001_it.sql": text
        ])
        let psql = try server.logged(by: "psql", in: project) { environment in
            try server.psql(["--file", project.path(of: "migrations/001_it.sql")], environment)
        }
        let ours = try server.logged(by: "jsmigrate", in: project) { environment in
            try JSMigrate.run(["up"], in: project, environment: environment)
        }
        #expect(psql.count >= Self.awkward.count)
        let difference = (0..<max(psql.count, ours.count)).first { index in
            index >= psql.count || index >= ours.count || psql[index] != ours[index]
        }
        if let index = difference {
            let pair = [psql, ours].map { $0.indices.contains(index) ? $0[index] : "nothing" }
            Issue.record("statement \(index): psql sent \(pair[0])\nwe sent \(pair[1])")
        }
    }

    @Test("Ten thousand statements are divided, run and counted")
    func manyStatements() throws {
        var text = "CREATE TABLE many (n int, t text);\n"
        for number in 1..<10_000 { text += "INSERT INTO many VALUES (\(number), 'a;b');\n" }
        let scene = try Scene()
        try scene.project.write("migrations/001_many.sql", text)
        let outcome = try scene.run("up")
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(try scene.database.value("SELECT count(*) FROM many") == "9999")
        #expect(try scene.row()["statements"] == "10000")
        #expect(try scene.row()["transactional"] == "true")
    }
}

/// A server of its own that logs every statement, each with the program that sent it.
private struct LoggingServer {
    private let cluster: EphemeralCluster
    private let databases = ["psql", "jsmigrate"]

    init() throws {
        var options = EphemeralCluster.Options()
        options.databaseName = "first"
        options.settings = [
            ("log_statement", "all"), ("log_destination", "jsonlog"), ("logging_collector", "on"),
            ("log_directory", "log"), ("log_filename", "all.log"), ("autovacuum", "off"),
        ]
        cluster = try EphemeralCluster.start(options)
    }

    func stop() { cluster.stop() }

    /// Runs something on a fresh database and gives the texts of the statements that reached it from the
    /// session that sent the marker of the file, without bookkeeping.
    func logged(
        by name: String, in project: Project, run: ([String: String]) throws -> JSMigrate.Outcome
    ) throws -> [String] {
        let settings = cluster.connectionSettings
        var environment = [
            "PGHOST": settings.socketDirectory, "PGPORT": String(settings.port),
            "PGUSER": settings.user, "PGDATABASE": settings.databaseName,
        ]
        let made = try psql(["--command", "CREATE DATABASE by_\(name)"], environment)
        guard made.exitCode == 0 else { throw TestFailure("\(made)") }
        environment["PGDATABASE"] = "by_\(name)"
        let outcome = try run(environment)
        guard outcome.exitCode == 0 else { throw TestFailure("\(outcome)") }
        let entries = try entries(environment).filter { $0["dbname"]?.string == "by_\(name)" }
        let texts = entries.compactMap { entry -> (session: String, text: String)? in
            guard let message = entry["message"]?.string,
                let session = entry["session_id"]?.string,
                message.hasPrefix("statement: ")
            else { return nil }
            return (session, String(message.dropFirst("statement: ".count)))
        }
        let session = texts.first { $0.text.contains("DEFAULT ';'") }?.session
        return texts.filter { $0.session == session }.map(\.text)
            .filter { !$0.contains("jsmigrate") && $0 != Self.farewell }
            .map(Self.normalized).filter { !$0.isEmpty }
    }

    /// What a session of a run ends with.
    private static let farewell = "SELECT pg_catalog.pg_advisory_unlock_all()"

    /// psql sends the semicolon along, and comments of its own line before a statement are nobody's.
    private static func normalized(_ text: String) -> String {
        var text = text[...]
        while let last = text.last, last == ";" || last.isWhitespace { text.removeLast() }
        return String(text)
    }

    func psql(_ arguments: [String], _ environment: [String: String]) throws -> JSMigrate.Outcome {
        var variables = JSMigrate.baseEnvironment
        for (name, value) in environment { variables[name] = value }
        return try RunningProgram(
            cluster.binaries.directory + "/psql", ["--no-psqlrc", "--quiet"] + arguments,
            in: Project(), environment: variables, standardInput: "", terminal: false
        ).finish()
    }

    /// What was logged by now: it goes through the server's collector, which is awaited with a mark.
    private func entries(_ environment: [String: String]) throws -> [JSON] {
        let mark = "the end of \(environment["PGDATABASE"] ?? "")"
        let marked = try psql(["--command", "SELECT '\(mark)'"], environment)
        guard marked.exitCode == 0 else { throw TestFailure("\(marked)") }
        let path = cluster.connectionSettings.socketDirectory + "/data/log/all.json"
        let deadline = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < deadline {
            let lines = try Filesystem.readText(path).split(separator: "\n")
            if let end = lines.firstIndex(where: { $0.contains(mark) }) {
                return try lines[..<end].map { try JSON(parsing: String($0)) }
            }
            usleep(20_000)
        }
        throw TestFailure("the log does not tell of the mark")
    }
}

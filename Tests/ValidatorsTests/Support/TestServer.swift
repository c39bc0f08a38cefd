import EventLoop
import Postgres
import Synchronization

/// The server that the tests run on.
enum TestServer {
    private static let counter = Atomic<Int>(0)

    static func keywords(database: String, user: String? = nil) -> [(String, String)] {
        [("host", "/tmp/val-pg"), ("user", user ?? "postgres"), ("dbname", database)]
    }

    static func createDatabase() throws -> String {
        let number = counter.add(1, ordering: .relaxed).newValue
        let name = "checked_\(number)"
        let admin = try Connection.open(keywords(database: "postgres"), on: EventLoop())
        defer { admin.close() }
        try admin.perform(.simple("DROP DATABASE IF EXISTS \(name) WITH (FORCE)"))
        try admin.perform(.simple("CREATE DATABASE \(name)"))
        try admin.perform(.simple("DROP ROLE IF EXISTS \(name)_reader"))
        return name
    }
}

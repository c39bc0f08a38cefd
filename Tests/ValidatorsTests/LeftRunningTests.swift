import MigrationKit
import Postgres
import Testing

@testable import Validators

@Suite struct LeftRunningTests {
    private let database: CheckedDatabase
    private let validator = LeftRunningValidator()

    init() throws {
        database = try CheckedDatabase()
        try database.prepare("CREATE TABLE orders (id integer); CREATE TABLE other (id integer)")
    }

    private func check(
        on relation: String? = nil, as session: Connection? = nil
    ) throws -> ValidationResult {
        try database.check(validator, as: session) {
            $0.trackingTable = "public.schema_migrations"
            guard let relation else { return }
            $0.executed = [
                ExecutedMigration(version: "1", name: "x", statements: [], relations: [relation])
            ]
        }
    }

    @Test func findsAnIndexThatIsStillBeingBuilt() throws {
        #expect(try check().details == "Nothing is left running.")
        // The build waits for whoever may still write to the table by an older view of it.
        let holder = try database.session()
        try holder.perform(.simple("BEGIN; INSERT INTO orders VALUES (1)"))
        let builder = try database.session()
        try database.begin("CREATE INDEX CONCURRENTLY slow ON orders (id)", waitingIn: builder)
        for result in [try check(), try check(on: "orders")] {
            #expect(result.status == .warn)
            #expect(
                result.details?.contains(
                    "pid \(builder.backendProcessID): CREATE INDEX CONCURRENTLY (waiting for")
                    == true,
                "\(result)")
            #expect(result.details?.contains("on orders, for ") == true)
        }
        #expect(try check(on: "other").status == .pass)
        let invalid = try database.check(InvalidIndexesValidator())
        #expect(invalid.status == .warn)
        #expect(invalid.details?.contains("another session is building it") == true)
    }

    @Test func findsARunThatIsAtWork() throws {
        try database.prepare("CREATE TABLE schema_migrations (id integer)")
        let run = try database.session()
        try run.perform(
            .simple("SELECT pg_advisory_lock_shared(hashtextextended('jsmigrate:public', 1))"))
        #expect(try check().status == .pass, "an idle session is on its way out")
        try run.perform(.simple("BEGIN; SELECT FROM orders"))
        let result = try check()
        #expect(result.status == .warn)
        #expect(
            result.details?.contains(
                "pid \(run.backendProcessID): a run of migrations is at work") == true)
    }

    @Test func saysWhatTheRoleMayNotSee() throws {
        let role = try database.makeRole()
        let holder = try database.session()
        try holder.perform(.simple("BEGIN; INSERT INTO orders VALUES (1)"))
        try database.begin(
            "CREATE INDEX CONCURRENTLY slow ON orders (id)", waitingIn: database.session())
        let result = try check(as: database.session(as: role))
        #expect(result.status == .pass)
        #expect(result.details?.contains("What other roles run is not shown") == true)
    }
}

import MigrationKit
import Postgres
import Testing

extension Fault {
    static var invalidIndexes: [Fault] {
        [
            Fault(
                title: "a concurrent build that failed", status: .fail, sound: orders,
                make: { scene in
                    #expect(throws: (any Error).self) {
                        try scene.run("CREATE UNIQUE INDEX CONCURRENTLY \"The key\" ON orders (id)")
                    }
                    return ["public.\"The key\" on orders: remove duplicate rows, then REINDEX"]
                },
                mend: { scene, found in
                    try scene.run("DELETE FROM orders")
                    try scene.run(printed: "REINDEX INDEX CONCURRENTLY", in: found)
                }),
            Fault(
                title: "a concurrent rebuild that was ended", status: .fail, sound: orders,
                make: { scene in
                    try scene.run("CREATE INDEX orders_id ON orders (id)")
                    let writer = try scene.open("BEGIN; INSERT INTO orders VALUES (2)")
                    #expect(throws: (any Error).self) {
                        try scene.run(each: [
                            "SET lock_timeout = 50", "REINDEX INDEX CONCURRENTLY orders_id",
                        ])
                    }
                    try writer.perform(.simple("ROLLBACK"))
                    return ["public.orders_id_ccnew on orders: left by REINDEX CONCURRENTLY"]
                }, mend: printed("DROP INDEX CONCURRENTLY")),
            Fault(
                title: "an index that is being built", status: .warn, sound: orders,
                make: { scene in
                    try scene.open("BEGIN; INSERT INTO orders VALUES (2)")
                    try scene.database.begin(
                        "CREATE INDEX CONCURRENTLY slow ON orders (id)", waitingIn: scene.open())
                    return ["public.slow on orders: another session is building it"]
                },
                // "Wait for the build."
                mend: { scene, found in
                    try scene.run(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE state = 'idle in transaction' AND datname = current_database()"
                    )
                    try scene.database.wait(
                        for:
                            "SELECT FROM pg_index WHERE indexrelid = 'slow'::regclass AND indisvalid"
                    )
                }),
        ]
    }

    private static let orders: @Sendable (FaultScene) throws -> Void = { scene in
        try scene.run("CREATE TABLE orders (id integer); INSERT INTO orders VALUES (1), (1)")
    }
}

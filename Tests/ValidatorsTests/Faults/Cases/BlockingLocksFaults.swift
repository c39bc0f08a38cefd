import MigrationKit
import Postgres

extension Fault {
    static var blockingLocks: [Fault] {
        [
            Fault(
                title: "a session that waits for another", status: .warn, sound: tables,
                make: { scene in
                    let holder = try scene.open("BEGIN; LOCK TABLE other IN ACCESS SHARE MODE")
                    let waiter = try scene.open()
                    try scene.database.begin("ALTER TABLE other ADD note text", waitingIn: waiter)
                    return [
                        "1 session holds locks that are in the way; 1 session waits",
                        "\npid \(holder.backendProcessID) (",
                        "\n  pid \(waiter.backendProcessID) (",
                        "for AccessExclusiveLock on other",
                    ]
                }, mend: ending),
            Fault(
                title: "a session that waits for a table of the plan", status: .fail, sound: tables,
                make: { scene in
                    try scene.open("BEGIN; UPDATE orders SET id = 2")
                    let waiter = try scene.open()
                    try scene.database.begin("UPDATE orders SET id = 3", waitingIn: waiter)
                    return ["for ShareLock on a row of orders (a table of the plan)"]
                }, mend: ending),
            Fault(
                title: "a reader of a table of the plan, idle in its transaction", status: .fail,
                sound: tables,
                make: { scene in
                    let holder = try scene.open("BEGIN; SELECT * FROM orders")
                    return [
                        "pid \(holder.backendProcessID) (",
                        "has held AccessShareLock on orders (a table of the plan)",
                    ]
                }, mend: ending),
            Fault(
                title: "a query at work on a table of the plan", status: .warn, sound: tables,
                make: { scene in
                    let reader = try scene.open()
                    try scene.database.begin(
                        "SELECT pg_sleep(600) FROM orders", runningIn: reader)
                    return ["pid \(reader.backendProcessID) (", "AccessShareLock on orders (a"]
                }, mend: ending),
            Fault(
                title: "a strong lock that nobody waits for yet", status: .warn, sound: tables,
                make: { scene in
                    try scene.open("BEGIN; LOCK TABLE other IN SHARE MODE")
                    return ["nobody waits yet", "has held ShareLock on other"]
                }, mend: ending),
            Fault(
                title: "a prepared transaction on a table of the plan", status: .fail,
                sound: tables,
                make: { scene in
                    let name = "'\(scene.database.name)'"
                    try scene.run(
                        "BEGIN; INSERT INTO orders VALUES (2); PREPARE TRANSACTION \(name)")
                    return ["prepared transaction \(name) has held RowExclusiveLock on orders"]
                }, mend: printed("ROLLBACK PREPARED")),
        ]
    }

    private static let tables: @Sendable (FaultScene) throws -> Void = { scene in
        try scene.run(
            "CREATE TABLE orders (id integer); INSERT INTO orders VALUES (1);"
                + " CREATE TABLE other (id integer)")
        scene.plan("ALTER TABLE orders ADD COLUMN note text", on: "orders")
    }

    /// Ends the sessions by the statements that are printed.
    private static let ending: @Sendable (FaultScene, ValidationResult) throws -> Void = {
        scene, found in
        try scene.run(printed: "SELECT pg_terminate_backend", in: found)
        try scene.database.wait(
            for: """
                SELECT WHERE NOT EXISTS (
                    SELECT FROM pg_locks
                     WHERE relation >= 16384 AND pid <> pg_backend_pid()
                       AND database = (SELECT oid FROM pg_database
                                        WHERE datname = current_database()))
                """)
    }
}

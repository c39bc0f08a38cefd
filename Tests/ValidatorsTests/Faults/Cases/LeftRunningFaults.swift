import Glibc
import MigrationKit
import Postgres
import TestSupport
import Testing

extension Fault {
    static var leftRunning: [Fault] {
        [
            Fault(
                title: "an autovacuum of a table of the run", status: .warn, place: .ownServer,
                sound: { scene in
                    try scene.run(
                        """
                        CREATE TABLE orders (id integer) WITH (autovacuum_enabled = false,
                            autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,
                            autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1);
                        INSERT INTO orders SELECT n FROM generate_series(1, 100000) AS n
                        """)
                    scene.ran(on: "public.orders")
                },
                make: { scene in
                    try scene.run("DELETE FROM orders")
                    try scene.run("ALTER TABLE orders SET (autovacuum_enabled = true)")
                    try scene.database.wait(
                        for: "SELECT FROM pg_stat_progress_vacuum WHERE relid = 'orders'::regclass")
                    return ["autovacuum (", ") on orders, for "]
                },
                mend: { scene, found in
                    try scene.run(printed: "SELECT pg_cancel_backend", in: found)
                    // It comes back within a second, and gives way to this.
                    try scene.run("ALTER TABLE orders SET (autovacuum_enabled = false)")
                    try scene.waitForTheEndOfWork()
                }),
            slow(
                "an index build", "CREATE INDEX CONCURRENTLY ON orders (slow(id))", "CREATE INDEX"),
            slow("a rewrite", "VACUUM (FULL) orders", "VACUUM FULL ("),
            Fault(
                title: "a run of migrations", status: .warn,
                files: nil,
                sound: { scene in
                    try scene.run("CREATE TABLE orders (id integer)")
                    scene.told = { $0.trackingTable = "public.schema_migrations" }
                },
                make: { scene in
                    let project = try Project([
                        "migrations/001-a.sql": "SELECT pg_sleep(600) FROM orders;"
                    ])
                    try scene.run("INSERT INTO orders VALUES (1)")
                    scene.running = try JSMigrate.start(
                        ["up"], in: project, database: scene.database.database)
                    try scene.waitForSleep()
                    return ["a run of migrations is at work"]
                },
                mend: { scene, _ in
                    scene.running?.send(signal: SIGINT)
                    _ = scene.running?.finish()
                    try scene.database.waitForOthersToEnd()
                }),
        ]
    }

    /// Work on a table that takes its time, by an index on an expression that does.
    private static func slow(_ title: String, _ sql: String, _ named: String) -> Fault {
        Fault(
            title: title, status: .warn,
            sound: { scene in
                try scene.run(
                    """
                    CREATE TABLE orders (id integer); INSERT INTO orders VALUES (1);
                    CREATE FUNCTION slow(integer) RETURNS integer IMMUTABLE LANGUAGE plpgsql AS $$
                        BEGIN
                            PERFORM pg_sleep(coalesce(current_setting('fault.pause', true), '0')::float);
                            RETURN $1;
                        END $$;
                    CREATE INDEX ON orders (slow(id))
                    """)
                scene.ran(on: "orders")
            },
            make: { scene in
                let session = try scene.open("SET fault.pause = 600")
                try scene.database.begin(sql, runningIn: session)
                return ["pid \(session.backendProcessID): \(named)", ") on orders, for "]
            },
            mend: { scene, found in
                try scene.run(printed: "SELECT pg_cancel_backend", in: found)
                try scene.waitForTheEndOfWork()
            })
    }
}

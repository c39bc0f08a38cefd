import MigrationKit
import Postgres
import Testing

extension Fault {
    static var wraparound: [Fault] {
        [
            Fault(
                title: "a table near wraparound", status: .warn, place: .ownServer,
                sound: { scene in
                    // Only an autovacuum that prevents a wraparound goes over these, and slowly.
                    try scene.run(
                        """
                        CREATE TABLE orders WITH (autovacuum_enabled = false,
                                autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1)
                            AS SELECT repeat('x', 999) FROM generate_series(1, 3000);
                        CREATE UNLOGGED TABLE ash (id integer) WITH (autovacuum_enabled = false)
                        """)
                    scene.plan(on: "orders")
                },
                make: { scene in
                    try scene.run(
                        """
                        DO $$ BEGIN
                            FOR number IN 1..100500 LOOP
                                BEGIN INSERT INTO ash VALUES (1);
                                EXCEPTION WHEN division_by_zero THEN NULL; END;
                            END LOOP;
                        END $$
                        """)
                    try scene.database.wait(for: "SELECT FROM pg_stat_activity WHERE \(worker)")
                    return [
                        "orders is at 100 percent of the age",
                        ", an autovacuum that prevents a wraparound, runs on orders and",
                    ]
                },
                mend: { scene, found in
                    let freeze = try #require(
                        found.statements(beginning: "VACUUM (FREEZE) orders").first)
                    try scene.database.begin(freeze, waitingIn: scene.open())
                    try scene.run(
                        "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE \(worker)")
                    // What is kept out of line is frozen after the table, in a transaction of its own.
                    try scene.database.wait(
                        for: """
                            SELECT FROM pg_class
                             WHERE oid = 'orders'::regclass AND age(relfrozenxid) < 1000
                               AND NOT EXISTS (
                                       SELECT FROM pg_stat_activity
                                        WHERE \(worker)
                                           OR query LIKE 'VACUUM (FREEZE)%' AND state = 'active')
                            """)
                })
        ]
    }

    private static let worker = "query LIKE 'autovacuum:%public.orders (to prevent wraparound)'"
}

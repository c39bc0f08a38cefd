import MigrationKit

extension Fault {
    static var indexUse: [Fault] {
        [
            Fault(
                title: "an index that was used and is gone", status: .warn, sound: used,
                make: { scene in
                    try scene.run("DROP INDEX \"The totals\"")
                    return [
                        "public.\"The totals\" on public.orders was scanned 5 times and is gone"
                    ]
                }, mend: printed("CREATE INDEX CONCURRENTLY")),
            Fault(
                title: "a large table that is read as a whole", status: .warn, sound: used,
                make: { scene in
                    try scene.run(String(repeating: "SELECT count(*) FROM orders; ", count: 11))
                    return ["public.orders: 11 scans of all its 300 rows since the run began"]
                },
                mend: { scene, _ in try scene.run(lookUps(12)) }),
        ]
    }

    private static let used: @Sendable (FaultScene) throws -> Void = { scene in
        try scene.run(
            """
            CREATE TABLE orders (id integer, total integer);
            INSERT INTO orders SELECT n, n FROM generate_series(1, 300) AS n;
            CREATE INDEX "The totals" ON orders (total)
            """)
        try scene.run(lookUps(5))
        let before = try scene.database.snapshot()
        scene.told = {
            $0.before = before
            $0.thresholds.largeTableRows = 100
        }
    }

    private static func lookUps(_ count: Int) -> String {
        "SET enable_seqscan = off; SET enable_bitmapscan = off;"
            + String(repeating: "SELECT * FROM orders WHERE total = 7; ", count: count)
    }
}

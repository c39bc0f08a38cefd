import MigrationKit

extension Fault {
    static var unusedIndexes: [Fault] {
        [
            unused(
                "an index that no query uses", "CREATE TABLE orders (id integer)",
                "DROP INDEX CONCURRENTLY"),
            unused(
                "an index of a partitioned table that no query uses",
                "CREATE TABLE orders (id integer) PARTITION BY RANGE (id); CREATE TABLE orders_low PARTITION OF orders FOR VALUES FROM (0) TO (10)",
                "DROP INDEX"),
        ]
    }

    private static func unused(_ title: String, _ tables: String, _ command: String) -> Fault {
        Fault(
            title: title, status: .warn,
            sound: { scene in
                try scene.run(tables)
                try scene.run("INSERT INTO orders VALUES (1)")
                scene.told = {
                    $0.thresholds.unusedIndexAge = .zero
                    $0.thresholds.unusedIndexMegabytes = 0
                }
            },
            make: { scene in
                try scene.run("CREATE INDEX \"The ids\" ON orders (id)")
                try scene.run("SELECT count(*) FROM orders")
                return ["1 unused index", "\"The ids\" on orders"]
            }, mend: printed(command))
    }
}
